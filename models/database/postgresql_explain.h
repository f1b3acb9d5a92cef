#pragma once

#include "models/database/database_error.h"
#include "models/database/statement.h"

namespace relata {

class Connection;

/// What EXPLAIN says of statements, for PostgresqlDialect.
namespace postgresql_explain {

/// Whether the statement's order comes from an index, without a sort and without rows that are filtered out.
Result<bool> isOrderIndexed(Connection &connection, const Statement &statement);
/// Whether the table under the alias is read from end to end.
Result<bool> isScanned(Connection &connection, const Statement &statement, const QString &alias);

} // namespace postgresql_explain
} // namespace relata
