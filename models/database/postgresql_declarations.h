#pragma once

#include "models/database/sql_dialect.h"

namespace relata {

/// Tables, columns and keys of a PostgreSQL database, from pg_catalog: what the search path shows, then the
/// rest.
Result<Declarations> readPostgresqlDeclarations(Connection &connection);

} // namespace relata
