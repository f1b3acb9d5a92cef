#pragma once

#include <QtCore/QVariant>
#include <QtCore/QVariantList>

namespace relata {

/// A value as the database gave it, and as it is given back. It is one of
///
///  - null: `QVariant()`, whatever type the driver gave the null;
///  - `bool` (PostgreSQL alone), `qlonglong`, `double`;
///  - `QString`: text, and everything that a C++ number would change: PostgreSQL's numeric, dates, times,
///  json;
///  - `QByteArray`: a BLOB, empty ones included.
///
/// What a value means (a date, a decimal number) is said by its column's ValueKind, not by this type: SQLite
/// stores a DECIMAL as an integer in one row and as a float in the next.
using Value = QVariant;

/// The driver's variant as a Value: int becomes qlonglong, typed nulls become null, an empty BLOB stays a
/// BLOB.
Value toValue(const QVariant &fromDriver);

/// True where both are null, or of the same type with the same content. 1 and 1.0 are different: SQLite
/// stores them differently, and "changed" must not depend on what happens to compare equal.
bool sameValue(const Value &a, const Value &b);
bool sameValues(const QVariantList &a, const QVariantList &b);

size_t hashValue(const Value &value, size_t seed = 0) noexcept;

} // namespace relata
