#pragma once

#include "ui/settings.h"

#include <QtWidgets/QScrollArea>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace relata {

class FileActions;
class RecentList;

/// What the window shows while no database does: the ways to one, and those that were open before.
class WelcomePage : public QScrollArea
{
    Q_OBJECT

public:
    explicit WelcomePage(const FileActions &actions, QWidget *parent = nullptr);

    void setDatabases(const QList<RecentDatabase> &recent);
    /// The database that is open behind the page; empty: none, and no way back.
    void setOpen(const QString &name);
    /// To the last database, or the first way to one.
    void focusFirst();

Q_SIGNALS:
    void openRequested(const relata::DatabaseLocation &location);
    void removeRequested(const relata::DatabaseLocation &location);
    void clearRequested();
    void backRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeTitle();
    QWidget *makeWays(const FileActions &actions);
    QWidget *makeRecent();

    QBoxLayout *m_columns;
    QPushButton *m_firstWay = nullptr;
    QPushButton *m_back;
    QPushButton *m_clear;
    RecentList *m_recent;
    QLabel *m_noRecent;
};

} // namespace relata
