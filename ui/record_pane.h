#pragma once

#include "models/database/change.h"
#include "models/place.h"
#include "ui/pane_texts.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QPushButton;

namespace relata {

class ColumnKeeper;
class CellLinks;
class CurrentRecord;
class DatabaseSession;
class FilterNotice;
class FormHost;
class MessageBar;
class PaneHeader;
class PaneFilters;
class PastePanel;
class ProgressLine;
class RecordClipboard;
class RecordDeletion;
class RecordDetails;
class RecordTableModel;
class RecordTableView;
class RowJump;
class SearchBar;
class SelectionSummary;
class UndoHistory;
class UndoOffer;

/// A table with its search field, its New button, its message bar and, while something is being typed, its
/// form. Master and detail are both one of these.
///
/// The record that is current is held by key: it stays current through sorting, saving and refreshing. What
/// the pane offers (New, the titles) belongs to the rows it shows: while those of another parent are on their
/// way, the old ones stay, pale.
class RecordPane : public QWidget
{
    Q_OBJECT

public:
    RecordPane(DatabaseSession *session, UndoHistory *history, QWidget *parent = nullptr);

    /// All records of a table; `current` is made the current one where it is among them, else the first.
    void showTable(const TableName &table, const RecordKey &current = {});
    /// The records of a table that a search for the words finds.
    void showMatches(const TableName &table, const QString &words);
    /// The children of a record. `parentLabel` is what the parent is called.
    void showChildren(const ParentRecord &parent, const QString &parentLabel, const RecordKey &current = {});
    /// Where somebody has been before, as it was left; what nobody has seen yet as showTable() and
    /// showChildren() do.
    void showPlace(const PanePlace &place);
    /// No rows, and a sentence that says why. `table`: whose rows there could be; empty: nobody's.
    void showNothing(const QString &why, const TableName &table = {});
    /// Shows something else in place of the search field and the rows; null: those.
    void showInstead(QWidget *other);

    /// The place beside this pane where the current record is a form.
    void setDetails(RecordDetails *details) { m_details = details; }

    const RecordQuery &query() const; ///< of the rows that are shown

    PanePlace place() const; ///< where one is among them

    /// What is shown, in a few words: "Orders of Ada Lovelace".
    QString heading() const;

    /// What the keys for a new record are, as the empty table says them.
    void setNewKeys(const QString &keys) { m_newKeys = keys; }

    /// The cells that lead to other records.
    CellLinks *links() const { return m_links; }

    RecordTableModel *model() const { return m_model; }

    RecordTableView *table() const { return m_table; }

    FormHost *forms() const { return m_forms; }

    MessageBar *messages() const { return m_messages; }

    /// Says what was done, with a way back, in messages().
    UndoOffer *undoOffer() const { return m_undoOffer; }

    RecordClipboard *clipboard() const { return m_clipboard; }

    PaneHeader *header() const { return m_header; }

    ColumnKeeper *columns() const { return m_columns; }

    PaneFilters *filters() const { return m_filters; }

    SelectionSummary *summary() const { return m_summary; }

    /// The word for one of the records: "Order"; empty where none are shown.
    QString recordWord() const;
    /// What newRecord() begins: "New Order for Ada Lovelace".
    QString newText() const;
    bool isWritable() const; ///< whether records can be added, changed or deleted
    bool mayAdd() const;     ///< isWritable(), and the user has the right to add
    bool mayEdit() const;    ///< isWritable(), and the user has the right to change at least a column
    bool mayDelete() const;  ///< isWritable(), and the user has the right to delete
    /// Whether the records stand on the far side of a link table: to add or delete one here is to link it to
    /// the parent, or to take the link away.
    bool isFarSide() const;
    QString deleteText() const; ///< what deleteSelected() does: "Delete Order"
    /// Why they cannot, in a sentence; empty where they can.
    QString whyNoNew() const;
    QString whyNoEdit() const;
    QString whyNoDelete() const;
    QString whyReadOnly() const;

