#pragma once

#include "models/database/database_error.h"
#include "models/database/record_query.h"
#include "models/database/record_selection.h"
#include "models/database/seek_index.h"

#include <QtCore/QSet>

#include <functional>
#include <memory>
#include <optional>

namespace relata {

class ChildCounting;
class Connection;
class RowRange;
struct Statement;

/// How the positions of a query's unfiltered order are found.
enum class OrderKind
{
    Small,   ///< at most SeekIndex::ChunkRows rows: one chunk, whatever the plan
    Indexed, ///< hops along an index
    Sorted,  ///< no index gives this order: sorted once into a temporary table (RecordReader::sort)
    Offset,  ///< a view: its rows have no key to seek by, so pages count from the start
};

/// What is known of an order before its index is built.
struct OrderPlan
{
    OrderKind kind = OrderKind::Small;
    qint64 rows = 0; ///< of the unfiltered query: exact for Small, else only that there are at least so many
    std::optional<qsizetype> narrow; ///< RecordQuery::narrow; the order is Small then, in its rows
};

/// Chunks found by one step of building an index.
struct IndexStep
{
    QList<Chunk> chunks;
    bool complete = false; ///< the order's end was reached
};

/// Where a page begins and how far it may reach: the chunks are consecutive, beginning with the one that
/// holds the first row.
struct PagePlace
{
    QList<Chunk> chunks; ///< with a filter: all that the page can reach into, those without a match left out
    qint64 offset = 0;   ///< rows to skip among the matches of the first chunk
    int sorted = 0;      ///< the number of the order that sort() made, whose chunks these are; 0: none
    std::optional<qsizetype> narrow; ///< SeekIndex::narrow()
};

/// Records that could be chosen, and where the search for more goes on.
struct CandidateStep
{
    QList<Record> records;
    QVariantList next;     ///< for RecordReader::furtherCandidates()
    bool complete = false; ///< the end of the table was reached
};

/// A record that is shown, as it is now.
struct RecordNow
{
    Record record;
    bool fits = true; ///< the query still shows it
};

/// Reads records and their positions. Synchronous, on the connection's thread; every function reads a bounded
/// number of rows but sort(), which can be interrupted and reports its progress. Of many records large values
/// are cut (CutValue); record() and parent() read all of one.
///
/// The order of a query is its sort columns, then the table's tie-break in the direction of the last one;
/// NULLs stand where the database puts them. What is compared is compared by the database, with its
/// collations, never in C++.
class RecordReader
{
public:
    /// `chunkRows` is for tests, which meet the borders of chunks in small tables.
    RecordReader(Connection &connection, const Schema &schema, qint64 chunkRows = SeekIndex::ChunkRows);

    /// How the order of query.unfiltered() is found, or that a filter leaves few rows of it and an index
    /// leads to them.
    Result<OrderPlan> plan(const RecordQuery &query) const;
    /// The next at most `hops` chunks of the unfiltered order behind chunk `last` (none: from the start),
    /// with what search and filters leave of each; an order without rows is one empty chunk. With
    /// OrderKind::Offset: by counting. Sorted orders come whole from sort().
    Result<IndexStep> hop(const RecordQuery &query, OrderKind kind, const std::optional<Chunk> &last,
                          int hops) const;
    /// The first of them: all rows where the plan has counted them, else one hop. Not for OrderKind::Sorted.
    Result<IndexStep> firstHop(const RecordQuery &query, const OrderPlan &plan) const;
    /// Chunk by chunk, how many rows search and filters leave: for those of sort(), which does not look.
    Result<QList<Chunk>> match(const RecordQuery &query, const QList<Chunk> &chunks, int sorted) const;
    /// Sorts query.unfiltered() into a temporary table of this connection, replacing the one of that number;
    /// all of its chunks. Only this connection can read its pages and positions. `progress(rows)` is called
    /// now and then, on this thread, with the rows that are done.
    Result<IndexStep> sort(const RecordQuery &query, const std::function<void(qint64)> &progress,
                           int order = 1) const;
    /// Nobody reads the order any more.
    Result<void> dropOrder(int order) const;

    /// At most `limit` records from a place on, or these parts of them. Fewer: the chunks given hold no more.
    Result<QList<Record>> page(const RecordQuery &query, const PagePlace &place, int limit,
                               const std::optional<RecordParts> &parts = {}) const;
    /// The first and the last records, in the query's order, without an index. Unfiltered queries only: a
    /// filter could read the whole table for them.
    Result<QList<Record>> firstPage(const RecordQuery &query, int limit) const;
    Result<QList<Record>> lastPage(const RecordQuery &query, int limit) const;

