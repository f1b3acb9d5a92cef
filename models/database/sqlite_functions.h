#pragma once

struct sqlite3;

namespace relata {

/// Registers `relata_contains(text, needle)` on a connection: 1 where the folded text (see text_fold.h)
/// contains the needle, which has been folded already; 0 for NULL. Returns SQLite's result code.
int registerFunctions(sqlite3 *database);

} // namespace relata
