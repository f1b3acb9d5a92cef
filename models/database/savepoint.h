#pragma once

#include "models/database/database_error.h"

namespace relata {

class Connection;

/// A part of a transaction that can fail alone: rolls back unless released. On the connection's thread.
class Savepoint
{
public:
    explicit Savepoint(Connection &connection);
    ~Savepoint();
    Savepoint(const Savepoint &) = delete;
    Savepoint &operator=(const Savepoint &) = delete;

    Result<void> begin();
    /// Back to where it began, and still open: after an error PostgreSQL takes no statement but this. Fails
    /// where the database has given up the whole transaction.
    Result<void> rollBack();
    Result<void> release();

private:
    Connection &m_connection;
    bool m_open = false;
};

} // namespace relata
