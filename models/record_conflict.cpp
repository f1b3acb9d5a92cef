#include "models/record_conflict.h"

#include "models/record_draft.h"
#include "models/value_format.h"

#include <algorithm>

namespace relata {

namespace {

QString shown(const Column &column, const Value &value, const QString &name)
{
    return name.isEmpty() ? displayText(column, value, QLocale()) : name;
}

ConflictColumn compared(const RecordDraft &draft, const DraftField &field, const Record *theirs)
{
    const Column &column = field.column();
    const bool named = draft.referenceOf(column.name).has_value();
    ConflictColumn result{.column = column.name, .label = field.label()};
    result.isMine = field.isDirty();
    result.base = shown(column, field.original(), named ? field.originalText() : QString());
    result.mine = shown(column, field.value(), named ? field.text() : QString());
    if (!theirs)
        return result;
    const Value value = theirs->values.value(draft.table().indexOf(column.name));
    result.isTheirs = !sameValue(value, field.original());
    result.theirs = shown(column, value, draft.nameOf(column.name, *theirs));
    if (result.isMine && result.isTheirs && sameValue(value, field.value()))
        result.isMine = false; // both have done the same
    return result;
}

} // namespace

RecordConflict::RecordConflict(const RecordDraft &draft, const std::optional<Record> &theirs)
    : m_theirs(theirs)
    , m_perhapsAnother(theirs && draft.mayBeAnother(*theirs))
{
    for (const Column &column : draft.table().columns) {
        const DraftField *field = draft.field(column.name);
        if (!field || column.generated)
            continue;
        const ConflictColumn found = compared(draft, *field, theirs ? &*theirs : nullptr);
        if (found.isMine || found.isTheirs)
            m_columns << found;
    }
    std::ranges::stable_partition(m_columns, &ConflictColumn::isContested);
}

bool RecordConflict::isContested() const
{
    return isGone() || m_perhapsAnother || std::ranges::any_of(m_columns, &ConflictColumn::isContested);
}

QStringList RecordConflict::merged() const
{
    QStringList labels;
    for (const ConflictColumn &column : m_columns) {
        if (column.isTheirs && !column.isMine)
            labels << column.label;
    }
    return labels;
}

} // namespace relata
