#pragma once

#include "support/test_database.h"

namespace relata::test {

/// The store that Relata makes, in a database of either kind, with customers and orders that tests name: Ada
/// Lovelace (1) without orders, Grace Hopper (2) with 20001 and 20002, Åsa Öberg (3) with 30001.
class TestStore : public TestDatabase
{
public:
    explicit TestStore(DatabaseLocation::Kind kind);

    /// A line for each of a customer's orders, by number: "20001|new|12.5".
    QString ordersOf(int customer);
};

} // namespace relata::test
