#pragma once

#include "models/database/database_error.h"

class QSqlError;

namespace relata {

/// SQLite's extended result code (https://sqlite.org/rescode.html) and text as an error with a sentence.
DatabaseError sqliteError(const QSqlError &error);

} // namespace relata
