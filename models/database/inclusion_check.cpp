#include "models/database/inclusion_check.h"

#include "models/database/connection.h"
#include "models/database/record_reader.h"
#include "models/database/row_range.h"
#include "models/database/sql_dialect.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString ParentAlias = u"parent"_s;

QString hasValues(const ForeignKey &key)
{
    QStringList conditions;
    for (const QString &column : key.columns)
        conditions << SqlDialect::quoted(RowRange::Alias, column) + u" IS NOT NULL"_s;
    return u"("_s + conditions.join(u" AND "_s) + u")"_s;
}

QString hasParent(const ForeignKey &key)
{
    QStringList conditions;
    for (qsizetype i = 0; i < key.columns.size(); ++i)
        conditions << SqlDialect::quoted(ParentAlias, key.parentColumns.at(i)) + u" = "_s +
                          SqlDialect::quoted(RowRange::Alias, key.columns.at(i));
    return u"EXISTS (SELECT 1 FROM %1 AS %2 WHERE %3)"_s.arg(SqlDialect::quoted(key.parentTable), ParentAlias,
                                                             conditions.join(u" AND "_s));
}

} // namespace

InclusionCheck::InclusionCheck(Connection &connection, const Schema &schema)
    : m_connection(connection)
    , m_schema(schema)
{
}

Result<InclusionStep> InclusionCheck::step(const UndeclaredKey &key, const std::optional<Chunk> &last) const
{
    const auto hop =
        RecordReader(m_connection, m_schema).hop({.table = key.table}, OrderKind::Indexed, last, 1);
    if (!hop)
        return std::unexpected(hop.error());
    if (hop->chunks.isEmpty())
        return InclusionStep{.found = {}, .chunk = last.value_or(Chunk()), .complete = true};
    InclusionStep step{.found = {}, .chunk = hop->chunks.constLast(), .complete = hop->complete};
    const auto values = count(key, step.chunk, hasValues(key.key));
    if (!values)
        return std::unexpected(values.error());
    const auto matches = count(key, step.chunk, hasParent(key.key));
    if (!matches)
        return std::unexpected(matches.error());
    step.found = {*values, *matches};
    return step;
}

Result<qint64> InclusionCheck::count(const UndeclaredKey &key, const Chunk &chunk, const QString &hit) const
{
    const Table &table = *m_schema.table(key.table);
    const RowRange range(m_connection.dialect(), table, {.table = key.table});
    const auto rows = m_connection.fetchValue(range.count(chunk.start, chunk.rows, {hit, {}}));
    if (!rows)
        return std::unexpected(rows.error());
    return rows->toLongLong();
}

} // namespace relata
