#pragma once

#include "models/database/record.h"
#include "models/database/record_query.h"
#include "models/database/schema.h"

namespace relata::test {

/// Customers with their orders as plain values, for tests of what needs declarations but no database.
SchemaPtr storeSchema();

inline const TableName Customers{{}, QStringLiteral("customers")};
inline const TableName Orders{{}, QStringLiteral("orders")};

Relationship ordersOfCustomer();

/// Ada Lovelace, customer 42, as the parent of orders.
ParentRecord ada();
/// Her order 12345 over 120.00.
Record orderOfAda();

} // namespace relata::test
