#pragma once

#include "models/database/database_error.h"
#include "models/database/row_range.h"
#include "models/database/seek_index.h"

namespace relata {

class Connection;

/// Finds the row number of a record: the chunk by searching among the chunks' starts, then the number within
/// it by counting. Every comparison is one that the database makes, about one row, found by its key.
class PositionFinder
{
public:
    PositionFinder(Connection &connection, const RowRange &range, const SeekIndex &index);

    /// The row number among the rows that the range's query shows; none where it does not show the record.
    Result<std::optional<qint64>> find(const RecordKey &key) const;

private:
    /// The last chunk that begins at or before the record.
    Result<qsizetype> chunkOf(const RecordKey &key) const;
    /// How many of the chunks `first`, `first + step`, … begin at or before the record.
    Result<int> begunBefore(const RecordKey &key, qsizetype first, qsizetype step, int chunks) const;
    Result<QVariantList> startOf(qsizetype chunk) const;
    Statement countIn(const Chunk &chunk, const Statement &hit) const;

    Connection &m_connection;
    const RowRange &m_range;
    const SeekIndex &m_index;
};

} // namespace relata
