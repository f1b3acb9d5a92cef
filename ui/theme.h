#pragma once

#include <QtCore/QObject>
#include <QtGui/QPalette>

class QDBusVariant;

namespace relata {

/// How the whole program looks: ProgramStyle with a light and a dark palette of our own. Follows the
/// desktop (through its portal, since Qt 6.4 does not) unless one of the two is chosen. On the GUI thread.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Choice
    {
        System,
        Light,
        Dark
    };

    explicit Theme(QObject *parent = nullptr);

    void choose(Choice choice);

    Choice choice() const { return m_choice; }

    bool isDark() const { return m_choice == Choice::Dark || (m_choice == Choice::System && m_systemIsDark); }

    static QPalette palette(bool dark);

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askDesktop();
    void apply();

    Choice m_choice = Choice::System;
    bool m_systemIsDark = false;
};

} // namespace relata