    std::optional<Record> currentRecord() const;
    int currentRow() const; ///< -1 where there is none
    /// What the record is called: "order 12345 of Ada Lovelace".
    QString describe(const Record &record) const;

    /// Makes a record the current one, wherever it is.
    void select(const RecordKey &key);
    bool hasFocusInside() const;
    qsizetype unsavedCount() const; ///< drafts with something typed in them, and pasted rows
    qsizetype unkeptCount() const;  ///< those of them that are offered again nowhere: pasted rows
    /// Shows what is not saved yet: pasted rows, then one draft after the other. `goOn`: after the one that
    /// is open, else from the first. False where there is none.
    bool openNextDraft(bool goOn);

public Q_SLOTS:
    void newRecord();
    /// A new child of a record, whether or not that one's children are shown yet.
    void newRecordFor(const ParentRecord &parent, const QString &parentLabel);
    void openCurrent(); ///< in its form
    /// Makes a new record for a reference of the current one, in forms here; the details have no room for it.
    void makeParentOfCurrent(const QString &column, const QString &words);
    void editCurrent();      ///< in its cell
    void duplicateCurrent(); ///< as a new record
    void deleteSelected();
    /// Shows the clipboard's rows as new records, to be looked over and saved.
    void paste();
    void refresh();
    void focusSearch();
    void goToRow(); ///< whose number is then typed
    void focusTable();
    /// Something was saved in this pane, or beside it about one of its records: "order 12345 of Ada".
    /// `inPlace`: in a cell, and whoever typed may be elsewhere by now.
    void recordSaved(const relata::ChangeOutcome &outcome, const QString &name, bool inPlace = false);
    void showError(const relata::DatabaseError &error);

Q_SIGNALS:
    void currentRecordChanged();
    void statusChanged(); ///< position, count, activity or drafts

private:
    void arrange();
    void connectModel();
    void connectForms();
    void connectPaste();
    void openForm(const Record &record, const QString &column);
    void connectFilters();
    void showProgress();
    void ask(const RecordQuery &query, const QString &parentLabel, const RecordKey &current);
    void go(const PanePlace &place);
    void search(const QString &words);
    void leaveSearch();
    void leaveFilters();
    void askFiltered(const QString &words);
    void rowsReplaced();
    void adoptParentLabel();
    bool adoptQuery();
    void updateTexts();
    QString whyNot(const Table *table, bool Table::*right, const QString &sentence) const;
    const Table *tableOfRows() const;
    void nameParts();
    void newLink(const ParentRecord &parent, const QString &parentLabel);
    void deleteLink(const Record &record);
    void removeLink(const Table &link, const QList<Record> &found, const QString &name);
    void keyPressEvent(QKeyEvent *event) override;

    DatabaseSession *m_session;
    UndoHistory *m_history;
    RecordTableModel *m_model;
    UndoOffer *m_undoOffer;
    RecordDeletion *m_deletion;
    RecordClipboard *m_clipboard;
    RecordTableView *m_table;
    CurrentRecord *m_current;
    ColumnKeeper *m_columns;
    CellLinks *m_links;
    SelectionSummary *m_summary;
    SearchBar *m_search;
    QPushButton *m_new;
    MessageBar *m_messages;
    FormHost *m_forms;
    PastePanel *m_paste;
    PaneFilters *m_filters;
    FilterNotice *m_filtered;
    ProgressLine *m_progress;
    RowJump *m_jump;
    PaneHeader *m_header;
    QWidget *m_rows;                    ///< the search field and the rows
    QWidget *m_instead = nullptr;       ///< of those
    QTimer m_statusSoon;                ///< rows come before what is said about them, once
    RecordDetails *m_details = nullptr; ///< of the current record

    PaneTexts m_texts;         ///< of the rows that are shown
    QString m_nextParentLabel; ///< of the rows that are on their way
    QString m_newKeys;
};

} // namespace relata
