#pragma once

#include "models/database/database_session.h"
#include "support/test_store.h"

namespace relata::test {

/// The store of customers and orders with names to test by, and a session on it that is open.
class OpenSession
{
public:
    explicit OpenSession(DatabaseLocation::Kind kind);

    TestStore store;
    DatabaseSession session;

    /// A table by its name alone.
    TableName table(const QString &name) const;
    /// The orders of a customer, who is called by number.
    ParentRecord ordersOf(qlonglong customer) const;

    /// "Customer 1" and so on, behind those that the store begins with.
    void addCustomers(int count);
};

} // namespace relata::test
