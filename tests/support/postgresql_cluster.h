#pragma once

#include <QtCore/QProcess>
#include <QtCore/QString>
#include <QtCore/QTemporaryDir>

namespace relata::test {

/// A PostgreSQL server of this test run's own, in a temporary folder, reachable by a socket there alone; gone
/// with the process, killed or not. Started at first use (about a second). PostgreSQL refuses to run as root,
/// so for root it runs as the user that its Debian package made.
class PostgresqlCluster
{
public:
    /// Null, with a message on stderr, where the server cannot be started: a test then fails, it never skips.
    static PostgresqlCluster *instance();
    ~PostgresqlCluster();

    /// A new empty database; its URL for libpq.
    QString createDatabase();

private:
    PostgresqlCluster() = default;
    bool start();
    bool initialise();
    bool waitUntilReady();

    QTemporaryDir m_folder;
    QProcess m_server;
    int m_databases = 0;
};

} // namespace relata::test
