#include "models/database/row_range.h"

#include "models/database/seek_legs.h"
#include "models/database/sorted_order.h"
#include "models/database/sql_dialect.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

const QString RowRange::Alias = u"t"_s;

namespace {

const QString Page = u"p"_s; ///< alias of the page's rows: the order's columns and the mark
const QString Hit = u"relata_hit"_s;
const QString Anchors = u"anchors"_s;
constexpr qsizetype MostLegs = 16;
const QString Every = u"(1 = 1)"_s;

Statement limited(qint64 rows)
{
    return {u" LIMIT %1"_s.arg(rows), {}};
}

} // namespace

RowRange::RowRange(const SqlDialect &dialect, const Table &table, const RecordQuery &query, int sorted,
                   const Schema *schema)
    : m_dialect(dialect)
    , m_table(table)
    , m_query(query)
    , m_order(table, query)
    , m_condition(dialect, table, Alias, schema)
    , m_access(table.tieBreak.isEmpty() ? Access::Offset
               : sorted != 0            ? Access::Sorted
                                        : Access::Seek)
    , m_sorted(sorted)
{
}

Statement RowRange::rows(const Statement &selected, const QVariantList &start, qint64 reach,
                         const Statement &tail) const
{
    return m_access == Access::Sorted ? sortedRows(selected, start, tail)
                                      : seekRows(selected, start, reach, tail);
}

Statement RowRange::seekRows(const Statement &selected, const QVariantList &start, qint64 reach,
                             const Statement &tail) const
{
    if (start.isEmpty())
        return leg(selected, {Every, {}}) + tail;
    return legs(selected, seekLegs(m_dialect, m_order, Alias, start), reach, tail);
}

Statement RowRange::legs(const Statement &selected, const QList<Statement> &conditions, qint64 reach,
                         const Statement &tail) const
{
    if (conditions.size() == 1)
        return leg(selected, conditions.constFirst()) + tail;
    // One leg is read after the other, and only as far as the tail asks.
    Statement all;
    for (qsizetype i = 0; i < conditions.size(); ++i) {
        all += (i == 0 ? QString() : u" UNION ALL "_s) + u"SELECT * FROM ("_s;
        all += leg(selected, conditions.at(i)) + u" LIMIT %1) AS leg%2"_s.arg(reach).arg(i);
    }
    return all + tail;
}

Statement RowRange::leg(const Statement &selected, const Statement &where) const
{
    Statement select{u"SELECT "_s, {}};
    select += selected + u" FROM "_s + from() + u" WHERE "_s;
    select += belongs() + u" AND "_s + where;
    // The whole order even where a prefix is equal: PostgreSQL does not see that IS NULL is such a one.
    return select + m_order.orderBy(Alias, m_query.narrow ? m_dialect.sortingAnew() : QString());
}

/// Where a filter is the way to the rows, nothing else may look like another one to a planner.
Statement RowRange::belongs() const
{
    if (!m_query.narrow)
        return m_condition.hasParent(m_query);
    const Statement few = m_condition.passes(m_query.filters.at(*m_query.narrow));
    return few + u" AND CASE WHEN "_s + shows() + u" THEN 1 END = 1"_s;
}

Statement RowRange::matches() const
{
    return m_query.narrow ? Statement{Every, {}} : m_condition.matches(m_query);
}

Statement RowRange::sortedRows(const Statement &selected, const QVariantList &start,
                               const Statement &tail) const
{
    Statement select{u"SELECT "_s, {}};
    select += selected + u" FROM "_s + SortedOrder::from(m_sorted) + u" CROSS JOIN "_s + from();
    select += Statement{u" WHERE %1 >= ?"_s.arg(SortedOrder::position()), {start.value(0, qlonglong(1))}};
    // Rows that went to another parent since. CASE, lest a planner takes the parent for the way to the rows.
    select += u" AND "_s + SortedOrder::sameRow(m_table, Alias) + u" AND CASE WHEN "_s;
    select += m_condition.hasParent(m_query) + u" THEN 1 END = 1"_s;
    return select + u" ORDER BY "_s + SortedOrder::position() + tail;
}

Statement RowRange::viewRows(const Statement &selected, const QVariantList &start, qint64 atMost) const
{
    const Statement stretch{u" LIMIT ? OFFSET ?"_s, {atMost, start.value(0, qlonglong(0))}};
    return leg(selected, {Every, {}}) + stretch;
}

Statement RowRange::page(const Statement &list, const QVariantList &start, int limit, qint64 offset,
                         qint64 reach) const
{
    const Statement tail{u" LIMIT ? OFFSET ?"_s, {limit, offset}};
    if (m_access == Access::Offset)
        return viewPage(list, start, reach, {Every, {}}, tail);
    return joinedPage(list, rows({rowNames(), {}}, start, reach, tail));
}

