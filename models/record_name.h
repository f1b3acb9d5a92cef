#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"

#include <QtCore/QLocale>

namespace relata {

/// What a person calls a record: its label columns as they are shown, else its key; empty where it has
/// neither. For every thread.
QString recordName(const Table &table, const Record &record, const QLocale &locale);

} // namespace relata
