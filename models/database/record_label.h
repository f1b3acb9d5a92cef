#pragma once

#include "models/database/schema.h"

namespace relata {

/// The columns whose values name a record to a person, found without set-up: a name or title (first and last
/// name together), else a number or code that is unique, else another short unique text, else the key. Empty
/// where even the key is hidden.
QStringList labelColumnsOf(const Table &table);

} // namespace relata
