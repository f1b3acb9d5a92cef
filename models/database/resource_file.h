#pragma once

#include "models/database/database_error.h"

class QByteArray;

namespace relata {

/// The whole of a file that is compiled into the program, or of one on disk. Error: it cannot be read.
Result<QByteArray> readFile(const QString &path);

} // namespace relata
