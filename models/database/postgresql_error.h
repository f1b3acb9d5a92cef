#pragma once

#include "models/database/database_error.h"

class QSqlError;

namespace relata {

/// A PostgreSQL error (SQLSTATE, https://www.postgresql.org/docs/15/errcodes-appendix.html) with a sentence.
DatabaseError postgresqlError(const QSqlError &error);

} // namespace relata
