#pragma once

#include "models/database/value.h"

#include <QtCore/QList>

#include <optional>
#include <vector>

namespace relata {

/// A stretch of at most SeekIndex::ChunkRows rows of an order.
struct Chunk
{
    /// The values of the order's columns (sort, then tie-break) at the chunk's first row; empty for the first
    /// chunk, which begins where the order does. In an order that was sorted into a temporary table: the
    /// position of its first row, alone.
    QVariantList start;
    qint64 rows = 0;    ///< rows in it, before search and filters
    qint64 matches = 0; ///< rows in it that the query shows: `rows` where nothing is filtered

    bool operator==(const Chunk &other) const
    {
        return sameValues(start, other.start) && rows == other.rows && matches == other.matches;
    }
};

/// The positions of a RecordQuery: where every 4,096th row begins, so that any row is one seek and a short
/// OFFSET away. A plain value that grows while RecordReader finds more chunks; a few KB for ten million rows.
class SeekIndex
{
public:
    /// Measured: hops of 1,024 took five times as long to index ten million rows.
    static constexpr qint64 ChunkRows = 4096;

    struct Place
    {
        qsizetype chunk = 0;
        qint64 offset = 0; ///< among the chunk's matches
    };

    /// Adds chunks behind the last one.
    void append(const QList<Chunk> &chunks);

    void setComplete() { m_complete = true; }

    /// A row of chunk `chunk` was inserted (+1) or deleted (-1): the others keep their place.
    void adjust(qsizetype chunk, qint64 rows);

    bool isComplete() const { return m_complete; }

    /// Whether rows were sorted into a temporary table, whose positions the chunks then hold.
    bool isSorted() const { return m_sorted != 0; }

    int sortedOrder() const { return m_sorted; } ///< the number of that table; 0: none

    void setSorted(int order = 1) { m_sorted = order; }

    /// RecordQuery::narrow, where the positions are those of its few rows.
    std::optional<qsizetype> narrow() const { return m_narrow; }

    void setNarrow(std::optional<qsizetype> filter) { m_narrow = filter; }

    qint64 count() const { return m_ends.empty() ? 0 : m_ends.back(); } ///< rows shown, as far as known

    qsizetype chunkCount() const { return m_chunks.size(); }

    const Chunk &chunk(qsizetype index) const { return m_chunks.at(index); }

    const QList<Chunk> &chunks() const { return m_chunks; }

    /// The chunk that holds row `row`; nothing beyond count().
    std::optional<Place> locate(qint64 row) const;

    qint64 firstRowOf(qsizetype chunk) const { return chunk == 0 ? 0 : m_ends.at(size_t(chunk) - 1); }

private:
    QList<Chunk> m_chunks;
    std::vector<qint64> m_ends; ///< matches up to and including chunk i
    bool m_complete = false;
    int m_sorted = 0;
    std::optional<qsizetype> m_narrow;
};

} // namespace relata
