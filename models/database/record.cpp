#include "models/database/record.h"

#include <algorithm>

namespace relata {

size_t qHash(const RecordKey &key, size_t seed) noexcept
{
    for (const Value &value : key.values())
        seed = hashValue(value, seed * 31 + 1);
    return seed;
}

bool Record::operator==(const Record &other) const
{
    return key == other.key && sameValues(values, other.values) && parentLabels == other.parentLabels &&
           childCounts == other.childCounts;
}

bool sameColumnValues(const ColumnValues &a, const ColumnValues &b)
{
    return a.keys() == b.keys() && std::ranges::equal(a.values(), b.values(), sameValue);
}

} // namespace relata
