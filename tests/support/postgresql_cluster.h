#pragma once

#include <QtCore/QProcess>
#include <QtCore/QString>
#include <QtCore/QTemporaryDir>

#include <memory>

namespace relata::test {

/// A PostgreSQL server of this process's own, reachable by a socket in a temporary folder alone; gone with
/// the process, killed or not. PostgreSQL refuses to run as root, so for root it runs as the user that its
/// Debian package made.
class PostgresqlCluster
{
public:
    /// A test run's, with data in the temporary folder too, started at first use (about a second). Null, with
    /// a message on stderr, where the server cannot be started: a test then fails, it never skips.
    static PostgresqlCluster *instance();
    /// One whose data stay in a folder, and are as safe there as a real server's. The folder is made when it
    /// is not there yet; the server's user must be able to reach it. Null as above.
    static std::unique_ptr<PostgresqlCluster> keptIn(const QString &dataFolder);
    ~PostgresqlCluster();

    /// A new empty database; its URL for libpq.
    QString createDatabase();
    QString url(const QString &database) const;

private:
    explicit PostgresqlCluster(const QString &dataFolder = {});
    bool start();
    bool initialise() const;
    bool waitUntilReady();

    bool m_isKept;
    QTemporaryDir m_folder;
    QString m_data;
    QProcess m_server;
    int m_databases = 0;
};

} // namespace relata::test
