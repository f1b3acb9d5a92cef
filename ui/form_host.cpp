#include "ui/form_host.h"

#include "models/database/database_session.h"
#include "models/record_draft.h"
#include "ui/record_form.h"

#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MaxCandidates = 50;

/// What a new record begins with: the defaults of the database, and the next number of each column that is
/// numbered by hand.
struct Beginning
{
    ColumnValues defaults;
    ColumnValues proposals;
};

/// Unique, and given by nobody but the person: order numbers, and keys that the database does not number.
QStringList numberedColumns(const Table &table)
{
    QStringList columns;
    for (const QStringList &unique : QList<QStringList>{table.primaryKey} + table.uniqueKeys) {
        const Column *column = unique.size() == 1 ? table.column(unique.constFirst()) : nullptr;
        const bool numbered =
            column && (column->kind == ValueKind::Text || column->kind == ValueKind::Integer);
        if (numbered && !column->identity && !column->generated)
            columns.append(column->name);
    }
    return columns;
}

Result<Beginning> beginning(Repository &repository, const Table &table)
{
    const RecordWriter writer = repository.writer();
    auto defaults = writer.defaults(table.name);
    if (!defaults)
        return std::unexpected(defaults.error());
    Beginning result{*defaults, {}};
    for (const QString &column : numberedColumns(table)) {
        auto next = writer.nextFree(table.name, column);
        if (!next)
            return std::unexpected(next.error());
        if (!next->isNull())
            result.proposals.insert(column, *next);
    }
    return result;
}

QList<DatabaseError> errorsOf(const Result<ChangeOutcome> &outcome)
{
    if (!outcome)
        return {outcome.error()};
    QList<DatabaseError> errors;
    std::ranges::transform(outcome->errors, std::back_inserter(errors), &ChangeError::error);
    return errors;
}

/// The value that a child will hold, and the record's name.
QList<Candidate> candidates(const Table &table, const Relationship &relationship,
                            const QList<Record> &records)
{
    const qsizetype column = table.indexOf(relationship.parentColumns.constFirst());
    QList<Candidate> result;
    for (const Record &record : records)
        result.append({record.values.value(column), RecordReader::label(table, record)});
    return result;
}

} // namespace

bool FormHost::Entry::isFor(const TableName &otherTable, const RecordKey &otherKey,
                            const std::optional<ParentRecord> &otherParent) const
{
    return table == otherTable && key == otherKey && parent == otherParent;
}

