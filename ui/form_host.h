#pragma once

#include "models/candidate.h"
#include "models/child_lines.h"
#include "models/database/record_query.h"
#include "models/database/record_writer.h"
#include "models/record_conflict.h"
#include "ui/recent_choices.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

#include <memory>
#include <vector>

class QCheckBox;
class QMenu;
class QToolButton;

namespace relata {

class DatabaseSession;
class CandidateFinder;
class CellEditor;
class ConflictPanel;
class DraftRecorder;
class DraftStrip;
class RecordDraft;
class RecordForm;
struct ParentSource;
class UndoHistory;
struct DraftSnapshot;
struct StoredDraft;

/// The place under a table where records are typed. It keeps the drafts of its pane, shows one of them in a
/// form and saves it. A draft stays with the record or parent it was begun for, and is kept when its form is
/// closed, until it is saved or discarded.
class FormHost : public QWidget
{
    Q_OBJECT

public:
    FormHost(DatabaseSession *session, UndoHistory *history, QWidget *parent = nullptr);
    ~FormHost() override;

    /// What keeps the drafts beyond this run.
    void setRecorder(DraftRecorder *recorder) { m_recorder = recorder; }

    /// Where its fields come in the chain of inputs.
    void setBefore(QWidget *before);

    /// Takes over a draft of an earlier run and opens it, or only keeps it; false where it has no table any
    /// more.
    bool resume(const StoredDraft &stored, const std::optional<Record> &now, bool show);

    /// Opens the form of a new record, or the one that was begun and not saved. `parent`: whom it belongs to.
    void openNew(const TableName &table, const std::optional<ParentRecord> &parent,
                 const QString &parentLabel);
    void openExisting(const TableName &table, const Record &record, const QString &focusColumn = {});
    /// An editor for one value in a table's cell. None where a draft of the record is kept already, or not
    /// all of the record has been read yet: the form is opened instead.
    CellEditor *editCell(const TableName &table, const Record &record, const QString &column,
                         QWidget *parent);
    /// Takes over a draft of an existing record that was typed elsewhere, to save it or to keep it. One that
    /// the database refuses is kept, too: refused().
    void keep(std::unique_ptr<RecordDraft> draft, bool save);
    /// Opens the form of a new record with the values of another one, for the same parent: what is unique is
    /// left to be numbered anew.
    void openDuplicate(const TableName &table, const Record &record,
                       const std::optional<ParentRecord> &parent, const QString &parentLabel);
    /// Shows the form of a record that somebody looks at: what was typed about it, else the record as it is.
    /// The focus stays where it is.
    void follow(const TableName &table, const Record &record);
    /// Takes over what was typed about a record in another place, and closes its form there.
    void takeOver(FormHost &other, const TableName &table, const RecordKey &key);
    void focusField(const QString &column);
    /// Opens the form of a new record for a reference of the open one, and comes back with it chosen.
    void makeParent(const QString &column, const QString &words);
    /// Saves the form that is open. Nothing happens where none is.
    void save(bool andNew);
    /// The same with the form's own checks before it, as its buttons do.
    void requestSave(bool andNew);
    /// Closes the form; what was typed is kept.
    void close();
    /// Closes the form and forgets what was typed, which can be undone.
    void discard();
    /// Opens a draft that is kept: with `goOn` one after the open one, else the first; false where there is
    /// none.
    bool openNextDraft(bool goOn);
    void openDraft(const RecordDraft *draft); ///< where it is still kept
    /// Tries again to save a draft that was refused, where it is.
    void saveKept(const RecordDraft *draft);

    /// Somebody looks at that record now, and does not wait for the form of another one any more.
    void lookAt(const RecordKey &key);
    void stopReading(); ///< nobody waits for a form any more

    bool isOpen() const { return m_open != nullptr; }

    /// Whether it is the form of a record that does not exist yet.
    bool isNewRecord() const;

    bool canSave() const; ///< whether saving the open form would save anything

    /// The names of the drafts that are kept and not open; hidden where there are none.
    QWidget *strip() const;

    qsizetype unsavedCount() const; ///< drafts with something typed in them

Q_SIGNALS:
    void openChanged(bool open);
    void left(); ///< the form was closed while the keyboard was in it
    void draftsChanged();
    /// The draft's change is in the database; `name` is what the record is called now: "order 12345 of Ada".
    /// `inPlace`: it was typed in a cell, and whoever typed may be elsewhere by now.
    void saved(const relata::ChangeOutcome &outcome, const QString &name, bool inPlace);
    /// What was typed in a cell, or in a form that has been closed, cannot be saved, and is kept as a draft.
    void refused(const relata::RecordDraft *draft, const QList<relata::DatabaseError> &errors);
    /// Something about the record just saved that a person would want to know, in a sentence.
    void noted(const QString &sentence);
    /// A form that follows shows a draft of another record once that is looked at.
    void recordRequested(const relata::TableName &table, const relata::RecordKey &key);
    /// Saving failed for a reason that is no field's.
    void failed(const relata::DatabaseError &error);
    /// A form that follows has no room for the form of another record, which makeParent() opens elsewhere.
    void newParentRequested(const QString &column, const QString &words);

private:
    using CandidatesFound = std::function<void(Candidates)>;
    using WholeRead = std::function<void(const Record &)>;