Statement RowRange::page(const Statement &list, const QVariantList &start, qint64 atMost,
                         const Statement &hit, int limit, qint64 offset) const
{
    const Statement tail{u" LIMIT ? OFFSET ?"_s, {limit, offset}};
    if (m_access == Access::Offset)
        return viewPage(list, start, atMost, hit, tail);
    const Statement marked = Statement{rowNames() + u", "_s, {}} + hit + u" AS "_s + Hit;
    const Statement stretch = rows(marked, start, atMost, limited(atMost));
    return joinedPage(list,
                      Statement{u"SELECT * FROM ("_s, {}} + stretch + u") AS stretch WHERE "_s + Hit + tail);
}

Statement RowRange::lastPage(const Statement &list, int limit) const
{
    RowRange backwards = *this;
    backwards.m_order = m_order.reversed();
    if (m_access != Access::Offset)
        return joinedPage(list, backwards.rows({rowNames(), {}}, {}, limit, limited(limit)));
    const Statement last = backwards.viewRows({Alias + u".*"_s, {}}, {}, limit);
    return Statement{u"SELECT "_s, {}} + list + u" FROM ("_s + last + u") AS "_s + Alias +
           m_order.orderBy(Alias);
}

/// The list for the rows of the table whose keys are given, in the order that is given with them.
Statement RowRange::joinedPage(const Statement &list, const Statement &keys) const
{
    Statement select = Statement{u"SELECT "_s, {}} + list + u" FROM ("_s + keys + u") AS "_s + Page;
    select += u" CROSS JOIN "_s + from() + u" WHERE "_s + sameRow();
    return select + (m_access == Access::Sorted ? u" ORDER BY p.position"_s : m_order.orderByNames(Page));
}

Statement RowRange::viewPage(const Statement &list, const QVariantList &start, qint64 atMost,
                             const Statement &hit, const Statement &tail) const
{
    const Statement marked = Statement{Alias + u".*, "_s, {}} + hit + u" AS "_s + Hit;
    Statement select = Statement{u"SELECT "_s, {}} + list + u" FROM ("_s + viewRows(marked, start, atMost);
    return select + u") AS "_s + Alias + u" WHERE "_s + Hit + m_order.orderBy(Alias) + tail;
}

Statement RowRange::count(const QVariantList &start, qint64 atMost, const Statement &hit) const
{
    const Statement mark = hit + u" AS "_s + Hit;
    const Statement marked = m_access == Access::Offset ? viewRows(mark, start, atMost)
                                                        : rows(mark, start, atMost, limited(atMost));
    return Statement{u"SELECT count(*) FROM ("_s, {}} + marked + u") AS stretch WHERE "_s + Hit;
}

Statement RowRange::count(const QVariantList &start, qint64 atMost) const
{
    return count(start, atMost, {Every, {}});
}

Statement RowRange::countUntil(const QVariantList &end, const QVariantList &start, qint64 atMost,
                               const Statement &hit) const
{
    // Among one parent's children a planner might go through the keys between, and they are anybody's.
    const bool isPlain = m_access == Access::Seek && m_order.size() == 1 && !m_query.parent;
    if (!isPlain || end.isEmpty())
        return count(start, atMost, hit);
    const OrderColumn &column = m_order.columns().constFirst();
    const QString expression = SqlDialect::quoted(Alias, column.column.name);
    const bool ascending = column.order == Qt::AscendingOrder;
    Statement condition{expression + (ascending ? u" < ?"_s : u" > ?"_s), end};
    if (!start.isEmpty())
        condition += Statement{u" AND "_s + expression + (ascending ? u" >= ?"_s : u" <= ?"_s), start};
    const Statement select{u"SELECT count(*) FROM "_s + from() + u" WHERE "_s, {}};
    return select + condition + u" AND "_s + hit;
}

Statement RowRange::countUpTo(qint64 limit) const
{
    const Statement select{u"SELECT count(*) FROM (SELECT 1 FROM "_s + from() + u" WHERE "_s, {}};
    return select + belongs() + Statement{u" LIMIT ?) AS counted"_s, {limit}};
}

Statement RowRange::countAll() const
{
    return selected({u"count(*)"_s, {}}, m_query.narrow ? belongs() : shows());
}

Statement RowRange::beginning(qint64 limit) const
{
    return rows({rowNames(), {}}, {}, limit, limited(limit));
}

