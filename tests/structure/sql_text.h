#pragma once

#include <QtCore/QString>

namespace relata::test {

/// Whether a string says something to a database. SQL is written in capitals here; in small letters it takes
/// a whole clause to tell it from English.
bool isSql(const QString &literal);

/// Whether a line of C++ makes an identifier of a name: a quotation mark is joined to something, in place or
/// by arg(). Comparing with one is only reading SQL.
bool quotesByHand(const QString &code);

} // namespace relata::test
