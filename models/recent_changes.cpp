#include "models/recent_changes.h"

#include <algorithm>

namespace relata {

namespace {

/// More than a large screen shows.
constexpr qsizetype Most = 256;

} // namespace

void RecentChanges::add(const RecordKey &key, const QSet<int> &columns)
{
    forgetOld();
    if (key.isEmpty()) // a view's row: nobody knows which one it is
        return;
    if (m_entries.size() >= Most)
        m_entries.removeFirst();
    m_entries.append({key, columns, QDeadlineTimer(News)});
}

double RecentChanges::strength(const RecordKey &key, int column) const
{
    const auto newest = std::find_if(m_entries.rbegin(), m_entries.rend(), [&](const Entry &entry) {
        return entry.columns.contains(column) && entry.key == key;
    });
    if (newest == m_entries.rend())
        return 0;
    return std::max(0.0, double(newest->until.remainingTime()) / double(News.count()));
}

void RecentChanges::forgetOld()
{
    m_entries.removeIf([](const Entry &entry) { return entry.until.hasExpired(); });
}

} // namespace relata
