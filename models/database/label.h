#pragma once

#include <QtCore/QString>

namespace relata {

/// Names of the database as a person reads them: `order_number` and `OrderNumber` → "Order number",
/// `customers` → "Customers". Words are never re-inflected.
QString readableName(const QString &identifier);

/// The same for a foreign-key column, without its `_id`: `customer_id`, `CustomerId` → "Customer".
QString readableReference(const QString &column);

/// The word for one record of a table: `orders` → "Order", `Invoice` → "Invoice", `addresses` → "Address".
QString readableSingular(const QString &table);

} // namespace relata
