#pragma once

#include "models/database/schema.h"

namespace relata {

/// The columns besides the key by which a person tells a record of the table from others: its name and its
/// unique values; of a table that has neither, or no key of its own, all that can be compared. A key that was
/// deleted and given to another record is the same key, but not the same record.
QStringList identifyingColumns(const Table &table);

} // namespace relata
