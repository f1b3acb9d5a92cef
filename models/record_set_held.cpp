// The row that is held though the query does not show it any more, and rows that move before others replace
// them: the parts of RecordSet that only following somebody else's changes needs.
#include "models/record_set.h"

namespace relata {

const Record *RecordSet::recordAt(qint64 row) const
{
    return m_held && row == m_held->row ? &m_held->record : m_cache.at(row);
}

std::optional<qint64> RecordSet::rowOf(const RecordKey &key) const
{
    return m_held && key == m_held->record.key ? std::optional(m_held->row) : m_cache.rowOf(key);
}

void RecordSet::replaceRow(qint64 row, const Record &record)
{
    if (m_held && row == m_held->row)
        m_held->record = record;
    m_cache.store(row, {record});
}

void RecordSet::hold(qint64 row, const Record &record)
{
    if (m_held)
        countHeld();
    SeekIndex &index = m_positions->index();
    if (const auto place = index.locate(row))
        index.adjust(place->chunk, -1);
    m_held = Held{row, record};
    m_cache.store(row, {record});
    dropFetches();
}

void RecordSet::insertHeld(qint64 row, const Record &record)
{
    m_cache.insertRow(row, record);
    m_held = Held{row, record};
    ++m_rows;
    dropFetches();
}

void RecordSet::countHeld()
{
    if (!m_held)
        return;
    SeekIndex &index = m_positions->index();
    const auto place = index.locate(m_held->row);
    if (place || index.chunkCount() > 0)
        index.adjust(place ? place->chunk : index.chunkCount() - 1, +1);
    m_held.reset();
    dropFetches();
}

void RecordSet::removeHeld()
{
    if (!m_held)
        return;
    m_cache.removeRow(m_held->row);
    m_held.reset();
    --m_rows;
    dropFetches();
}

void RecordSet::stopFetches()
{
    for (Fetch &fetch : m_fetching)
        fetch.stop.request_stop();
    if (m_ahead)
        m_ahead->stop.request_stop();
    m_reread.request_stop();
}

/// They would put rows where these stood before; what is in sight is asked for again.
void RecordSet::dropFetches()
{
    stopFetches();
    m_fetching.clear();
    m_ahead.reset();
    m_reread = {};
    for (qint64 page = m_sight.first; page < m_sight.end() && page * PageRows < m_rows; ++page) {
        if (!isAtHand(page))
            fetch(page * PageRows);
    }
}

/// Pages of the query as they are shown: the held record is on none.
QList<Record> RecordSet::withHeld(const Pages &pages, QList<Record> records) const
{
    const qint64 at = m_held ? m_held->row - pages.first * PageRows : -1;
    if (at < 0 || at > records.size())
        return records;
    records.insert(at, m_held->record);
    return records.first(std::min<qint64>(records.size(), pages.count * PageRows));
}

void RecordSet::shiftIn(qint64 row, qint64 count)
{
    m_cache.insertRows(row, count);
    if (m_held && row <= m_held->row)
        m_held->row += count;
    m_rows += count;
    dropFetches();
}

void RecordSet::shiftOut(qint64 row, qint64 count)
{
    m_cache.removeRows(row, count);
    if (m_held && row < m_held->row)
        m_held->row -= count;
    m_rows -= count;
    dropFetches();
}

void RecordSet::shift(qint64 from, qint64 to)
{
    const std::optional<Record> record = m_cache.at(from) ? std::optional(*m_cache.at(from)) : std::nullopt;
    const bool held = m_held && m_held->row == from;
    shiftOut(from, 1);
    shiftIn(to, 1);
    if (record)
        m_cache.store(to, {*record});
    if (held)
        m_held->row = to;
}

} // namespace relata
