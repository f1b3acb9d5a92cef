// What has become of records that are shown: the part of RecordReader behind a table that follows others.
#include "models/database/connection.h"
#include "models/database/record_reader.h"
#include "models/database/record_selection.h"
#include "models/database/row_range.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

Result<QList<RecordNow>> RecordReader::recordsNow(const RecordQuery &query,
                                                  const QList<RecordKey> &keys) const
{
    const auto table = this->table(query.table);
    if (!table)
        return std::unexpected(table.error());
    auto list = this->list(**table);
    if (!list)
        return std::unexpected(list.error());
    const RowRange range(m_connection.dialect(), **table, query, false, &m_schema);
    QList<Statement> conditions;
    for (const RecordKey &key : keys)
        conditions << range.condition().hasKey(key);
    if (conditions.isEmpty())
        return QList<RecordNow>();
    const Statement fits = Statement{u", CASE WHEN "_s, {}} + range.shows() + u" THEN 1 ELSE 0 END"_s;
    const auto rows = m_connection.fetch(range.selected(*list + fits, joined(conditions, u" OR "_s, {})));
    if (!rows)
        return std::unexpected(rows.error());
    const RecordSelection selection(m_connection.dialect(), m_schema, **table, RowRange::Alias, Extent::Cut);
    QList<RecordNow> records;
    for (const QVariantList &row : *rows)
        records << RecordNow{selection.record(row.first(row.size() - 1)), row.constLast().toInt() == 1};
    return records;
}

} // namespace relata
