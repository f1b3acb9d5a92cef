#include "ui/form_host.h"

#include "models/candidate_finder.h"
#include "models/database/cut_value.h"
#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/draft_recorder.h"
#include "models/new_record.h"
#include "models/record_draft.h"
#include "ui/conflict_panel.h"
#include "ui/draft_strip.h"
#include "ui/line_grid.h"
#include "ui/parent_source.h"
#include "ui/record_form.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Of the record itself; those of its lines stand with them.
QList<DatabaseError> errorsOf(const Result<ChangeOutcome> &outcome)
{
    if (!outcome)
        return {outcome.error()};
    QList<DatabaseError> errors;
    for (const ChangeError &error : outcome->errors) {
        if (error.change == 0)
            errors << error.error;
    }
    return errors;
}

} // namespace

bool FormHost::Entry::isFor(const TableName &otherTable, const RecordKey &otherKey,
                            const std::optional<ParentRecord> &otherParent) const
{
    return table == otherTable && key == otherKey && parent == otherParent && source.isEmpty() &&
           errand.column.isEmpty();
}

FormHost::FormHost(DatabaseSession *session, UndoHistory *history, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_history(history)
    , m_form(new RecordForm(this))
    , m_conflict(new ConflictPanel(this))
    , m_choice(new QCheckBox(m_form))
    , m_linesButton(new QToolButton(m_form))
    , m_strip(new DraftStrip(parent))
    , m_candidates(new CandidateFinder(session, this))
    , m_recent(session->location())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_form);
    layout->addWidget(m_conflict);
    m_form->setParentSource(parentSource());
    makeChoice();
    makeLinesButton();
    makeConflict();
    connect(m_form, &RecordForm::saveRequested, this, &FormHost::save);
    connect(m_form, &RecordForm::cancelRequested, this, &FormHost::discard);
    connect(m_form, &RecordForm::closeRequested, this, &FormHost::close);
    connect(this, &FormHost::draftsChanged, this, &FormHost::updateStrip);
    connect(m_candidates, &CandidateFinder::failed, this, &FormHost::failed);
    connect(m_strip, &DraftStrip::chosen, this, &FormHost::openDraft);
    if (session->location().kind == DatabaseLocation::Kind::SQLite)
        m_form->setDatabaseFile(session->location().path);
    hide();
}

FormHost::~FormHost()
{
    m_form->setLines(nullptr);
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
    beginLines(entry);
    open(entry);
}

