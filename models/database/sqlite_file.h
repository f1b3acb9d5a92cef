#pragma once

#include "models/database/database_location.h"

namespace relata {

/// The URI that opens a file without creating it and, as far as SQLite allows, without leaving anything
/// behind (https://sqlite.org/uri.html). Errors, each in a sentence: missing, a directory, not readable, not
/// a database.
Result<QString> sqliteUri(const DatabaseLocation &location);

/// Whether the file has a write-ahead log with something in it.
bool hasWriteAheadLog(const QString &path);

} // namespace relata
