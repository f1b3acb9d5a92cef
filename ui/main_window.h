#pragma once

#include "models/database/database_location.h"
#include "models/database/record.h"

#include <QtWidgets/QMainWindow>

#include <memory>

namespace relata {

class DatabaseSession;
class MessageBar;
class PlacesBar;
class RelationshipView;
class SearchEverything;
class Theme;
class UndoHistory;
class WindowActions;
class WindowStatus;

/// What to show first in a database; empty: its first table.
struct StartPlace
{
    QString table;
    QString key;
};

/// The window on one database: the relationship view, its actions, and bars that say where one is. It
/// composes; what the parts do is theirs.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// With a theme, which outlives the window, its appearance can be chosen in the menus.
    explicit MainWindow(Theme *theme = nullptr, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a database in this window, instead of the one that is open.
    void open(const DatabaseLocation &location, const StartPlace &start = {});

    RelationshipView *view() const { return m_view; }

Q_SIGNALS:
    void opened();
    void openFailed(const relata::DatabaseError &error);

private:
    void sessionOpened();
    void followView();
    void connectSearch();
    void showStart();
    void showError(const DatabaseError &error);
    void chooseFile();
    void update();
    void updateTitle();
    void rebuildTables();

    DatabaseLocation m_location;
    StartPlace m_start;
    std::unique_ptr<DatabaseSession> m_session;
    UndoHistory *m_history = nullptr;   ///< with the session
    RelationshipView *m_view = nullptr; ///< with the session
    MessageBar *m_messages;
    QWidget *m_page;
    WindowActions *m_actions;
    PlacesBar *m_places;
    SearchEverything *m_search;
    WindowStatus *m_status;
};

} // namespace relata