Statement RowRange::anchor(const QVariantList &start, qint64 offset) const
{
    const QString values = selectedOrder([&](const Column &column, qsizetype i) {
        return m_dialect.selected(SqlDialect::quoted(Page, RecordOrder::nameOf(i)), column);
    });
    const Statement row =
        rows({rowNames(), {}}, start, offset + 1, {u" LIMIT 1 OFFSET %1"_s.arg(offset), {}});
    return Statement{u"SELECT "_s + values + u" FROM ("_s, {}} + row + u") AS "_s + Page;
}

Statement RowRange::anchors(const QVariantList &start, qint64 offset, qint64 chunkRows, int hops) const
{
    if (!m_dialect.hasLateral() || m_access != Access::Seek)
        return {};
    const QList<Statement> behind = seekLegsBehind(Anchors, m_dialect, m_order, Alias);
    if (behind.size() > MostLegs)
        return {};
    const Statement names{rowNames(), {}};
    Statement all{u"WITH RECURSIVE %1 AS (SELECT 0 AS hop, p.* FROM ("_s.arg(Anchors), {}};
    all += rows(names, start, offset + 1, {u" LIMIT 1 OFFSET %1"_s.arg(offset), {}});
    all += u") AS p UNION ALL SELECT %1.hop + 1, p.* FROM %1 CROSS JOIN LATERAL ("_s.arg(Anchors);
    all += legs(names, behind, chunkRows + 1, {u" LIMIT 1 OFFSET %1"_s.arg(chunkRows), {}});
    all += u") AS p WHERE %1.hop < %2) SELECT "_s.arg(Anchors).arg(hops);
    all += selectedOrder([&](const Column &column, qsizetype i) {
        return m_dialect.selected(SqlDialect::quoted(Anchors, RecordOrder::nameOf(i)), column);
    });
    // Behind the last anchor the order ends: what is left is counted while we are here.
    all += u", CASE WHEN %1.hop < %2 AND lead(%1.hop) OVER (ORDER BY %1.hop) IS NULL "
           "THEN (SELECT count(*) FROM ("_s.arg(Anchors)
               .arg(hops);
    all += legs({u"1 AS one"_s, {}}, behind, chunkRows, limited(chunkRows));
    return all + u") AS rest) ELSE %1 END FROM %2 ORDER BY %2.hop"_s.arg(chunkRows).arg(Anchors);
}

Statement RowRange::shows() const
{
    return joined({m_condition.hasParent(m_query), m_condition.matches(m_query)}, u" AND "_s, {});
}

Statement RowRange::selected(const Statement &list, const Statement &condition) const
{
    return Statement{u"SELECT "_s, {}} + list + u" FROM "_s + from() + u" WHERE "_s + condition;
}

Statement RowRange::orderValues(const Statement &condition) const
{
    return selected({selectedValues(), {}}, condition);
}

Statement RowRange::valuesAtPosition(const QVariantList &start) const
{
    // The row at the start may be gone by now: then the one behind it.
    const QString joined = SortedOrder::from(m_sorted) + u" CROSS JOIN "_s + from();
    return {u"SELECT %1 FROM %2 WHERE %3 >= ? AND %4 ORDER BY %3 LIMIT 1"_s.arg(
                selectedValues(), joined, SortedOrder::position(), SortedOrder::sameRow(m_table, Alias)),
            {start.value(0)}};
}

QString RowRange::from() const
{
    return SqlDialect::quoted(m_table.name) + u" AS "_s + Alias;
}

/// The row of the table that a row of the page is about.
QString RowRange::sameRow() const
{
    if (m_access == Access::Sorted)
        return SortedOrder::sameRow(m_table, Alias, Page);
    QStringList conditions;
    for (const QString &column : m_table.tieBreak) {
        const QString name = RecordOrder::nameOf(m_order.indexOf(column));
        conditions << SqlDialect::quoted(Alias, column) + u" = "_s + SqlDialect::quoted(Page, name);
    }
    return conditions.join(u" AND "_s);
}

/// What names a row and its place: the order's columns as o0, o1, …, or position and keys.
QString RowRange::rowNames() const
{
    if (m_access == Access::Sorted)
        return SortedOrder::columns(m_table);
    return selectedOrder([](const Column &column, qsizetype i) {
        return SqlDialect::quoted(Alias, column.name) + u" AS "_s + RecordOrder::nameOf(i);
    });
}

QString RowRange::selectedValues() const
{
    return selectedOrder([&](const Column &column, qsizetype) {
        return m_dialect.selected(SqlDialect::quoted(Alias, column.name), column);
    });
}

QString RowRange::selectedOrder(const std::function<QString(const Column &, qsizetype)> &expression) const
{
    QStringList columns;
    for (qsizetype i = 0; i < m_order.size(); ++i)
        columns << expression(m_order.columns().at(i).column, i);
    return columns.join(u", "_s);
}

} // namespace relata
