#include "models/database/seek_index.h"

#include <algorithm>

namespace relata {

void SeekIndex::append(const QList<Chunk> &chunks)
{
    for (const Chunk &chunk : chunks) {
        m_ends.push_back(count() + chunk.matches);
        m_chunks.append(chunk);
    }
}

void SeekIndex::adjust(qsizetype chunk, qint64 rows)
{
    m_chunks[chunk].rows += rows;
    m_chunks[chunk].matches += rows;
    for (size_t i = size_t(chunk); i < m_ends.size(); ++i)
        m_ends[i] += rows;
}

std::optional<SeekIndex::Place> SeekIndex::locate(qint64 row) const
{
    if (row < 0 || row >= count())
        return std::nullopt;
    const auto end = std::ranges::upper_bound(m_ends, row);
    const auto chunk = qsizetype(std::distance(m_ends.begin(), end));
    return Place{chunk, row - firstRowOf(chunk)};
}

} // namespace relata
