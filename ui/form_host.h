#pragma once

#include "models/database/change.h"
#include "models/database/record_query.h"
#include "ui/reference_field.h"

#include <QtWidgets/QWidget>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace relata {

class DatabaseSession;
class RecordDraft;
class RecordForm;

/// The place under a table where records are typed. It keeps the drafts of its pane, shows one of them in a
/// form and saves it. A draft stays with the record or parent it was begun for, and is kept when its form is
/// closed, until it is saved or discarded.
class FormHost : public QWidget
{
    Q_OBJECT

public:
    explicit FormHost(DatabaseSession *session, QWidget *parent = nullptr);
    ~FormHost() override;

    /// Opens the form of a new record, or the one that was begun and not saved. `parent`: whom it belongs to.
    void openNew(const TableName &table, const std::optional<ParentRecord> &parent,
                 const QString &parentLabel);
    void openExisting(const TableName &table, const Record &record, const QString &focusColumn = {});
    /// Shows the form of a record that somebody looks at: what was typed about it, else the record as it is.
    /// The focus stays where it is. A form that follows begins no new records: newRequested().
    void follow(const TableName &table, const Record &record);
    /// Takes over what was typed about a record in another place, and closes its form there.
    void takeOver(FormHost &other, const TableName &table, const RecordKey &key);
    void focusField(const QString &column);
    /// Saves the form that is open. Nothing happens where none is.
    void save(bool andNew);
    /// The same with the form's own checks before it, as its buttons do.
    void requestSave(bool andNew);
    /// Closes the form; what was typed is kept.
    void close();
    /// Closes the form and forgets what was typed.
    void discard();

    bool isOpen() const { return m_open != nullptr; }

    qsizetype unsavedCount() const; ///< drafts with something typed in them

Q_SIGNALS:
    void openChanged(bool open);
    void draftsChanged();
    /// The draft's change is in the database; `record` is the row as it is now.
    void saved(const relata::Change &asked, const relata::ChangeOutcome &outcome, const QString &title);
    void newRequested(); ///< Save & New in a form that follows
    /// Saving failed for a reason that is no field's.
    void failed(const relata::DatabaseError &error);

private:
    using CandidatesFound = std::function<void(QList<Candidate>)>;

    struct Entry ///< a draft and what it is for
    {
        TableName table;
        std::optional<ParentRecord> parent; ///< of a new record
        QString parentLabel;
        RecordKey key; ///< empty for a new record
        std::unique_ptr<RecordDraft> draft;
        bool saving = false;

        bool isFor(const TableName &otherTable, const RecordKey &otherKey,
                   const std::optional<ParentRecord> &otherParent) const;
    };

    Entry *find(const TableName &table, const RecordKey &key,
                const std::optional<ParentRecord> &parent) const;
    Entry *add(Entry entry);
    void fill(Entry *entry);
    Entry *addExisting(const TableName &table, const Record &record);
    void open(Entry *entry);
    void place(Entry *entry);
    void forgetUntouched(Entry *entry);
    void closeForm();
    void findCandidates(const Relationship &relationship, const QString &words, const CandidatesFound &found);
    void remove(Entry *entry);
    void finishSave(Entry *entry, const Change &asked, bool andNew, const Result<ChangeOutcome> &outcome);

    DatabaseSession *m_session;
    std::vector<std::unique_ptr<Entry>> m_entries;
    Entry *m_open = nullptr;
    bool m_follows = false;
    RecordForm *m_form;
    std::stop_source m_candidates; ///< what is looked for in a reference's list
};

} // namespace relata
