#pragma once

#include "models/database/sql_dialect.h"

namespace relata {

/// Tables, columns and keys of a SQLite file, from its PRAGMAs and, for CHECKs, its CREATE statements.
Result<Declarations> readSqliteDeclarations(Connection &connection);

} // namespace relata
