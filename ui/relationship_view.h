#pragma once

#include "models/visit_history.h"

#include <QtWidgets/QWidget>

namespace relata {

class ChildTabs;
class DatabaseSession;
class DraftRecorder;
class FormHost;
class RecordDetails;
class RecordPane;
class Sidebar;
struct StoredDraft;
class UndoHistory;
class ViewSplitter;

/// A master and its details: whichever record is current in the master, the detail shows its children in the
/// relationship whose tab is chosen, or, in the last tab, the record itself as a form.
class RelationshipView : public QWidget
{
    Q_OBJECT

public:
    /// Whether the focus goes along to what is shown, or stays where somebody may be typing.
    enum class Focus
    {
        Follows,
        Stays
    };

    RelationshipView(DatabaseSession *session, UndoHistory *history, QWidget *parent = nullptr);
    ~RelationshipView() override;

    /// Makes a table the master. `current`: the record to begin at; `detail`: a record among its children to
    /// make current in the tab of `relationship`.
    void showTable(const TableName &table, const RecordKey &current = {},
                   const Relationship &relationship = {}, const RecordKey &detail = {});

    /// Goes to a record from anywhere: below its parent where parentAbove() names one, which is then the
    /// master, else as the master, with its children beside it.
    void showRecord(const TableName &table, const Record &record, Focus focus = Focus::Follows);
    /// Makes the records of a table that a search for the words finds the master.
    void showMatches(const TableName &table, const QString &words);
    /// Makes the records of a table that have no parent in a relationship the master.
    void showWithoutParent(const Relationship &relationship);
    /// Says that there is nothing to show, and what to do.
    void showNoTables();

    RecordPane *master() const { return m_master; }

    RecordPane *detail() const { return m_detail; }

    /// The master's current record as a form, in the detail's place.
    RecordDetails *details() const { return m_details; }

    ChildTabs *tabs() const { return m_tabs; }

    Sidebar *sidebar() const { return m_sidebar; }

    /// The one that has the focus, or had it before a menu or a button took it.
    /// For the details that is the master: it is its record.
    RecordPane *focusedPane() const { return m_focused; }

    /// The forms where the focus is, or was.
    FormHost *focusedForms() const;
    /// Shows a draft that is kept, one after the other; false where there is none.
    bool openNextDraft();
    qsizetype unsavedCount() const; ///< records with something typed about them, wherever
    qsizetype unkeptCount() const;  ///< those of them that would be lost with the window

    /// What keeps the drafts beyond this run; it outlives them, or is closed before.
    void setRecorder(DraftRecorder *recorder);
    /// A draft of an earlier run, with its record as it is `now`; `show`: where it was typed, else it is only
    /// kept. False where there is no place for it any more.
    bool resumeDraft(const StoredDraft &stored, const std::optional<Record> &now, bool show);

    /// What newChild() begins: "New Order for Ada Lovelace"; empty where it can do nothing.
    QString newChildText() const;
    /// Whether the master's record is still being read.
    bool isOnItsWay() const;
    /// A new child of the master's current record: of the one that is on its way, once it is there.
    void newChild();

    /// What goToParent() leads to: one name, or several to choose from.
    QStringList parentNames() const;

    /// From the current record of the focused pane to its parent: "on an order: its customer".
    void goToParent();
    /// Where goDown() leads: "Orders"; empty where that is nowhere.
    QString childrenName() const;
    /// Makes the children of the master's current record the master: of the one that is on its way, once it
    /// is there.
    void goDown();

    SchemaPtr schema() const; ///< of the database
    /// The relationships in which records of the master's table need not have a parent.
    QList<Relationship> parentsThatMayBeMissing() const;

    bool canGoBack() const { return m_visits.canGoBack(); }

    bool canGoForward() const { return m_visits.canGoForward(); }

    /// To the place where one was before this one, or has come back from, as it was left.
    void goBack();
    void goForward();

    /// The way from a whole table down to what the detail shows: tables and records in turn. "Customers",
    /// "Ada Lovelace", "Orders".
    QStringList trail() const;
    /// The step of trail() whose records have the keyboard.
    int currentStep() const;
    /// Goes to a step of trail(): a table as it was left, a record as a form beside it.
    void openStep(int index);
    void focusNextPane();
    void showTab(int index);
    /// Puts the detail below the master, or beside it.
    void setStacked(bool stacked);

Q_SIGNALS:
    void masterChanged(); ///< another table
    void focusedPaneChanged();
    void tabsChanged(); ///< their names or the chosen one

private:
    enum class Spot ///< where something can be typed
    {
        Master,
        Detail,
        Details
    };

    void arrange();
    void followFocus();
    void followMaster();
    void showExactCount();
    void chooseWantedTab();
    void connectWays(RecordPane *pane);
    Place place() const;
    QList<std::shared_ptr<const Place>> placesAbove() const;
    void visit(const Place &place, Focus focus = Focus::Follows);
    void enter(const Place &place, Focus focus = Focus::Follows);
    void remember();
    void wait(void (RelationshipView::*step)());
    void takeWaitingStep();
    std::optional<PanePlace> takeWantedDetail(const Record &master);
    void goInto(const RecordPane *pane, const Record &record, const Relationship &relationship);
    void goAbove(const Record &child);
    QList<Relationship> parentsToChoose() const;
    qsizetype likelyParent(const QList<Relationship> &parents) const;
    void showNoRecord(const Table &table);
    void showDetails(const Table &table, const Record &record);
    void showChildren(const Table &table, const Record &record, const Relationship &relationship);
    void showInDetails(const TableName &table, const RecordKey &key);
    void focusDetail();
    bool openDraftIn(Spot spot, bool goOn);
    void updateTabs(const Record *record);
    bool canHaveChild(const Relationship &relationship) const;
    void connectDetails();
    void goTo(const RecordPane *pane, const Relationship &relationship, const Record &child);

    DatabaseSession *m_session;
    Sidebar *m_sidebar; ///< made first: the Tab key comes by it before the panes
    ViewSplitter *m_splitter;
    ChildTabs *m_tabs;
    RecordPane *m_master;
    RecordPane *m_detail;
    RecordDetails *m_details;
    RecordPane *m_focused;
    bool m_inDetails = false; ///< whether the focus is, or was, in the details
    TableName m_tabsOf;
    VisitHistory m_visits;
    std::shared_ptr<const Place> m_above;          ///< from which one went down to here
    Place m_wanted;                                ///< what is still to be done of a place that is entered
    bool m_walking = false;                        ///< a parent is being looked for
    QList<void (RelationshipView::*)()> m_waiting; ///< steps to take as soon as there is a record
};

} // namespace relata
