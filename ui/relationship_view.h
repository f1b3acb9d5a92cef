#pragma once

#include "models/database/record_query.h"

#include <QtWidgets/QWidget>

class QTabBar;

namespace relata {

class DatabaseSession;
class RecordPane;
class UndoHistory;

/// A master and its details: whichever record is current in the master, the detail shows its children in the
/// relationship whose tab is chosen.
class RelationshipView : public QWidget
{
    Q_OBJECT

public:
    RelationshipView(DatabaseSession *session, UndoHistory *history, QWidget *parent = nullptr);
    ~RelationshipView() override;

    /// Makes a table the master. `current`: the record to begin at; `detail`: a record among its children to
    /// make current in the tab of `relationship`.
    void showTable(const TableName &table, const RecordKey &current = {},
                   const Relationship &relationship = {}, const RecordKey &detail = {});

    /// Goes to a record from anywhere: below its parent where parentAbove() names one, which is then the
    /// master, else as the master, with its children beside it.
    void showRecord(const TableName &table, const Record &record);
    /// Makes the records of a table that a search for the words finds the master.
    void showMatches(const TableName &table, const QString &words);

    RecordPane *master() const { return m_master; }

    RecordPane *detail() const { return m_detail; }

    /// The one that has the focus, or had it before a menu or a button took it.
    RecordPane *focusedPane() const { return m_focused; }

    /// What goToParent() leads to: one name, or several to choose from.
    QStringList parentNames() const;

    /// From the current record of the focused pane to its parent: "on an order: its customer".
    void goToParent();
    void focusNextPane();
    void showTab(int index);

Q_SIGNALS:
    void masterChanged(); ///< another table
    void focusedPaneChanged();

private:
    void arrange();
    void followFocus();
    void followMaster();
    void go(const TableName &table, const RecordKey &current, const Relationship &relationship,
            const RecordKey &detail);
    RecordKey takeWantedDetail(const Record &master);
    void updateTabs(const Record *record);
    void goTo(const Relationship &relationship, const Record &child);

    DatabaseSession *m_session;
    QTabBar *m_tabs;
    RecordPane *m_master;
    RecordPane *m_detail;
    RecordPane *m_focused;
    QList<Relationship> m_relationships; ///< of the master's table, one a tab
    TableName m_tabsOf;
    Relationship m_wantedTab;
    RecordKey m_wantedMaster; ///< whose child m_wantedDetail is
    RecordKey m_wantedDetail;
    bool m_focusDetail = false; ///< once it is shown
};

} // namespace relata
