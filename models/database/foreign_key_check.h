#pragma once

#include "models/database/schema.h"

namespace relata {

/// Takes the foreign keys that cannot be followed out of the tables and says of each why: the parent's table
/// or columns are missing, their number differs, or their values are not unique. SQLite accepts all of these
/// and fails only when somebody writes.
QList<SchemaNote> takeBrokenForeignKeys(QList<Table> &tables);

} // namespace relata
