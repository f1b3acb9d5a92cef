#pragma once

#include "models/database/schema.h"

namespace relata {

/// Reads kind, length limit, precision and scale from a type as SQLite was told it. SQLite takes any words
/// for a type and enforces none of them, so the words are read as people mean them, and where they are
/// unknown by SQLite's own rules of affinity (https://sqlite.org/datatype3.html, 3.1).
void readSqliteType(Column &column);

} // namespace relata
