#pragma once

#include "models/database/record.h"

namespace relata {

/// One step on the way from a list of rows to another one.
struct RowStep
{
    enum class Kind
    {
        Remove, ///< the row `from`
        Move,   ///< the row `from`, so that it is row `to` then
        Insert, ///< row `to` of the other list, so that it is that row now
    };

    Kind kind = Kind::Insert;
    qsizetype from = -1;
    qsizetype to = -1;

    bool operator==(const RowStep &) const = default;
};

/// Few steps, to be taken one after the other, that make the rows `before` the rows `after`: rows that keep
/// their order among each other stay, the others move, so that whoever follows a row goes along. A key
/// that comes twice in the first list, as rows may that were read at different times, goes the second time.
QList<RowStep> rowSteps(const QList<RecordKey> &before, const QList<RecordKey> &after);

} // namespace relata
