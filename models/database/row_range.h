#pragma once

#include "models/database/record_condition.h"
#include "models/database/record_order.h"

namespace relata {

class SqlDialect;

/// A stretch of a query's order as a subselect, reached in one of three ways: by seeking, through the
/// temporary table of a sorted order, or, in a view, by counting. Search and filters do not end the stretch;
/// they are a column of it, so that it reads a bounded number of rows whatever they leave.
class RowRange
{
public:
    /// With a schema a search looks at the names of parents as well.
    RowRange(const SqlDialect &dialect, const Table &table, const RecordQuery &query, int sorted = 0,
             const Schema *schema = nullptr);

    /// `list`, of the table under Alias, of `limit` rows from `offset` rows behind the start (Chunk::start)
    /// on, in order. Only the rows that are asked for are looked up in the table: the ones before cost steps
    /// in an index. `reach`: at least offset + limit; part of the text, so better not new each time.
    Statement page(const Statement &list, const QVariantList &start, int limit, qint64 offset,
                   qint64 reach) const;
    /// The same of the hits among the `atMost` rows from the start on.
    Statement page(const Statement &list, const QVariantList &start, qint64 atMost, const Statement &hit,
                   int limit, qint64 offset) const;
    /// The last rows, from the other end.
    Statement lastPage(const Statement &list, int limit) const;

    /// How many of the `atMost` rows from the start on are hits.
    Statement count(const QVariantList &start, qint64 atMost, const Statement &hit) const;
    Statement count(const QVariantList &start, qint64 atMost) const;
    /// The same where the row behind them is known: in an order by one column alone the hits are counted
    /// where the rows are read, and none of these is handed on.
    Statement countUntil(const QVariantList &end, const QVariantList &start, qint64 atMost,
                         const Statement &hit) const;
    /// The number of rows in no order, counting no further than `limit`.
    Statement countUpTo(qint64 limit) const;
    /// The number of rows that the query shows.
    Statement countAll() const;
    /// The first rows of the order, as chunks are read, to have it explained.
    Statement beginning(qint64 rows) const;
    /// The order's values at the row `offset` rows behind the start, as they go into Chunk::start.
    Statement anchor(const QVariantList &start, qint64 offset) const;
    /// Many anchors in one statement, each of them `chunkRows` rows behind the one before, the first `offset`
    /// rows behind the start: their values, and in the last column how many rows follow it up to the next.
    /// One more anchor than `hops`, unless the order ends before. Empty where the database cannot, or the
    /// order has so many columns that may be NULL that the statement would be a long one.
    Statement anchors(const QVariantList &start, qint64 offset, qint64 chunkRows, int hops) const;
    /// `list` of the rows where the condition holds, in no order.
    Statement selected(const Statement &list, const Statement &condition) const;
    /// The values of a row's order columns, where the condition holds.
    Statement orderValues(const Statement &condition) const;
    /// The order's values at a chunk's start where only its position is known, in a sorted order.
    Statement valuesAtPosition(const QVariantList &start) const;

    /// Search and filters, for the rows' mark.
    Statement matches() const;

    bool isFiltered() const { return m_query.isFiltered(); }

    /// Whether the query shows a row: its parent, search and filters.
    Statement shows() const;

    const RecordCondition &condition() const { return m_condition; }

    const RecordOrder &order() const { return m_order; }

    static const QString Alias; ///< of the table in every condition and list

private:
    enum class Access
    {
        Seek,
        Sorted,
        Offset
    };

    /// `selected` of the rows from the start on, in order, as far as `tail` limits them.
    Statement rows(const Statement &selected, const QVariantList &start, qint64 reach,
                   const Statement &tail) const;
    Statement seekRows(const Statement &selected, const QVariantList &start, qint64 reach,
                       const Statement &tail) const;
    Statement sortedRows(const Statement &selected, const QVariantList &start, const Statement &tail) const;
    Statement leg(const Statement &selected, const Statement &where) const;
    /// What all rows of the order have in common.
    Statement belongs() const;
    Statement legs(const Statement &selected, const QList<Statement> &conditions, qint64 reach,
                   const Statement &tail) const;
    Statement viewPage(const Statement &list, const QVariantList &start, qint64 atMost, const Statement &hit,
                       const Statement &tail) const;
    Statement viewRows(const Statement &selected, const QVariantList &start, qint64 atMost) const;
    Statement joinedPage(const Statement &list, const Statement &keys) const;
    QString from() const;
    QString sameRow() const;
    QString rowNames() const;
    QString selectedValues() const;
    QString selectedOrder(const std::function<QString(const Column &, qsizetype)> &expression) const;

    const SqlDialect &m_dialect;
    const Table &m_table;
    RecordQuery m_query;
    RecordOrder m_order;
    RecordCondition m_condition;
    Access m_access;
    int m_sorted;
};

} // namespace relata
