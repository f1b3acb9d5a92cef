#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"

#include <optional>

namespace relata {

/// A key as it is given on a command line or in a search: the values of Table::key, separated by commas where
/// there are several. Nothing where their number is another, or one is no number where it has to be.
std::optional<RecordKey> keyFromText(const Table &table, const QString &text);

} // namespace relata