    /// The row number of a record among the query's matches; none where the query does not show it. The index
    /// is the query's own (filtered as it is).
    Result<std::optional<qint64>> position(const RecordQuery &query, const SeekIndex &index,
                                           const RecordKey &key) const;
    /// One record by key; none where it is gone.
    Result<std::optional<Record>> record(const TableName &table, const RecordKey &key) const;
    /// Records of a query by key, in no order; those that are gone are left out.
    Result<QList<RecordNow>> recordsNow(const RecordQuery &query, const QList<RecordKey> &keys) const;
    /// The record that a child's foreign key points to; none where it is NULL or dangling.
    Result<std::optional<Record>> parent(const Relationship &relationship, const Record &child) const;
    /// The number of a parent's children, counting no further than `limit`.
    Result<qint64> childCount(const ParentRecord &parent, qint64 limit) const;
    /// At most `limit` records of a table whose label or key matches the words, for choosing a parent.
    Result<QList<Record>> candidates(const TableName &table, const QString &words, int limit) const;
    /// What an index leads to at once among the records to choose from: each of the words begins a word in
    /// one of choiceColumns(), or is the key. Without words the first by name. At most `limit`.
    Result<QList<Record>> nearCandidates(const TableName &table, const QString &words, int limit) const;
    /// The same of the next stretch of the table's rows, from `start` on; empty: from the first.
    Result<CandidateStep> furtherCandidates(const TableName &table, const QString &words,
                                            const QVariantList &start, int limit) const;
    /// The records that hold one of the values in a column.
    Result<QList<Record>> withValues(const TableName &table, const QString &column,
                                     const QVariantList &values) const;
    /// At most `limit` records that an index leads to at once: first those one of whose keys or unique
    /// columns is the text, then those where one begins with it, as it is stored or folded, then those with
    /// its words that an index of trigrams knows.
    Result<QList<Record>> quickMatches(const TableName &table, const QString &text, int limit) const;
    /// At most `limit` of the query's records in no order, for a table that can be gone through in none.
    Result<QList<Record>> anyMatches(const RecordQuery &query, int limit) const;
    /// What a person calls the record: Table::labelColumns joined, else the key.
    static QString label(const Table &table, const Record &record);

private:
    Result<const Table *> table(const TableName &name) const;
    Result<QList<Record>> fetch(const Table &table, const Statement &statement,
                                Extent extent = Extent::Cut) const;
    Result<std::optional<Record>> one(const Table &table, const Statement &condition) const;
    Result<Statement> list(const Table &table, const std::optional<RecordParts> &parts = {},
                           Extent extent = Extent::Cut) const;
    Result<bool> isOrdered(const Table &table, const QString &column) const;
    Result<QList<Record>> rowsFrom(const Table &table, const Column &column, const QString &text,
                                   int limit) const;
    Result<QList<Record>> nearest(const Table &table, const Column &column, const QString &words,
                                  int limit) const;
    Result<QList<Record>> byTrigrams(const Table &table, const QStringList &columns, const QString &words,
                                     const Statement &condition, int limit) const;
    Result<QList<Record>> byName(const Table &table, int limit) const;
    Result<QList<Record>> beginningWith(const Table &table, const Column &column, const QString &text,
                                        int limit) const;
    Result<qint64> count(const Statement &statement) const;
    Result<QList<qint64>> counts(const QList<Statement> &statements) const;
    qint64 reach(qint64 rows) const;
    Result<QList<Record>> withKeyFirst(const Table &table, const QString &words, QList<Record> records,
                                       int limit) const;
    Result<std::optional<qsizetype>> narrow(const Table &table, const RecordQuery &query) const;
    Result<IndexStep> wholeOf(const RecordQuery &query, qint64 rows) const;
    Result<IndexStep> matched(const RecordQuery &query, const Result<IndexStep> &step) const;
    Result<IndexStep> hopBySeeking(const RowRange &range, const std::optional<Chunk> &last, int hops) const;
    Result<Chunk> chunkBetween(const RowRange &range, const QVariantList &start,
                               const QVariantList &next) const;
    Result<IndexStep> hopTogether(const Statement &anchors, bool fromBeginning, int hops) const;
    Result<IndexStep> hopByCounting(const RowRange &range, const std::optional<Chunk> &last, int hops) const;

    Connection &m_connection;
    const Schema &m_schema;
    qint64 m_chunkRows;
    std::shared_ptr<ChildCounting> m_counting; ///< shared by copies: its answers are worth keeping
    std::shared_ptr<QSet<std::pair<TableName, QString>>> m_ordered; ///< columns with an index, shared too
};

} // namespace relata
