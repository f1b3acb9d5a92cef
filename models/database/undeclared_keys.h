#pragma once

#include "models/database/schema.h"

namespace relata {

/// A foreign key that the database does not declare, and that somebody says is one.
struct UndeclaredKey
{
    TableName table;
    ForeignKey key;

    bool operator==(const UndeclaredKey &) const = default;

    QString text() const; ///< "Orders.CustomerID → Customers.CustomerID"
};

/// Foreign keys that the names and types of columns suggest and nobody has declared: `customer_id` of a table
/// beside `customers` with its `id`, `CustomerID` in two tables. Each refers to one column that is unique.
QList<UndeclaredKey> proposedKeys(const Schema &schema);

/// Whether a key can be followed: its tables and columns are there, and what it refers to is unique.
bool fits(const Schema &schema, const UndeclaredKey &key);

/// The schema with relationships for these keys, too, as if they had been declared; those that do not fit are
/// left out.
Schema withKeys(const Schema &schema, const QList<UndeclaredKey> &keys);

} // namespace relata
