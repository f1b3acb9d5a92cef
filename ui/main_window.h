#pragma once

#include "models/database/database_location.h"
#include "models/database/record.h"
#include "models/database/undeclared_keys.h"

#include <QtWidgets/QMainWindow>

#include <functional>
#include <memory>

class QStackedWidget;

namespace relata {

class ConnectPage;
class DatabaseOpener;
class DatabaseSession;
class DraftOffer;
class DraftRecorder;
class FileActions;
class MessageBar;
class OpeningPage;
class PlacesBar;
class RelationshipView;
class SaveCopy;
class SearchEverything;
class Theme;
class UndoHistory;
class WelcomePage;
class WindowActions;
class WindowStatus;

/// What to show first in a database; empty: its first table.
struct StartPlace
{
    QString table;
    QString key;
};

/// The window on one database: the relationship view, its actions, and bars that say where one is; without a
/// database, the pages that lead to one. It composes; what the parts do is theirs.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// With a theme, which outlives the window, its appearance can be chosen in the menus.
    explicit MainWindow(Theme *theme = nullptr, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a database in this window. The one that is open stays until the new one is there.
    void open(const DatabaseLocation &location, const StartPlace &start = {});
    /// The same, unless something is not saved yet: then that is asked about first.
    void requestOpen(const DatabaseLocation &location);

    RelationshipView *view() const { return m_view; }

    /// Puts all that is typed on the disk, as at the end of a session; waits for it a moment.
    void keepDrafts();

Q_SIGNALS:
    void opened();
    void openFailed(const relata::DatabaseError &error);

private:
    void setTabChain();
    void connectFiles();
    void connectPages();
    void sessionOpened();
    void adopt(std::unique_ptr<DatabaseSession> session);
    void followSession();
    void followView();
    void connectPlaces();
    void showPlace();
    void showRelationships();
    void useKeys(const QList<UndeclaredKey> &keys);
    void offerRelationships();
    void connectSearch();
    void showStart();
    void showOpenError(const DatabaseError &error);
    void showLost(const DatabaseError &error);
    void recover();
    void showSchemaChanged();
    void stopOpening();
    void closeDatabase();
    void requestClose();
    void closeEvent(QCloseEvent *event) override;
    bool isAllKept();
    void whenSaved(const QString &question, const QString &go, const std::function<void()> &action);
    void openDropped(const QStringList &paths, const QStringList &refused);
    void showPage(QWidget *page);
    void showWelcome();
    void showConnect(const DatabaseLocation &location);
    void showBack();
    void updateRecent();
    void update();
    void updateTitle();
    void rebuildTables();

    DatabaseLocation m_location; ///< of the database that is open
    StartPlace m_start;
    bool m_discards = false; ///< what is not saved is to go with the window
    QString m_note;          ///< to be said when the next database is open
    std::unique_ptr<DatabaseSession> m_session;
    UndoHistory *m_history = nullptr;          ///< with the session
    std::unique_ptr<DraftRecorder> m_recorder; ///< with the session
    RelationshipView *m_view = nullptr;        ///< with the session
    DatabaseOpener *m_opener;
    MessageBar *m_messages;
    DraftOffer *m_drafts;
    QStackedWidget *m_pages;
    FileActions *m_files;
    SaveCopy *m_copies;
    WindowActions *m_actions;
    PlacesBar *m_places;
    SearchEverything *m_search;
    WindowStatus *m_status;
    WelcomePage *m_welcome;
    ConnectPage *m_connect;
    OpeningPage *m_opening;
};

} // namespace relata
