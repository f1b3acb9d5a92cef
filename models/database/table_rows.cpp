#include "models/database/table_rows.h"

#include "models/database/connection.h"
#include "models/database/sql_dialect.h"

namespace relata {

TableRows::TableRows(Connection &connection, const Table &table)
    : m_connection(connection)
    , m_table(table)
    , m_statements(connection.dialect(), table)
{
}

Record TableRows::recordOf(const ColumnValues &row) const
{
    Record record{.key = keyOf(row), .values = {}, .parentLabels = {}, .childCounts = {}};
    for (const Column &column : m_table.columns)
        record.values << row.value(column.name);
    return record;
}

QVariantList TableRows::valuesOf(const ColumnValues &row, const QStringList &columns)
{
    QVariantList values;
    for (const QString &column : columns)
        values << row.value(column);
    return values;
}

Result<QList<ColumnValues>> TableRows::rows(const Statement &statement) const
{
    const auto fetched = m_connection.fetch(statement);
    if (!fetched)
        return std::unexpected(fetched.error());
    const QStringList columns = m_statements.rowColumns();
    QList<ColumnValues> result;
    for (const QVariantList &values : *fetched) {
        ColumnValues row;
        for (qsizetype i = 0; i < columns.size(); ++i)
            row.insert(columns.at(i), values.at(i));
        result << row;
    }
    return result;
}

Result<std::optional<ColumnValues>> TableRows::row(const Statement &statement) const
{
    const auto found = rows(statement);
    if (!found)
        return std::unexpected(found.error());
    return found->isEmpty() ? std::optional<ColumnValues>() : found->constFirst();
}

Result<std::optional<ColumnValues>> TableRows::read(const RecordKey &key) const
{
    return row(m_statements.select(m_statements.hasKey(key)));
}

Result<QList<ColumnValues>> TableRows::readAll(const Statement &condition) const
{
    return rows(m_statements.select(condition));
}

Result<QList<ColumnValues>> TableRows::readLocked(const Statement &condition) const
{
    // Who may not update a table may not lock its rows either.
    const Statement select = m_statements.select(condition);
    return rows(m_table.mayUpdate ? select + m_connection.dialect().lockingRows() : select);
}

Result<std::optional<ColumnValues>> TableRows::insert(const ColumnValues &values) const
{
    return row(m_statements.insert(values));
}

Result<std::optional<ColumnValues>> TableRows::update(const RecordKey &key, const ColumnValues &before,
                                                      const ColumnValues &after) const
{
    return row(m_statements.update(key, before, after));
}

Result<QList<ColumnValues>> TableRows::reset(const QList<RecordKey> &keys, const QStringList &columns,
                                             bool toDefault) const
{
    return rows(m_statements.reset(isOneOf(keys), columns, toDefault));
}

Result<void> TableRows::remove(const QList<RecordKey> &keys) const
{
    return m_connection.execute(m_statements.remove(isOneOf(keys)));
}

Result<qint64> TableRows::count(const Statement &condition, qint64 limit) const
{
    const auto counted = m_connection.fetchValue(m_statements.count(condition, limit));
    if (!counted)
        return std::unexpected(counted.error());
    return counted->toLongLong();
}

Statement TableRows::isOneOf(const QList<RecordKey> &keys) const
{
    QList<QVariantList> tuples;
    for (const RecordKey &key : keys)
        tuples << key.values();
    return ChangeStatement::isOneOf(m_table.key, tuples);
}

} // namespace relata
