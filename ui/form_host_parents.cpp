// Choosing the parent of a record that is typed, and making one on the spot: a part of FormHost.
#include "models/candidate_finder.h"
#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/record_draft.h"
#include "ui/form_host.h"
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

/// A form that follows what somebody looks at is no place for another record.
void FormHost::offerNewParents()
{
    if (m_follows || m_session->location().readOnly)
        return;
    for (const QString &column : m_open->draft->shownColumns()) {
        const std::optional<Relationship> reference = m_open->draft->referenceOf(column);
        auto *field = qobject_cast<ReferenceField *>(m_form->editorOf(column));
        const Table *parent = reference ? m_session->schema()->table(reference->parentTable) : nullptr;
        if (!field || !parent || !parent->isWritable())
            continue;
        field->setNewText(tr("New %1").arg(readableSingular(parent->name.name).toLower()));
        connect(field, &ReferenceField::newRequested, this,
                [this, relationship = *reference, column](const QString &words) {
                    makeParent(relationship, column, words);
                });
    }
}

/// The words are only proposed: going back without having typed anything leaves no draft.
void FormHost::makeParent(const Relationship &relationship, const QString &column, const QString &words)
{
    const std::shared_ptr<Entry> child = shared(m_open);
    if (!child || child->saving)
        return;
    const auto begun = std::ranges::find_if(m_entries, [&](const auto &other) {
        return other->errand.child.lock() == child && other->errand.column == column;
    });
    if (begun != m_entries.end()) {
        open(begun->get());
        return;
    }
    Entry *entry = add({relationship.parentTable,
                        std::nullopt,
                        {},
                        {},
                        RecordDraft::newRecord(m_session->schema(), relationship.parentTable)});
    entry->errand = {child, column};
    // What stands there since the form was opened is not typed just now, but words all the same.
    const bool isChosen = !child->draft->value(column).isNull();
    const ColumnValues name =
        named(entry->draft->table(), words.isEmpty() && !isChosen ? child->draft->text(column) : words);
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

/// To the form that waits for the one that was closed, as it was left; false where none does.
bool FormHost::goBack(const Errand &errand, bool held)
{
    const std::shared_ptr<Entry> child = errand.child.lock();
    if (!child || !shared(child.get()))
        return false;
    place(child.get());
    if (held)
        m_form->focusField(errand.column);
    return true;
}

void FormHost::choose(const Errand &errand, const Record &parent)
{
    const std::shared_ptr<Entry> child = errand.child.lock();
    const std::optional<Relationship> reference =
        child ? child->draft->referenceOf(errand.column) : std::nullopt;
    if (!reference)
        return;
    const Table &table = *child->draft->schema().table(reference->parentTable);
    child->draft->setValue(errand.column,
                           parent.values.value(table.indexOf(reference->parentColumns.constFirst())),
                           RecordReader::label(table, parent));
}

std::shared_ptr<FormHost::Entry> FormHost::shared(const Entry *entry) const
{
    const auto found = std::ranges::find(m_entries, entry, &std::shared_ptr<Entry>::get);
    return found == m_entries.end() ? nullptr : *found;
}

} // namespace relata
