#pragma once

#include "models/database/database_location.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include <array>

namespace relata::test {

/// Two PostgreSQL servers of a test's own, the second a hot standby of the first by streaming replication:
/// what the first one acknowledges the second one has. Gone with the object.
class ReplicatedPair
{
public:
    ReplicatedPair() = default;
    ~ReplicatedPair();
    Q_DISABLE_COPY_MOVE(ReplicatedPair)

    /// False, with what went wrong on stderr.
    bool start();

    /// "whichever of the two can be written to".
    DatabaseLocation location() const;
    /// One of them, 0 or 1, whatever it is.
    DatabaseLocation location(int server) const;
    /// Ends the first one as a power cut would.
    void killPrimary();
    /// The second one becomes one that can be written to.
    bool promote();
    /// Ends a server and starts it again on what it has.
    bool restart(int server);

private:
    bool startServer(int server);
    bool waitUntilReady(int server) const;
    bool sql(int server, const QString &statement) const;
    QString folder(int server) const;
    static QString port(int server);

    QTemporaryDir m_folder;
    std::array<QProcess, 2> m_servers;
};

} // namespace relata::test
