#include "models/record_cache.h"

#include <algorithm>

namespace relata {

const Record *RecordCache::at(qint64 row) const
{
    const auto found = m_records.find(row);
    return found == m_records.end() ? nullptr : &found->second;
}

std::optional<qint64> RecordCache::rowOf(const RecordKey &key) const
{
    const auto found =
        std::ranges::find_if(m_records, [&](const auto &entry) { return entry.second.key == key; });
    return found == m_records.end() ? std::nullopt : std::optional(found->first);
}

QList<qint64> RecordCache::rows() const
{
    QList<qint64> rows;
    for (const auto &[row, record] : m_records)
        rows.append(row);
    return rows;
}

void RecordCache::store(qint64 firstRow, const QList<Record> &records)
{
    for (const Record &record : records)
        m_records.insert_or_assign(firstRow++, record);
}

void RecordCache::insertRow(qint64 row, const Record &record)
{
    shiftFrom(row, +1);
    m_records.insert_or_assign(row, record);
}

void RecordCache::removeRow(qint64 row)
{
    m_records.erase(row);
    shiftFrom(row, -1);
}

void RecordCache::removeRows(qint64 row, qint64 count)
{
    forget(row, count);
    shiftFrom(row + count, -count);
}

void RecordCache::forget(qint64 firstRow, qint64 count)
{
    m_records.erase(m_records.lower_bound(firstRow), m_records.lower_bound(firstRow + count));
}

void RecordCache::shiftFrom(qint64 row, qint64 by)
{
    std::map<qint64, Record> moved;
    const auto from = m_records.lower_bound(row);
    for (auto it = from; it != m_records.end(); ++it)
        moved.emplace_hint(moved.end(), it->first + by, std::move(it->second));
    m_records.erase(from, m_records.end());
    m_records.merge(moved);
}

} // namespace relata
