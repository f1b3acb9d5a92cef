#pragma once

#include "models/database/schema.h"
#include "models/database/value.h"

#include <optional>

namespace relata {

/// The first rule of the column's declaration that a value breaks, as a sentence that begins with the
/// column's label: length in characters, digits of a decimal, allowed values, no NUL character. That a value
/// is required is not asked here: it depends on what is being written. For every thread.
std::optional<QString> brokenRule(const Column &column, const Value &value, const QString &label);

/// Why a value of the table cannot be typed, in a sentence; empty where it can.
QString readOnlyReason(const Table &table, const Column &column, const Value &value, bool isNew = false);

/// Characters as the database counts them for VARCHAR(n): code points, not UTF-16 units.
qsizetype characterCount(const QString &text);

} // namespace relata
