// Choosing the parent of a record that is typed, and making one on the spot: a part of FormHost.
#include "models/candidate_finder.h"
#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/record_draft.h"
#include "ui/cell_editor.h"
#include "ui/form_host.h"
#include "ui/line_grid.h"
#include "ui/parent_source.h"
#include "ui/record_form.h"

#include <algorithm>

namespace relata {

namespace {

/// The columns of a record's name that what was typed can be written into.
QStringList nameColumns(const Table &table)
{
    QStringList names = table.labelColumns;
    names.removeIf([&](const QString &name) {
        const Column *column = table.column(name);
        return !column || column->kind != ValueKind::Text || column->generated;
    });
    return names;
}

/// A word for each of the columns, what is left for the last: "Ada King Lovelace" → "Ada", "King Lovelace".
ColumnValues named(const Table &table, const QString &words)
{
    ColumnValues values;
    QStringList each = words.split(u' ', Qt::SkipEmptyParts);
    const QStringList columns = nameColumns(table);
    for (const QString &column : columns) {
        const bool isLast = column == columns.constLast();
        const QString value = isLast || each.isEmpty() ? each.join(u' ') : each.takeFirst();
        if (!value.isEmpty())
            values.insert(column, value);
    }
    return values;
}

} // namespace

void FormHost::findCandidates(const Relationship &relationship, const QString &words,
                              const CandidatesFound &found)
{
    const Table &table = *m_session->schema()->table(relationship.parentTable);
    const Column &column = *table.column(relationship.parentColumns.constFirst());
    m_candidates->find(relationship, words, m_recent.values(relationship, column), found);
}

/// The parent that a record was begun for was chosen by being there.
void FormHost::rememberChoices(const Entry &entry, const Change &asked)
{
    for (const auto &[column, value] : asked.after.asKeyValueRange()) {
        const std::optional<Relationship> reference = entry.draft->referenceOf(column);
        if (reference && !(entry.parent && entry.parent->relationship == *reference))
            m_recent.remember(*reference, value);
    }
}

ParentSource FormHost::parentSource()
{
    return {.find = [this](const Relationship &relationship, const QString &words,
                           const auto &found) { findCandidates(relationship, words, found); },
            .newName = [this](const Relationship &relationship) { return newName(relationship); },
            .makeNew =
                [this](RecordDraft &draft, const QString &column, const QString &words) {
                    if (m_follows)
                        Q_EMIT newParentRequested(column, words);
                    else
                        makeParent({shared(m_open), &draft, column}, words);
                }};
}

/// "New customer"; empty where none can be made.
QString FormHost::newName(const Relationship &relationship) const
{
    const Table *parent = m_session->schema()->table(relationship.parentTable);
    if (!parent || !parent->isWritable() || m_session->location().readOnly)
        return {};
    return tr("New %1").arg(readableSingular(parent->name.name).toLower());
}

void FormHost::makeParent(const QString &column, const QString &words)
{
    if (waits([this, column, words] { makeParent(column, words); }))
        return;
    if (m_open)
        makeParent({shared(m_open), m_open->draft.get(), column}, words);
}

/// The cell is left for it: what it held waits as a draft, and is saved as soon as the parent is there.
void FormHost::makeParentInCell(CellEditor *editor, const QString &column, const QString &words)
{
    std::unique_ptr<RecordDraft> draft = editor->handOver();
    RecordDraft *typed = draft.get();
    const Entry *child =
        add({typed->table().name, std::nullopt, {}, typed->key(), std::move(draft), {}, true});
    makeParent({shared(child), typed, column}, words);
}

/// The words are only proposed: going back without having typed anything leaves no draft.
void FormHost::makeParent(const Errand &errand, const QString &words)
{
    const std::shared_ptr<Entry> child = errand.child.lock();
    const std::optional<Relationship> reference =
        errand.draft ? errand.draft->referenceOf(errand.column) : std::nullopt;
    if (!child || child->saving || !reference)
        return;
    const auto begun =
        std::ranges::find_if(m_entries, [&](const auto &other) { return other->errand.isSameAs(errand); });
    if (begun != m_entries.end()) {
        open(begun->get());
        return;
    }
    Entry *entry = add({reference->parentTable,
                        std::nullopt,
                        {},
                        {},
                        RecordDraft::newRecord(m_session->schema(), reference->parentTable)});
    entry->errand = errand;
    // What stands there since the form was opened is not typed just now, but words all the same.
    const bool isChosen = !errand.draft->value(errand.column).isNull();
    const ColumnValues name = named(entry->draft->table(),
                                    words.isEmpty() && !isChosen ? errand.draft->text(errand.column) : words);
    for (const auto &[part, value] : name.asKeyValueRange())
        entry->draft->propose(part, value);
    fill(entry);
    open(entry);
    // Behind what is there already.
    const QStringList shown = entry->draft->shownColumns();
    const auto next = std::ranges::find_if(shown, [&](const QString &c) { return !name.contains(c); });
    if (!name.isEmpty() && next != shown.end())
        m_form->focusField(*next);
}

bool FormHost::isAwaited(const Entry *entry) const
{
    return std::ranges::any_of(m_entries,
                               [&](const auto &other) { return other->errand.child.lock().get() == entry; });
}

/// To the form that waits for the one that was closed, as it was left; false where none does, or a cell.
bool FormHost::goBack(const Errand &errand, bool held)
{
    const std::shared_ptr<Entry> child = errand.child.lock();
    if (!child || !shared(child.get()))
        return false;
    if (child->inCell) {
        leaveCell(errand);
        return false;
    }
    place(child.get());
    if (held && errand.draft == child->draft.get())
        m_form->focusField(errand.column);
    else if (held)
        m_form->lines()->focusField(errand.draft, errand.column);
    return true;
}

/// As Escape does in a cell: what was typed there only said whom to make.
void FormHost::leaveCell(const Errand &errand)
{
    Entry *child = entryOf(errand.draft);
    if (!child || child->saving)
        return;
    const DraftField &field = *errand.draft->field(errand.column);
    errand.draft->setValue(errand.column, field.original(), field.originalText());
    if (!isAwaited(child))
        remove(child);
}

void FormHost::choose(const Errand &errand, const Record &parent)
{
    const std::shared_ptr<Entry> child = errand.child.lock();
    const std::optional<Relationship> reference =
        child && errand.draft ? errand.draft->referenceOf(errand.column) : std::nullopt;
    if (!reference)
        return;
    const Table &table = *errand.draft->schema().table(reference->parentTable);
    errand.draft->setValue(errand.column,
                           parent.values.value(table.indexOf(reference->parentColumns.constFirst())),
                           RecordReader::label(table, parent));
    if (child->inCell)
        saveKept(errand.draft);
}

std::shared_ptr<FormHost::Entry> FormHost::shared(const Entry *entry) const
{
    const auto found = std::ranges::find(m_entries, entry, &std::shared_ptr<Entry>::get);
    return found == m_entries.end() ? nullptr : *found;
}

} // namespace relata
