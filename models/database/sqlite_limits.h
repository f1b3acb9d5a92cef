#pragma once

struct sqlite3;

namespace relata {

/// Sets up a connection for a file that somebody else may have made in order to do harm: nothing in it acts
/// on its own, and nothing it asks for is without an end (https://sqlite.org/security.html).
void harden(sqlite3 *handle);

} // namespace relata
