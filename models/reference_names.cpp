#include "models/reference_names.h"

#include "models/database/record_reader.h"

#include <algorithm>

namespace relata {

namespace {

/// Enough to see that a name is not the only one of its kind.
constexpr int LookedAt = 20;

/// The only record that is called so, else the one with this key.
const Record *recordNamed(const Table &table, const QList<Record> &records, qsizetype keyColumn,
                          const QString &name)
{
    const auto isCalled = [&](const Record &record) {
        return RecordReader::label(table, record).compare(name, Qt::CaseInsensitive) == 0;
    };
    const auto hasKey = [&](const Record &record) {
        return record.values.value(keyColumn).toString() == name;
    };
    if (std::ranges::count_if(records, isCalled) == 1)
        return &*std::ranges::find_if(records, isCalled);
    const auto keyed = std::ranges::find_if(records, hasKey);
    return keyed == records.end() ? nullptr : &*keyed;
}

} // namespace

Result<NamedReferences> referencesByName(const RecordReader &reader, const Schema &schema,
                                         const Relationship &relationship, const QStringList &names)
{
    const Table &table = *schema.table(relationship.parentTable);
    const qsizetype keyColumn = table.indexOf(relationship.parentColumns.constFirst());
    NamedReferences found;
    for (const QString &name : names) {
        const auto records = reader.candidates(table.name, name, LookedAt);
        if (!records)
            return std::unexpected(records.error());
        if (const Record *record = recordNamed(table, *records, keyColumn, name))
            found.insert(name, {record->values.value(keyColumn), RecordReader::label(table, *record)});
    }
    return found;
}

} // namespace relata
