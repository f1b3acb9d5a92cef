#pragma once

#include "models/database/database_error.h"
#include "models/database/statement.h"
#include "models/database/value.h"

namespace relata {

class Connection;

/// Whether nothing more can be done in this transaction (the connection is lost, the disk full, the lock
/// somebody else's), unlike an error of one statement.
bool endsTransaction(const DatabaseError &error);

/// The values of some expressions, asked for in one round trip inside a transaction; where that fails, one by
/// one, so that one that cannot be evaluated does not hide the others. The outer error is one that ends the
/// transaction.
Result<QList<Result<Value>>> evaluate(Connection &connection, const QList<Statement> &expressions);

} // namespace relata
