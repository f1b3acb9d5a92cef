#pragma once

#include "ui/settings.h"

#include <QtWidgets/QListWidget>

namespace relata {

/// The databases that were opened last, each with its place and when. Those whose file is gone are pale.
/// Enter or a double click opens one, Delete takes it off the list.
class RecentList : public QListWidget
{
    Q_OBJECT

public:
    explicit RecentList(QWidget *parent = nullptr);

    void setDatabases(const QList<RecentDatabase> &recent);
    /// The selected one; null where none is.
    std::optional<DatabaseLocation> current() const;

Q_SIGNALS:
    void openRequested(const relata::DatabaseLocation &location);
    void removeRequested(const relata::DatabaseLocation &location);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void addDatabase(const RecentDatabase &recent);
    void lookForFiles();
    void markVanished(const QStringList &paths);
    void showMenu(const QPoint &at);
    void openCurrent();

    QList<RecentDatabase> m_recent;
};

/// When something was opened, as people say it: "Today 14:05", "Yesterday", "3 May".
QString dayOf(const QDateTime &moment, const QDateTime &now);

} // namespace relata
