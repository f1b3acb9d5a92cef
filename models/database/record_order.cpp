#include "models/database/record_order.h"

#include "models/database/sql_dialect.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Kinds that both databases can put in an order: PostgreSQL cannot with json, points and the like.
bool isOrdered(const Column &column)
{
    return column.kind != ValueKind::Json && column.kind != ValueKind::Blob &&
           column.kind != ValueKind::Other;
}

QList<SortColumn> sortColumns(const Table &table, const RecordQuery &query)
{
    if (!query.sort.isEmpty())
        return query.sort;
    const bool newestFirst = query.parent && !query.parent->relationship.isFarSide();
    QList<SortColumn> byKey;
    for (const QString &column : table.key)
        byKey.append({column, newestFirst ? Qt::DescendingOrder : Qt::AscendingOrder});
    return byKey;
}

QString direction(Qt::SortOrder order)
{
    return order == Qt::AscendingOrder ? u" ASC"_s : u" DESC"_s;
}

} // namespace

Column columnOf(const Table &table, const QString &name)
{
    if (const Column *declared = table.column(name))
        return *declared;
    return {.name = name, .kind = ValueKind::Other, .nullable = false};
}

RecordOrder::RecordOrder(const Table &table, const RecordQuery &query)
{
    Qt::SortOrder last = Qt::AscendingOrder;
    for (const SortColumn &sort : sortColumns(table, query)) {
        append(table, sort.column, sort.order);
        last = sort.order;
    }
    for (const QString &column : table.tieBreak)
        append(table, column, last);
    if (table.tieBreak.isEmpty() && !m_columns.isEmpty())
        appendRest(table);
}

void RecordOrder::append(const Table &table, const QString &column, Qt::SortOrder order)
{
    if (indexOf(column) >= 0)
        return;
    Column found = columnOf(table, column);
    // SQLite's INTEGER PRIMARY KEY is declared without NOT NULL and is never NULL all the same.
    if (table.tieBreak.contains(column))
        found.nullable = false;
    m_columns.append({found, order});
}

void RecordOrder::appendRest(const Table &view)
{
    // Rows that tie must not change places from one page to the next.
    for (const Column &column : view.columns) {
        if (isOrdered(column))
            append(view, column.name, Qt::AscendingOrder);
    }
}

qsizetype RecordOrder::indexOf(const QString &column) const
{
    const auto found =
        std::ranges::find(m_columns, column, [](const OrderColumn &ordered) { return ordered.column.name; });
    return found == m_columns.end() ? -1 : std::distance(m_columns.begin(), found);
}

RecordOrder RecordOrder::reversed() const
{
    RecordOrder reverse = *this;
    for (OrderColumn &column : reverse.m_columns) {
        const bool ascending = column.order == Qt::AscendingOrder;
        column.order = ascending ? Qt::DescendingOrder : Qt::AscendingOrder;
    }
    return reverse;
}

QString RecordOrder::orderBy(const QString &alias, const QString &prefix) const
{
    return orderBy(
        [&](qsizetype i) { return prefix + SqlDialect::quoted(alias, m_columns.at(i).column.name); });
}

QString RecordOrder::orderByNames(const QString &alias) const
{
    return orderBy([&](qsizetype i) { return SqlDialect::quoted(alias, nameOf(i)); });
}

QString RecordOrder::orderBy(const std::function<QString(qsizetype)> &expression) const
{
    QStringList terms;
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        terms << expression(i) + direction(m_columns.at(i).order);
    return terms.isEmpty() ? QString() : u" ORDER BY "_s + terms.join(u", "_s);
}

QString RecordOrder::nameOf(qsizetype column)
{
    return u'o' + QString::number(column);
}

} // namespace relata
