#pragma once

#include "models/database/database_error.h"

namespace relata {

class Connection;

/// A transaction as a scope: rolls back unless committed. On the connection's thread.
class Transaction
{
public:
    enum class Mode
    {
        Read,     ///< one snapshot for several reads
        ReadOnly, ///< for expressions of unknown effect: none happens
        Write ///< takes SQLite's write lock at once: a deferred one fails at its first write without waiting
    };

    explicit Transaction(Connection &connection);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// Goes with the first statement where the database takes several at once; that one then fails in its
    /// place.
    Result<void> begin(Mode mode);
    Result<void> commit();

private:
    Connection &m_connection;
    bool m_open = false;
    Mode m_mode = Mode::Read;
};

} // namespace relata
