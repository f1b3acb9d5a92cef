#pragma once

#include "models/database/record_order.h"
#include "models/database/statement.h"

namespace relata {

class SqlDialect;

/// The rows of an order from a row on, that row included, as conditions whose rows follow one another: after
/// `(status, id) = ('open', 7)` first `status = 'open' AND id >= 7`, then `status > 'open'`. Each is one
/// range of an index; the row-value comparison `(status, id) >= ('open', 7)` is not, and would read the run
/// of open ones again at every hop. NULLs, which no comparison finds, are legs of their own.
QList<Statement> seekLegs(const SqlDialect &dialect, const RecordOrder &order, const QString &alias,
                          const QVariantList &start);

/// The same from a row on that stands beside in the same statement under the alias `row`, its values as `o0`,
/// `o1`, …: what is NULL there is asked there, by legs that are empty otherwise.
QList<Statement> seekLegsBehind(const QString &row, const SqlDialect &dialect, const RecordOrder &order,
                                const QString &alias);

/// The legs as one condition: true where a row is the one at `start` or comes behind it, else false or NULL.
Statement isAtOrBehind(const SqlDialect &dialect, const RecordOrder &order, const QString &alias,
                       const QVariantList &start);

/// `expression = ?`, or IS NULL: unlike IS NOT DISTINCT FROM, something that PostgreSQL finds in an index.
Statement isEqual(const QString &expression, const Value &value);

} // namespace relata
