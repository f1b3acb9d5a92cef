#pragma once

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace relata {

/// What the window shows while a database is being opened and that takes a while: which, and a way to stop.
class OpeningPage : public QWidget
{
    Q_OBJECT

public:
    explicit OpeningPage(QWidget *parent = nullptr);

    void setDatabase(const QString &name);

Q_SIGNALS:
    void stopRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void reveal();

    QWidget *m_inside; ///< shown a moment later: what opens at once does not flicker
    QLabel *m_text;
    QPushButton *m_stop;
    QTimer m_patience;
};

} // namespace relata
