#pragma once

#include "models/database/database_error.h"
#include "models/database/record.h"
#include "models/database/schema.h"

namespace relata {

class Connection;

/// What the defaults of a table's columns give at this moment, computed by the database in a transaction in
/// which nothing can take effect: no number of a sequence is used up. What cannot be computed is left out.
Result<ColumnValues> columnDefaults(Connection &connection, const Table &table);

} // namespace relata