FormHost::FormHost(DatabaseSession *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_form(new RecordForm(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_form);
    m_form->setCandidateSource([this](const Relationship &relationship, const QString &words,
                                      const auto &found) { findCandidates(relationship, words, found); });
    connect(m_form, &RecordForm::saveRequested, this, &FormHost::save);
    connect(m_form, &RecordForm::cancelRequested, this, &FormHost::discard);
    connect(m_form, &RecordForm::closeRequested, this, &FormHost::close);
    hide();
}

FormHost::~FormHost()
{
    m_form->setDraft(nullptr);
}

void FormHost::openNew(const TableName &table, const std::optional<ParentRecord> &parent,
                       const QString &parentLabel)
{
    if (Entry *begun = find(table, {}, parent)) {
        open(begun);
        return;
    }
    Entry *entry = add({table,
                        parent,
                        parentLabel,
                        {},
                        RecordDraft::newRecord(m_session->schema(), table, parent, parentLabel)});
    fill(entry);
    open(entry);
}

void FormHost::openExisting(const TableName &table, const Record &record, const QString &focusColumn)
{
    Entry *entry = find(table, record.key, std::nullopt);
    open(entry ? entry : addExisting(table, record));
    m_form->focusField(focusColumn);
}

FormHost::Entry *FormHost::addExisting(const TableName &table, const Record &record)
{
    Entry *entry =
        add({table, std::nullopt, {}, record.key, RecordDraft::editing(m_session->schema(), table, record)});
    if (m_session->location().readOnly)
        entry->draft->setReadOnly(tr("This database is open for reading only."));
    return entry;
}

FormHost::Entry *FormHost::find(const TableName &table, const RecordKey &key,
                                const std::optional<ParentRecord> &parent) const
{
    const auto found =
        std::ranges::find_if(m_entries, [&](const auto &e) { return e->isFor(table, key, parent); });
    return found == m_entries.end() ? nullptr : found->get();
}

FormHost::Entry *FormHost::add(Entry entry)
{
    m_entries.push_back(std::make_unique<Entry>(std::move(entry)));
    connect(m_entries.back()->draft.get(), &RecordDraft::dirtyChanged, this, &FormHost::draftsChanged);
    return m_entries.back().get();
}

void FormHost::fill(Entry *entry)
{
    const auto job = [table = *m_session->schema()->table(entry->table)](Repository &repository) {
        return beginning(repository, table);
    };
    // The draft is the receiver: it may be discarded before the answer comes.
    m_session->request(Lane::Writer, {}, job, entry->draft.get(),
                       [this, draft = entry->draft.get()](const Result<Beginning> &begun) {
                           if (!begun) {
                               Q_EMIT failed(begun.error());
                               return;
                           }
                           draft->setDefaults(begun->defaults);
                           for (const auto &[column, value] : begun->proposals.asKeyValueRange())
                               draft->propose(column, value);
                       });
}

void FormHost::open(Entry *entry)
{
    place(entry);
    m_form->focusFirstField();
}

void FormHost::place(Entry *entry)
{
    if (m_open != entry) {
        closeForm();
        m_open = entry;
        m_form->setDraft(entry->draft.get());
        m_form->setBusy(entry->saving);
        show();
        Q_EMIT openChanged(true);
        Q_EMIT draftsChanged();
    }
}

void FormHost::closeForm()
{
    Entry *entry = std::exchange(m_open, nullptr);
    m_form->setDraft(nullptr);
    // A form that was opened and left as it was is no draft.
    if (entry && !entry->draft->isDirty() && !entry->saving)
        remove(entry);
}

void FormHost::findCandidates(const Relationship &relationship, const QString &words,
                              const CandidatesFound &found)
{
    m_candidates.request_stop();
    m_candidates = {};
    const Table table = *m_session->schema()->table(relationship.parentTable);
    const auto job = [table, words](Repository &repository) {
        return repository.reader().candidates(table.name, words, MaxCandidates);
    };
    m_session->request(Lane::Pages, m_candidates.get_token(), job, this,
                       [this, table, relationship, found](const Result<QList<Record>> &records) {
                           if (records)
                               found(candidates(table, relationship, *records));
                           else
                               Q_EMIT failed(records.error());
                       });
}

void FormHost::close()
{
    closeForm();
    hide();
    Q_EMIT openChanged(false);
    Q_EMIT draftsChanged();
}

void FormHost::discard()
{
    Entry *entry = m_open;
    if (!entry || entry->saving)
        return;
    const bool dirty = entry->draft->isDirty();
    close();
    if (dirty)
        remove(entry);
    Q_EMIT draftsChanged();
}

void FormHost::remove(Entry *entry)
{
    std::erase_if(m_entries, [entry](const auto &kept) { return kept.get() == entry; });
}

qsizetype FormHost::unsavedCount() const
{
    return std::ranges::count_if(m_entries, [](const auto &entry) { return entry->draft->isDirty(); });
}

void FormHost::requestSave(bool andNew)
{
    m_form->requestSave(andNew);
}

void FormHost::save(bool andNew)
{
    if (!m_open || m_open->saving)
        return;
    Entry *entry = m_open;
    if (!entry->draft->isNew() && !entry->draft->isDirty()) {
        close(); // nothing was changed
        return;
    }
    entry->saving = true;
    m_form->setBusy(true);
    const Change change = entry->draft->change();
    const auto job = [change](Repository &repository) { return repository.writer().apply({change}); };
    m_session->write(job, this, [this, entry, change, andNew](const Result<ChangeOutcome> &outcome) {
        finishSave(entry, change, andNew, outcome);
    });
}

void FormHost::finishSave(Entry *entry, const Change &asked, bool andNew,
                          const Result<ChangeOutcome> &outcome)
{
    entry->saving = false;
    const bool isOpen = m_open == entry;
    if (isOpen)
        m_form->setBusy(false);
    if (!outcome || !outcome->succeeded()) {
        entry->draft->setErrors(errorsOf(outcome));
        return;
    }
    const Entry done{entry->table, entry->parent, entry->parentLabel, entry->key, nullptr};
    const QString title = entry->draft->title();
    if (isOpen)
        close();
    remove(entry);
    Q_EMIT saved(asked, *outcome, title);
    Q_EMIT draftsChanged();
    if (andNew && isOpen && m_follows)
        Q_EMIT newRequested();
    else if (andNew && isOpen)
        openNew(done.table, done.parent, done.parentLabel);
}

} // namespace relata
