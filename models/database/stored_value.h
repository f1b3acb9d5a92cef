#pragma once

#include "models/database/schema.h"
#include "models/database/value.h"

namespace relata {

/// Whether the value that a column gave back means what was typed, though perhaps in other clothes: '12.50'
/// came back as 12.5, true as 1, 'ab' from a CHAR(4) as 'ab  '. Compared exactly, without a rounding of its
/// own. A null that was typed is answered by whatever the database puts in its place.
bool isSameMeaning(const Value &typed, const Value &stored, const Column &column);

} // namespace relata
