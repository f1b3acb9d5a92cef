#pragma once

#include "models/database/database_location.h"

#include <QtCore/QThread>

#include <atomic>
#include <memory>

namespace relata::test {

class SlowNetworkServer;

/// A network between Relata and the test's PostgreSQL server: a port of this computer's that hands everything
/// on to the server's socket, late if told so, and that can break. Works in a thread of its own.
class SlowNetwork
{
public:
    /// To the server of `location`, which is reached by a socket.
    explicit SlowNetwork(DatabaseLocation location);
    ~SlowNetwork();
    Q_DISABLE_COPY_MOVE(SlowNetwork)

    /// The same database, reached through this network.
    const DatabaseLocation &location() const { return m_location; }

    /// Everything takes so long in each direction, from now on.
    void setDelay(std::chrono::milliseconds each);
    /// How often somebody has sent something after an answer, and so waited for the next one.
    int roundTrips() const;
    /// Ends all connections that there are.
    void cut();
    /// Whether new connections reach the server; otherwise they end at once.
    void setReachable(bool reachable);
    /// How many connections were.
    int refused() const;
    /// How many connections broke where loseAnswerTo() or loseQuestion() wanted it.
    int broken() const;
    /// Once: what holds the text still reaches the server, and its answer never comes back.
    void loseAnswerTo(const QByteArray &text);
    /// Once: what holds the text does not even reach the server.
    void loseQuestion(const QByteArray &text);

private:
    DatabaseLocation m_location;
    QThread m_thread;
    std::unique_ptr<SlowNetworkServer> m_server; ///< lives in m_thread
};

} // namespace relata::test
