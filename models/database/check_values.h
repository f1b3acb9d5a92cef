#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace relata {

/// The values that a CHECK lets into a column, as text.
struct CheckedValues
{
    QString column; ///< spelled as in the CHECK; "VALUE" in a domain's
    QStringList values;

    bool operator==(const CheckedValues &) const = default;
};

/// Reads `CHECK (column IN (literal, …))` from the text of SQLite's CREATE TABLE, on columns and on the
/// table. A CHECK of any other form is left out: better no list to choose from than one that is wrong. Takes
/// any text, for a file can hold any.
QList<CheckedValues> checkedValuesInCreateTable(const QString &createTable);

/// The same from one CHECK of PostgreSQL, as pg_get_expr() writes it: `(status = ANY (ARRAY['a'::text, …]))`
/// and its variations with casts.
std::optional<CheckedValues> checkedValuesInExpression(const QString &expression);

} // namespace relata
