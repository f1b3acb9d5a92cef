#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"

namespace relata {

/// The columns in which words are looked for where a record is chosen from a list: its name, what is unique
/// in it, and a few more texts that tell it from others of that name. References are left out: their values
/// are no words.
QStringList choiceColumns(const Table &table);

/// Whether each of the words begins a word in one of those columns, or is the key; case and accents ignored.
bool isChoice(const Table &table, const Record &record, const QStringList &words);

} // namespace relata
