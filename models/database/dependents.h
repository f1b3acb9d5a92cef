#pragma once

#include "models/database/record_writer.h"

namespace relata {

/// How long the lists of values in one statement are: long enough to be few, short of every limit on the
/// number of bound values.
inline constexpr qsizetype TuplesPerStatement = 100;

/// What the foreign keys of some parents' children hold, parents with a NULL left out.
QList<QVariantList> referenceValues(const Relationship &relationship, const QList<ColumnValues> &parents);

/// How many children have these values, counting no further than `limit`.
Result<qint64> countChildren(Connection &connection, const Table &child, const Relationship &relationship,
                             const QList<QVariantList> &references, qint64 limit);

/// RecordWriter::dependents().
Result<QList<Dependents>> countDependents(Connection &connection, const Schema &schema,
                                          const TableName &table, const QList<RecordKey> &keys, qint64 limit);

} // namespace relata