    struct Entry;
    struct Reading;

    /// A new record that is made for a reference of another one, which waits for it.
    struct Errand
    {
        std::weak_ptr<Entry> child;
        QPointer<RecordDraft> draft; ///< the child's own, or that of one of its lines
        QString column;              ///< of that draft

        bool isSameAs(const Errand &other) const { return draft == other.draft && column == other.column; }
    };

    struct Entry ///< a draft and what it is for
    {
        TableName table;
        std::optional<ParentRecord> parent; ///< of a new record
        QString parentLabel;
        RecordKey key; ///< empty for a new record
        std::unique_ptr<RecordDraft> draft;
        RecordKey source;    ///< of a duplicate: the record that it was made from
        bool inCell = false; ///< typed in a table's cell
        bool saving = false;
        std::optional<RecordConflict> conflict; ///< that somebody has to decide about
        bool revives = false;       ///< saved as a new record under the old key, which somebody else deleted
        int attempts = 0;           ///< at saving together with what somebody else saved meanwhile
        QStringList merged;         ///< in those, labels of what only the other one has changed
        QList<Dependents> children; ///< of the source, that can be copied along
        bool withChildren = false;  ///< whether they are
        Errand errand;
        std::unique_ptr<ChildLines> lines; ///< of a new record, children that are typed with it

        bool isDirty() const { return draft->isDirty() || (lines && lines->isDirty()); }

        bool isFor(const TableName &otherTable, const RecordKey &otherKey,
                   const std::optional<ParentRecord> &otherParent) const;
    };

    Entry *find(const TableName &table, const RecordKey &key,
                const std::optional<ParentRecord> &parent) const;
    Entry *entryOf(const RecordDraft *draft) const;
    Entry *add(Entry entry, const QByteArray &storedId = {});
    void fill(Entry *entry);
    Entry *addExisting(const TableName &table, const Record &record);
    void open(Entry *entry);
    void write(Entry *entry, bool andNew);
    void finishRefused(Entry *entry, const QList<DatabaseError> &errors);
    void finishSave(Entry *entry, const Change &asked, bool andNew, const Result<ChangeOutcome> &outcome,
                    const QStringList &merged = {});
    void makeConflict();
    bool isConflict(const Entry &entry, const Result<ChangeOutcome> &outcome) const;
    void resolve(Entry *entry, bool andNew);
    void refuseConflict(Entry *entry, const RecordConflict &conflict);
    void showConflict(Entry *entry);
    void saveChosen();
    void leaveConflict();
    void hideConflict();
    void lookElsewhere();
    void lookElsewhere(RecordDraft *draft);
    void showKept(Entry *entry);
    void makeChoice();
    void makeLinesButton();
    void offerLines();
    QList<Relationship> lineChoices() const;
    QMenu *linesMenu(const QList<Relationship> &choices);
    void startLines(const Relationship &relationship);
    void addLines(Entry *entry, const Relationship &relationship);
    void resumeLines(Entry *entry, const DraftSnapshot &snapshot);
    void takeLines(Entry *entry, std::unique_ptr<ChildLines> lines);
    void beginLines(Entry *entry);
    static QString linesText(const Entry &entry);
    void findChildren(Entry *entry);
    void showChoice();
    static QString nameOf(const Entry &entry, const Record &saved);
    void restore(const std::shared_ptr<Entry> &entry);
    void takeAway(Entry *entry);
    void updateStrip();
    QString renumbered(const Change &asked, const ChangeOutcome &outcome) const;
    void place(Entry *entry);
    void forgetUntouched(Entry *entry);
    void closeForm();
    void findCandidates(const Relationship &relationship, const QString &words, const CandidatesFound &found);
    void rememberChoices(const Entry &entry, const Change &asked);
    ParentSource parentSource();
    QString newName(const Relationship &relationship) const;
    void makeParentInCell(CellEditor *editor, const QString &column, const QString &words);
    void makeParent(const Errand &errand, const QString &words);
    bool isAwaited(const Entry *entry) const;
    bool goBack(const Errand &errand, bool held);
    void leaveCell(const Errand &errand);
    void choose(const Errand &errand, const Record &parent);
    std::shared_ptr<Entry> shared(const Entry *entry) const;
    void remove(Entry *entry);
    void readWhole(const TableName &table, const RecordKey &key, const WholeRead &then);
    void finishReading(const Result<std::optional<Record>> &whole);
    bool waits(const std::function<void()> &afterwards);

    DatabaseSession *m_session;
    UndoHistory *m_history;
    DraftRecorder *m_recorder = nullptr;
    std::vector<std::shared_ptr<Entry>> m_entries; ///< shared with the history, which keeps discarded ones
    Entry *m_open = nullptr;
    std::shared_ptr<Reading> m_reading; ///< a record whose form is to be opened next
    bool m_follows = false;
    RecordForm *m_form;
    ConflictPanel *m_conflict;                   ///< in the form's place
    QList<QPointer<RecordDraft>> m_typedInCells; ///< in an open editor, that has them
    QCheckBox *m_choice;                         ///< whether children are copied along
    QToolButton *m_linesButton;                  ///< adds children to a new record's form
    DraftStrip *m_strip;
    CandidateFinder *m_candidates; ///< for the lists of references
    RecentChoices m_recent;
};

} // namespace relata
