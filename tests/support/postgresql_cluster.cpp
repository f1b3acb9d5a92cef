#include "support/postgresql_cluster.h"

#include "support/postgresql_programs.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QUrl>

#include <csignal>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int StartSeconds = 60;
constexpr int StopSeconds = 60;

} // namespace

PostgresqlCluster *PostgresqlCluster::instance()
{
    static const std::unique_ptr<PostgresqlCluster> cluster = [] {
        std::unique_ptr<PostgresqlCluster> made(new PostgresqlCluster);
        return made->start() ? std::move(made) : nullptr;
    }();
    return cluster.get();
}

std::unique_ptr<PostgresqlCluster> PostgresqlCluster::keptIn(const QString &dataFolder)
{
    std::unique_ptr<PostgresqlCluster> made(new PostgresqlCluster(dataFolder));
    return made->start() ? std::move(made) : nullptr;
}

PostgresqlCluster::PostgresqlCluster(const QString &dataFolder)
    : m_isKept(!dataFolder.isEmpty())
    , m_data(m_isKept ? dataFolder : m_folder.filePath(u"data"_s))
{
}

PostgresqlCluster::~PostgresqlCluster()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    // An immediate shutdown where nobody needs the data; a fast one leaves nothing to recover.
    ::kill(pid_t(m_server.processId()), m_isKept ? SIGINT : SIGQUIT);
    m_server.waitForFinished(StopSeconds * 1000);
}

QString PostgresqlCluster::createDatabase()
{
    const QString name = u"test%1"_s.arg(++m_databases);
    const bool created =
        runServerProgram(u"psql"_s, {u"-qXw"_s, u"-h"_s, m_folder.path(), u"-U"_s, u"postgres"_s, u"-d"_s,
                                     u"postgres"_s, u"-c"_s, u"CREATE DATABASE %1"_s.arg(name)});
    if (!created)
        return {};
    return url(name);
}

QString PostgresqlCluster::url(const QString &database) const
{
    const QString host = QString::fromLatin1(QUrl::toPercentEncoding(m_folder.path()));
    return u"postgresql://postgres@%1/%2"_s.arg(host, database);
}

bool PostgresqlCluster::start()
{
    if (!m_folder.isValid() || !giveToServer(m_folder.path()) || !initialise())
        return false;
    prepareServer(m_server);
    m_server.setStandardOutputFile(QDir(m_folder.path()).filePath(u"log"_s));
    QStringList arguments{u"-D"_s, m_data,    u"-k"_s, m_folder.path(),
                          u"-h"_s, QString(), u"-c"_s, u"max_connections=60"_s};
    if (!m_isKept)
        arguments << u"-F"_s;
    m_server.start(serverProgram(u"postgres"_s), arguments);
    return m_server.waitForStarted() && waitUntilReady();
}

/// Under another name until it is whole: what was stopped leaves nothing that looks like a server's data.
bool PostgresqlCluster::initialise() const
{
    if (QDir(m_data).exists())
        return true;
    const QString unfinished = m_data + u".part"_s;
    QDir(unfinished).removeRecursively();
    if (!QDir().mkpath(unfinished) || !giveToServer(unfinished))
        return false;
    return runServerProgram(u"initdb"_s, {u"-D"_s, unfinished, u"-U"_s, u"postgres"_s, u"-A"_s, u"trust"_s,
                                          u"-E"_s, u"UTF8"_s, u"--locale=C.UTF-8"_s, u"--no-sync"_s}) &&
           QDir().rename(unfinished, m_data);
}

bool PostgresqlCluster::waitUntilReady()
{
    const QDeadlineTimer deadline(std::chrono::seconds{StartSeconds});
    while (!deadline.hasExpired() && m_server.state() == QProcess::Running) {
        QProcess probe;
        probe.start(serverProgram(u"pg_isready"_s), {u"-q"_s, u"-t"_s, u"1"_s, u"-h"_s, m_folder.path()});
        if (probe.waitForFinished() && probe.exitCode() == 0)
            return true;
    }
    qWarning("The PostgreSQL server did not start.");
    return false;
}

} // namespace relata::test
