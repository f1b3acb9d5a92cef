#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"

#include <QtCore/QLocale>

namespace relata {

/// What a person calls a record: its label columns as they are shown, else its key; empty where it has
/// neither. For every thread.
QString recordName(const Table &table, const Record &record, const QLocale &locale);

/// What a record is called in a sentence: "order 12345 of Ada Lovelace"; `parentLabel` may be empty. For
/// every thread.
QString recordInSentence(const Table &table, const Record &record, const QString &parentLabel);
/// The same, of the parent that parentAbove() names, where the record knows what it is called.
QString recordInSentence(const Schema &schema, const Table &table, const Record &record);

} // namespace relata
