#pragma once

#include "models/database/record.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QSet>

namespace relata {

/// Which values somebody else changed a moment ago, for as long as that is news. A plain value; what is no
/// news any more is forgotten, and of very many the oldest first.
class RecentChanges
{
public:
    static constexpr std::chrono::milliseconds News{4'000};

    void add(const RecordKey &key, const QSet<int> &columns);

    /// From 1 for one that has changed just now to 0 for one that is no news.
    double strength(const RecordKey &key, int column) const;

    bool isEmpty() const { return m_entries.isEmpty(); }

    void clear() { m_entries.clear(); }

    void forgetOld();

private:
    struct Entry
    {
        RecordKey key;
        QSet<int> columns;
        QDeadlineTimer until;
    };

    QList<Entry> m_entries; ///< the oldest first
};

} // namespace relata
