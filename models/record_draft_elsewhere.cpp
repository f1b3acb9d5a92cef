// A draft of a record that somebody else changes meanwhile.
#include "models/database/cut_value.h"
#include "models/identifying_columns.h"
#include "models/record_draft.h"
#include "models/value_format.h"

#include <algorithm>

namespace relata {

namespace {

QString changedTo(const Column &column, const Value &value, const QString &name)
{
    if (value.isNull())
        return RecordDraft::tr("This has been emptied elsewhere meanwhile.");
    const QString shown = name.isEmpty() ? displayText(column, value, QLocale()) : name;
    return RecordDraft::tr("This has been changed elsewhere to %1 meanwhile.").arg(shown);
}

DatabaseError deletedElsewhere()
{
    return {DatabaseError::Kind::Conflict,
            RecordDraft::tr("This record has been deleted elsewhere meanwhile."),
            {},
            {}};
}

DatabaseError perhapsAnother()
{
    return {DatabaseError::Kind::Conflict,
            RecordDraft::tr("This record has been renamed elsewhere meanwhile, or it is another one now."),
            {},
            {}};
}

} // namespace

bool RecordDraft::mayBeAnother(const Record &theirs) const
{
    QStringList telling = identifyingColumns(*m_table);
    telling.removeIf([this](const QString &column) { return field(column)->original().isNull(); });
    return !telling.isEmpty() && std::ranges::none_of(telling, [&](const QString &column) {
        return sameValue(field(column)->original(), theirs.values.value(m_table->indexOf(column)));
    });
}

QString RecordDraft::nameOf(const QString &column, const Record &record) const
{
    return parentLabelOf(column, record);
}

void RecordDraft::seeElsewhere(const std::optional<Record> &theirs)
{
    if (!theirs) {
        setFormErrors({deletedElsewhere()});
        return;
    }
    Q_ASSERT(!isCut(*theirs));
    if (isDirty() && mayBeAnother(*theirs)) {
        setFormErrors({perhapsAnother()}); // what is typed belongs to the one that was looked at
        return;
    }
    for (qsizetype i = 0; i < m_table->columns.size(); ++i) {
        DraftField &field = m_fields[size_t(i)];
        const Value value = theirs->values.value(i);
        if (sameValue(value, field.original()))
            continue;
        const QString name = field.column().name;
        const QString shown = parentLabelOf(name, *theirs);
        const bool both = field.isDirty() && !sameValue(value, field.value());
        if (both)
            field.setServerError(changedTo(field.column(), value, shown));
        else if (field.isDirty())
            field.rebase(value, shown);
        else
            field.begin(value, shown);
        Q_EMIT both ? errorChanged(name) : valueChanged(name);
    }
    if (std::exchange(m_wasDirty, isDirty()) != isDirty())
        Q_EMIT dirtyChanged(isDirty());
}

void RecordDraft::rebase(const Record &theirs, const QStringList &takingTheirs)
{
    Q_ASSERT(!isCut(theirs));
    for (qsizetype i = 0; i < m_table->columns.size(); ++i) {
        DraftField &field = m_fields[size_t(i)];
        const QString name = field.column().name;
        const QString shown = parentLabelOf(name, theirs);
        if (field.isDirty() && !takingTheirs.contains(name))
            field.rebase(theirs.values.value(i), shown);
        else
            field.begin(theirs.values.value(i), shown);
        Q_EMIT valueChanged(name);
        Q_EMIT errorChanged(name);
    }
    setFormErrors({});
    if (std::exchange(m_wasDirty, isDirty()) != isDirty())
        Q_EMIT dirtyChanged(isDirty());
}

Change RecordDraft::revival() const
{
    ColumnValues values;
    for (const DraftField &field : m_fields) {
        if (!field.column().generated)
            values.insert(field.column().name, field.isDirty() ? field.value() : field.original());
    }
    // A key that is no column of its own, as SQLite's row id.
    for (qsizetype i = 0; i < m_table->key.size(); ++i) {
        if (!m_table->column(m_table->key.at(i)))
            values.insert(m_table->key.at(i), m_key.values().value(i));
    }
    return Change::insertion(m_table->name, values);
}

QStringList RecordDraft::mergedFrom(const Record &theirs) const
{
    QStringList labels;
    for (qsizetype i = 0; i < m_table->columns.size(); ++i) {
        const DraftField &field = m_fields[size_t(i)];
        if (!field.column().generated && !field.isDirty() &&
            !sameValue(field.original(), theirs.values.value(i)))
            labels << field.label();
    }
    return labels;
}

} // namespace relata
