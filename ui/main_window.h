#pragma once

#include "models/database/database_location.h"
#include "models/database/record.h"

#include <QtWidgets/QMainWindow>

#include <functional>
#include <memory>

class QLabel;
class QToolButton;

namespace relata {

class DatabaseSession;
class MessageBar;
class RecordPane;
class RelationshipView;
class UndoHistory;

/// What to show first in a database; empty: its first table.
struct StartPlace
{
    QString table;
    QString key;
};

/// The window on one database: the relationship view, its menus, and a status bar that says where one is. It
/// composes; what the parts do is theirs.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a database in this window, instead of the one that is open.
    void open(const DatabaseLocation &location, const StartPlace &start = {});

    RelationshipView *view() const { return m_view; }

Q_SIGNALS:
    void opened();
    void openFailed(const relata::DatabaseError &error);

private:
    void makeMenus();
    void makeStatusBar();
    QAction *addAction(QMenu *menu, const QString &text, const QKeySequence &keys,
                       const std::function<void()> &does);
    void addTableMenu();
    void sessionOpened();
    void showStart();
    void showError(const DatabaseError &error);
    void chooseFile();
    void updateUndo();
    void updateStatus();
    void updateTitle();
    void rebuildTables();

    DatabaseLocation m_location;
    StartPlace m_start;
    std::unique_ptr<DatabaseSession> m_session;
    UndoHistory *m_history = nullptr;   ///< with the session
    RelationshipView *m_view = nullptr; ///< with the session
    MessageBar *m_messages;
    QWidget *m_page;
    QMenu *m_tables = nullptr;
    QToolButton *m_breadcrumb;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QList<QAction *> m_databaseActions; ///< of use with an open database alone
    QLabel *m_position;
    QLabel *m_activity;
    QLabel *m_saved;
    QLabel *m_database;
};

} // namespace relata
