#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtGui/QKeySequence>

#include <functional>

class QAction;
class QMainWindow;
class QMenu;

namespace relata {

class RecordPane;
class RelationshipView;
class TabActions;
class Theme;
class UndoHistory;

/// Everything that can be done in a window, in its menus. What an action is called follows the record it is
/// about ("New Order for Ada Lovelace"), and it is enabled exactly where it would do something.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    /// Fills the window's menu bar. Without a theme there is no appearance to choose.
    WindowActions(QMainWindow *window, Theme *theme);

    /// What the actions work on; null: nothing is open.
    void setView(RelationshipView *view, UndoHistory *history);
    /// To be called when what is shown has changed.
    void update();

    QMenu *tables() const { return m_tables; } ///< a list of the database's tables

    QAction *toParent() const { return m_toParent; }

    QAction *back() const { return m_back; }

    QAction *forward() const { return m_forward; }

    QAction *sidebar() const { return m_sidebar; }

    QAction *undo() const { return m_undo; }

    QAction *redo() const { return m_redo; }

    QAction *deleteRecords() const { return m_delete; }

    QAction *refresh() const { return m_refresh; }

Q_SIGNALS:
    void searchEverythingRequested();
    void relationshipsRequested();

private:
    using Doing = std::function<void()>;

    QAction *add(QMenu *menu, const QString &name, const QKeySequence &keys, const Doing &does);
    void makeEditMenu();
    void makeRecordMenu(QMenu *edit);
    void addFiltering(QMenu *edit);
    void updateFiltering();
    void makeViewMenu();
    void makeGoMenu();
    void makeHelpMenu();
    void addArrangement(QMenu *view);
    void addSidebar(QMenu *view);
    void showSidebar(bool shown);
    void findTable();
    void addAppearance(QMenu *view);
    void updateRecordActions();
    QString duplicateText() const;
    void updateForm();
    void setViewOfPlaces();
    void updatePlaces();
    void fillWithoutParent();
    void updateUndo();
    static void call(QAction *action, const QString &text);
    void explain();
    static void explain(const QList<QAction *> &actions, const QString &why);

    RecordPane *pane() const;

    QMainWindow *m_window;
    Theme *m_theme;
    QPointer<RelationshipView> m_view;
    QPointer<UndoHistory> m_history;
    QMenu *m_editMenu = nullptr;
    QMenu *m_tables = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_paste = nullptr;
    QAction *m_new = nullptr;
    QAction *m_newChild = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_duplicate = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_save = nullptr;
    QAction *m_saveAndNew = nullptr;
    QAction *m_search = nullptr;
    QAction *m_searchEverything = nullptr;
    QAction *m_filter = nullptr;
    QAction *m_filterByValue = nullptr;
    QAction *m_clearFilters = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_nextPane = nullptr;
    TabActions *m_tabs = nullptr;
    QMenu *m_columns = nullptr; ///< of the focused pane
    QAction *m_toParent = nullptr;
    QAction *m_toRow = nullptr;
    QAction *m_down = nullptr;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_sidebar = nullptr;
    QAction *m_findTable = nullptr;
    QAction *m_relationships = nullptr;
    QAction *m_schemaNotes = nullptr; ///< where there are any
    QMenu *m_withoutParent = nullptr; ///< the master's records that have none
};

} // namespace relata
