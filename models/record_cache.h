#pragma once

#include "models/database/record.h"

#include <QtCore/QList>

#include <map>
#include <optional>

namespace relata {

/// The records that a model has at hand, by row number: a few pages around what is in sight, out of any
/// number of rows. A plain value.
class RecordCache
{
public:
    const Record *at(qint64 row) const; ///< null where it is not at hand
    std::optional<qint64> rowOf(const RecordKey &key) const;

    QList<qint64> rows() const; ///< the numbers of all rows at hand, ascending

    /// Puts a page at a row, over what was there.
    void store(qint64 firstRow, const QList<Record> &records);
    /// A row appeared or disappeared: what is behind it moves.
    void insertRow(qint64 row, const Record &record);
    void removeRow(qint64 row);

    /// The same for several rows of which nothing is at hand afterwards.
    void insertRows(qint64 row, qint64 count) { shiftFrom(row, count); }

    void removeRows(qint64 row, qint64 count);

    void clear() { m_records.clear(); }

    /// Forgets rows, so that memory does not grow with scrolling.
    void forget(qint64 firstRow, qint64 count);

private:
    void shiftFrom(qint64 row, qint64 by);

    std::map<qint64, Record> m_records;
};

} // namespace relata
