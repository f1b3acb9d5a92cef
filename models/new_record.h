#pragma once

#include "models/database/change.h"

namespace relata {

class Repository;

/// What a new record begins with: the defaults of the database, and the next number of each column that is
/// numbered by hand.
struct Beginning
{
    ColumnValues defaults;
    ColumnValues proposals;
};

/// Unique, and given by nobody but the person: order numbers, and keys that the database does not number.
QStringList numberedColumns(const Table &table);

/// Read in a job; the next numbers are only proposed, somebody else may take them meanwhile.
Result<Beginning> beginning(Repository &repository, const Table &table);

/// The number that many after a proposed one, for several new records at once: "12345", 2 → "12347".
Value numberAfter(const Value &first, int steps);

/// The children of a record that are copied for another one; by default none.
struct CopiedChildren
{
    static constexpr qint64 Most = 1'000; ///< of them all

    RecordKey source; ///< whose children
    QList<Relationship> relationships;
};

/// Inserts a record, in a job. Where others have meanwhile taken a number that stands in one of the
/// `renewable` columns, and nothing else is wrong, the next free one is tried instead, a few times. The
/// outcome's record has the numbers that were saved.
/// With `children`, copies of those are inserted with it; `lines` are inserted behind it, and may refer to it
/// (Change::parent).
Result<ChangeOutcome> insertRenewing(Repository &repository, Change insertion, const QStringList &renewable,
                                     const CopiedChildren &children = {}, const QList<Change> &lines = {});

} // namespace relata
