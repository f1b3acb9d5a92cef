#pragma once

#include "models/database/change.h"

namespace relata {

/// A row that goes by another key since it was written again. A plain value.
struct KeyMove
{
    TableName table;
    RecordKey from;
    RecordKey to;
};

/// The rows that did not get their keys back when changes were taken back. That is so where a table has no
/// key of its own: a row goes by where it lies then, and PostgreSQL puts it elsewhere each time. `done`: what
/// was done to take back `changes`.
QList<KeyMove> keyMoves(const Schema &schema, const QList<Change> &changes, const QList<Change> &done);

/// Makes changes be about the rows as they are called now; false where none of them is meant.
bool follow(const QList<KeyMove> &moves, QList<Change> &changes);

} // namespace relata
