#pragma once

#include <QtCore/QtGlobal>

#include <memory>

struct pg_conn;

namespace relata {

/// Stops what runs on one connection to a server, and sees to it that nothing else is hit: a request to
/// cancel travels on a connection of its own, and the server applies it to whatever runs when it arrives.
class PostgresqlInterruption
{
    Q_DISABLE_COPY_MOVE(PostgresqlInterruption)

public:
    PostgresqlInterruption();
    ~PostgresqlInterruption();

    /// Asks the server to cancel, again and again until settle(): it forgets a request that comes between two
    /// statements. From any thread; asks on one of its own, since connecting may take long.
    void request(pg_conn *connection);
    /// Nothing is to be cancelled any more; returns when what was asked has arrived, or after a while where
    /// the server does not answer. On the connection's thread.
    void settle();

private:
    struct State;
    const std::shared_ptr<State> m_state; ///< outlives the connection while a request is on its way
};

} // namespace relata
