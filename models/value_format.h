#pragma once

#include "models/database/schema.h"
#include "models/database/value.h"

#include <QtCore/QLocale>

namespace relata {

/// Values as a person reads them. Pure functions, for every thread. A stored value that does not fit its
/// column's kind (SQLite: text in a DATE column) is shown exactly as it is stored.

/// One line for a table's cell or a read-only field: numbers, dates and booleans by the locale, line ends and
/// control characters as visible marks, null as nothing. Text beyond MaxDisplayLength ends in an ellipsis.
QString displayText(const Column &column, const Value &value, const QLocale &locale);
inline constexpr qsizetype MaxDisplayLength = 1'000;

/// What an editor begins with: exact, without thousands separators; parseText() gives the same value back.
QString editText(const Column &column, const Value &value, const QLocale &locale);

/// "Yes" and "No".
QString booleanText(bool value);

/// Numbers stand on the right, where their digits line up.
Qt::Alignment alignmentOf(const Column &column);

} // namespace relata
