#include "models/database/position_finder.h"

#include "models/database/connection.h"
#include "models/database/seek_legs.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Comparisons in one statement: three of them find one chunk in 2,500, which a network notices.
constexpr int Comparisons = 15;

Statement both(const Statement &a, const Statement &b)
{
    return joined({a, b}, u" AND "_s, {});
}

} // namespace

PositionFinder::PositionFinder(Connection &connection, const RowRange &range, const SeekIndex &index)
    : m_connection(connection)
    , m_range(range)
    , m_index(index)
{
}

Result<std::optional<qint64>> PositionFinder::find(const RecordKey &key) const
{
    const Statement matches = m_range.shows();
    const Statement isRecord = m_range.condition().hasKey(key);
    const auto values = m_connection.fetchRow(m_range.orderValues(both(isRecord, matches)));
    if (!values)
        return std::unexpected(values.error());
    if (values->isEmpty() || m_index.chunkCount() == 0)
        return std::nullopt;
    const auto chunk = chunkOf(key);
    if (!chunk)
        return std::unexpected(chunk.error());
    const Chunk &found = m_index.chunk(*chunk);
    const Statement isBefore =
        isAtOrBehind(m_connection.dialect(), m_range.order(), RowRange::Alias, *values) + u" IS NOT TRUE"_s;
    const auto counts = m_connection.fetchRow(Statement{u"SELECT ("_s, {}} + countIn(found, isRecord) +
                                              u"), ("_s + countIn(found, both(matches, isBefore)) + u")"_s);
    if (!counts)
        return std::unexpected(counts.error());
    // Not there: far behind the last chunk that is known so far, or inserted since the order was sorted.
    if (counts->value(0).toLongLong() == 0)
        return std::nullopt;
    return m_index.firstRowOf(*chunk) + counts->value(1).toLongLong();
}

Result<qsizetype> PositionFinder::chunkOf(const RecordKey &key) const
{
    qsizetype begin = 0;
    qsizetype end = m_index.chunkCount();
    while (end - begin > 1) {
        const qsizetype step = std::max<qsizetype>((end - begin) / (Comparisons + 1), 1);
        const auto chunks = std::min<qsizetype>((end - begin - 1) / step, Comparisons);
        const auto begun = begunBefore(key, begin + step, step, int(chunks));
        if (!begun)
            return std::unexpected(begun.error());
        begin += *begun * step;
        if (*begun < chunks)
            end = begin + step;
    }
    return begin;
}

Result<int> PositionFinder::begunBefore(const RecordKey &key, qsizetype first, qsizetype step,
                                        int chunks) const
{
    QList<Statement> comparisons;
    for (int i = 0; i < chunks; ++i) {
        const auto start = startOf(first + i * step);
        if (!start)
            return std::unexpected(start.error());
        if (start->isEmpty())
            break;
        comparisons << isAtOrBehind(m_connection.dialect(), m_range.order(), RowRange::Alias, *start);
    }
    if (comparisons.isEmpty())
        return 0;
    // Selected instead of asked for: a planner could take the many conditions for the way to the row.
    const auto row = m_connection.fetchRow(
        m_range.selected(joined(comparisons, u"), ("_s, {}), m_range.condition().hasKey(key)));
    if (!row)
        return std::unexpected(row.error());
    return int(std::ranges::count_if(*row, [](const Value &value) { return value.toBool(); }));
}

Result<QVariantList> PositionFinder::startOf(qsizetype chunk) const
{
    const QVariantList &start = m_index.chunk(chunk).start;
    return m_index.isSorted() ? m_connection.fetchRow(m_range.valuesAtPosition(start)) : start;
}

Statement PositionFinder::countIn(const Chunk &chunk, const Statement &hit) const
{
    // Further than the chunk was long: rows may have been inserted into it since. In whole chunks: the number
    // is part of a text that is prepared once.
    const qint64 rows = (chunk.rows / SeekIndex::ChunkRows + 2) * SeekIndex::ChunkRows;
    return m_range.count(chunk.start, rows, hit);
}

} // namespace relata
