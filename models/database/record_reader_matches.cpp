// The part of RecordReader that finds records by what they hold, without going through their order.

#include "models/database/connection.h"
#include "models/database/record_reader.h"
#include "models/database/row_range.h"
#include "models/database/sql_dialect.h"
#include "models/database/text_fold.h"

#include <QtCore/QUuid>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The columns that a key or a unique constraint begins with: an index leads into each.
QStringList indexedColumns(const Table &table)
{
    QStringList columns;
    for (const QStringList &key : QList<QStringList>{table.primaryKey} + table.uniqueKeys) {
        if (!key.isEmpty() && !columns.contains(key.constFirst()))
            columns << key.constFirst();
    }
    return columns;
}

bool isUnique(const Table &table, const QString &column)
{
    return table.primaryKey == QStringList(column) || table.uniqueKeys.contains(QStringList(column));
}

bool isText(const Column &column)
{
    return column.kind == ValueKind::Text && column.allowedValues.isEmpty(); // an enum refuses other words
}

/// `column = text`, where the column can hold the text at all.
std::optional<Statement> equals(const Column &column, const QString &text)
{
    const QString expression = SqlDialect::quoted(RowRange::Alias, column.name);
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    if (column.kind == ValueKind::Integer && isNumber) // the cast: it may be too large for the column's type
        return Statement{expression + u" = CAST(? AS bigint)"_s, {number}};
    const bool comparable =
        isText(column) || (column.kind == ValueKind::Uuid && !QUuid::fromString(text).isNull());
    return comparable ? std::optional(Statement{expression + u" = ?"_s, {text}}) : std::nullopt;
}

void appendNew(QList<Record> &records, const QList<Record> &found, int limit)
{
    for (const Record &record : found) {
        const bool known = std::ranges::find(records, record.key, &Record::key) != records.end();
        if (!known && records.size() < limit)
            records << record;
    }
}

} // namespace

Result<QList<Record>> RecordReader::quickMatches(const TableName &name, const QString &text, int limit) const
{
    const auto table = this->table(name);
    if (!table)
        return std::unexpected(table.error());
    QList<Record> records;
    for (const QString &column : indexedColumns(**table)) {
        const auto isIt = equals(*(*table)->column(column), text);
        if (!isIt || !isUnique(**table, column))
            continue;
        const auto found = one(**table, *isIt);
        if (!found)
            return std::unexpected(found.error());
        if (const std::optional<Record> &record = *found)
            appendNew(records, {*record}, limit);
    }
    for (const QString &column : indexedColumns(**table)) {
        if (!isText(*(*table)->column(column)))
            continue;
        const auto found = beginningWith(**table, *(*table)->column(column), text, limit);
        if (!found)
            return found;
        appendNew(records, *found, limit);
    }
    const QStringList searched = searchedColumns(**table);
    const RowRange range(m_connection.dialect(), **table, {.table = name});
    const auto found = byTrigrams(**table, searched, text, range.condition().hasWords(text, searched), limit);
    if (!found)
        return found;
    appendNew(records, *found, limit);
    return records;
}

/// In the order of every collation, what begins with a text comes right behind it. Which of the rows do is
/// looked at here: collations differ, and none of them ignores as much as folding does.
Result<QList<Record>> RecordReader::beginningWith(const Table &table, const Column &column,
                                                  const QString &text, int limit) const
{
    auto found = rowsFrom(table, column, text, limit);
    if (!found)
        return found;
    const QString beginning = folded(text);
    found->removeIf([&](const Record &record) {
        return !folded(record.values.value(table.indexOf(column.name)).toString()).startsWith(beginning);
    });
    return found;
}

/// The rows that an order by the column has from a text on.
Result<QList<Record>> RecordReader::rowsFrom(const Table &table, const Column &column, const QString &text,
                                             int limit) const
{
    const RowRange range(m_connection.dialect(), table, {.table = table.name});
    const auto list = this->list(table);
    if (!list)
        return std::unexpected(list.error());
    const QString expression = SqlDialect::quoted(RowRange::Alias, column.name);
    const Statement behind{expression + u" >= ? ORDER BY "_s + expression + u" LIMIT ?"_s, {text, limit}};
    return fetch(table, range.selected(*list, behind));
}

Result<QList<Record>> RecordReader::anyMatches(const RecordQuery &query, int limit) const
{
    const auto table = this->table(query.table);
    if (!table)
        return std::unexpected(table.error());
    const auto list = this->list(**table);
    if (!list)
        return std::unexpected(list.error());
    const RowRange range(m_connection.dialect(), **table, query, false, &m_schema);
    return fetch(**table, range.selected(*list, range.shows() + Statement{u" LIMIT ?"_s, {limit}}));
}

} // namespace relata