void FormHost::openExisting(const TableName &table, const Record &record, const QString &focusColumn)
{
    Entry *entry = find(table, record.key, std::nullopt);
    if (!entry && isCut(record)) {
        readWhole(table, record.key, [this, table, focusColumn](const Record &whole) {
            openExisting(table, whole, focusColumn);
        });
        return;
    }
    open(entry ? entry : addExisting(table, record));
    if (!m_conflict->isOpen())
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

void FormHost::openDuplicate(const TableName &table, const Record &record,
                             const std::optional<ParentRecord> &parent, const QString &parentLabel)
{
    const auto begun = std::ranges::find_if(m_entries, [&](const auto &entry) {
        return entry->table == table && entry->source == record.key && entry->parent == parent;
    });
    if (begun != m_entries.end()) {
        open(begun->get());
        return;
    }
    if (isCut(record)) {
        readWhole(table, record.key, [this, table, parent, parentLabel](const Record &whole) {
            openDuplicate(table, whole, parent, parentLabel);
        });
        return;
    }
    Entry *entry = add({table,
                        parent,
                        parentLabel,
                        {},
                        RecordDraft::duplicate(m_session->schema(), table, record, parent, parentLabel),
                        record.key});
    fill(entry);
    findChildren(entry);
    open(entry);
}

FormHost::Entry *FormHost::find(const TableName &table, const RecordKey &key,
                                const std::optional<ParentRecord> &parent) const
{
    const auto found =
        std::ranges::find_if(m_entries, [&](const auto &e) { return e->isFor(table, key, parent); });
    return found == m_entries.end() ? nullptr : found->get();
}

FormHost::Entry *FormHost::add(Entry entry, const QByteArray &storedId)
{
    m_entries.push_back(std::make_shared<Entry>(std::move(entry)));
    connect(m_entries.back()->draft.get(), &RecordDraft::dirtyChanged, this, &FormHost::draftsChanged);
    if (m_recorder)
        m_recorder->watch(m_entries.back()->draft.get(), m_entries.back()->source, storedId);
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
    if (m_conflict->isOpen()) {
        m_conflict->focusFirst();
        return;
    }
    const QString wrong = entry->draft->firstErrorColumn();
    if (wrong.isEmpty())
        m_form->focusFirstField();
    else
        m_form->focusField(wrong);
}

void FormHost::place(Entry *entry)
{
    stopReading();
    if (m_open != entry) {
        closeForm();
        m_open = entry;
        entry->inCell = false;
        m_form->setDraft(entry->draft.get());
        m_form->setLines(entry->lines.get());
        m_form->setBusy(entry->saving);
        offerLines();
        showChoice();
        showConflict(entry);
        show();
        Q_EMIT openChanged(true);
        Q_EMIT draftsChanged();
    }
}

void FormHost::closeForm()
{
    Entry *entry = std::exchange(m_open, nullptr);
    m_form->setLines(nullptr);
    hideConflict();
    m_form->setDraft(nullptr);
    // A form that was opened and left as it was is no draft.
    if (entry && !entry->isDirty() && !entry->saving && !isAwaited(entry))
        remove(entry);
}

void FormHost::close()
{
    stopReading();
    const bool held = m_form->holdsKeyboard() || m_conflict->holdsFocus();
    const Errand errand = m_open ? m_open->errand : Errand();
    closeForm();
    if (goBack(errand, held))
        return;
    hide();
    Q_EMIT openChanged(false);
    if (held)
        Q_EMIT left();
    Q_EMIT draftsChanged();
}

void FormHost::requestSave(bool andNew)
{
    if (m_conflict->isOpen())
        saveChosen();
    else
        m_form->requestSave(andNew);
}

void FormHost::save(bool andNew)
{
    if (!m_open || m_open->saving)
        return;
    if (!m_open->draft->isNew() && !m_open->draft->isDirty()) {
        close(); // nothing was changed
        return;
    }
    m_form->setBusy(true);
    write(m_open, andNew);
}

void FormHost::write(Entry *entry, bool andNew)
{
    entry->saving = true;
    if (m_recorder)
        m_recorder->setSaving(entry->draft.get(), true);
    const Change change = entry->revives ? entry->draft->revival() : entry->draft->change();
    QStringList renewable = numberedColumns(entry->draft->table());
    renewable.removeIf([proposals = entry->draft->proposals()](const QString &column) {
        return !proposals.contains(column);
    });
    CopiedChildren copied{entry->source, {}};
    for (const Dependents &children : entry->withChildren ? entry->children : QList<Dependents>())
        copied.relationships.append(children.relationship);
    const QList<Change> lines = entry->lines ? entry->lines->changes() : QList<Change>();
    const auto found = std::make_shared<std::optional<Record>>(); // as it was just before
    const auto job = [change, renewable, copied, lines, found](Repository &repository) {
        const bool updates = change.kind == Change::Kind::Update;
        if (const auto now = updates ? repository.reader().record(change.table, change.key)
                                     : Result<std::optional<Record>>();
            now)
            *found = *now;
        return change.kind == Change::Kind::Insert
                   ? insertRenewing(repository, change, renewable, copied, lines)
                   : repository.writer().apply({change});
    };
    m_session->write(job, this, [this, entry, change, andNew, found](const Result<ChangeOutcome> &outcome) {
        QStringList merged = std::exchange(entry->merged, {});
        if (*found && outcome)
            merged += entry->draft->mergedFrom(**found);
        merged.removeDuplicates();
        finishSave(entry, change, andNew, outcome, merged);
    });
}

void FormHost::finishSave(Entry *entry, const Change &asked, bool andNew,
                          const Result<ChangeOutcome> &outcome, const QStringList &merged)
{
    if (isConflict(*entry, outcome)) {
        resolve(entry, andNew);
        return;
    }
    entry->saving = false;
    const bool isOpen = m_open == entry;
    TypedAhead ahead = isOpen ? m_form->takeTypedAhead() : TypedAhead();
    if (!outcome || !outcome->succeeded()) {
        if (m_recorder)
            m_recorder->setSaving(entry->draft.get(), false);
        if (entry->lines && outcome)
            entry->lines->setErrors(outcome->errors);
        finishRefused(entry, errorsOf(outcome));
        return;
    }
    const bool goesOn = andNew && isOpen && m_form->holdsKeyboard() && entry->errand.child.expired();
    const Entry done{entry->table, entry->parent, entry->parentLabel, entry->key, nullptr, {}, entry->inCell};
    const QString name = nameOf(*entry, outcome->records.constFirst());
    rememberChoices(*entry, asked);
    choose(entry->errand, outcome->records.constFirst());
    if (isOpen)
        close();
    remove(entry);
    Q_EMIT saved(*outcome, name, done.inCell && !isOpen);
    Q_EMIT draftsChanged();
    if (const QString sentence = renumbered(asked, *outcome); !sentence.isEmpty())
        Q_EMIT noted(sentence);
    if (!merged.isEmpty())
        Q_EMIT noted(tr("Saved, together with what somebody else has changed meanwhile: %1.")
                         .arg(merged.join(u", "_s)));
    if (goesOn)
        openNew(done.table, done.parent, done.parentLabel);
    ahead.replay();
}

/// Whoever typed in a cell, or has closed the form, is elsewhere by now: no form takes the keys away that are
/// for something else.
void FormHost::finishRefused(Entry *entry, const QList<DatabaseError> &errors)
{
    entry->inCell = false;
    if (m_open == entry)
        hideConflict();
    entry->draft->setErrors(errors);
    if (m_open == entry && entry->draft->formErrors().isEmpty() && entry->draft->firstErrorColumn().isEmpty())
        m_form->lines()->focusError();
    if (m_open == entry)
        m_form->setBusy(false);
    else
        Q_EMIT refused(entry->draft.get(), errors);
    Q_EMIT draftsChanged();
}

/// "Order number 12346 was taken meanwhile; saved as 12347."
QString FormHost::renumbered(const Change &asked, const ChangeOutcome &outcome) const
{
    const Table &table = *m_session->schema()->table(asked.table);
    const QStringList numbered = asked.kind == Change::Kind::Insert ? numberedColumns(table) : QStringList();
    QStringList sentences;
    for (const QString &column : numbered) {
        const Value given = asked.after.value(column);
        const Value stored = outcome.records.constFirst().values.value(table.indexOf(column));
        if (!given.isNull() && given.toString() != stored.toString())
            sentences += tr("%1 %2 was taken meanwhile; saved as %3.")
                             .arg(readableName(column), given.toString(), stored.toString());
    }
    return sentences.join(u' ');
}

} // namespace relata
