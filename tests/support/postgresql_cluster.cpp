#include "support/postgresql_cluster.h"

#include "support/postgresql_programs.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QUrl>

#include <csignal>
#include <memory>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int StartSeconds = 60;

} // namespace

PostgresqlCluster *PostgresqlCluster::instance()
{
    static const std::unique_ptr<PostgresqlCluster> cluster = [] {
        std::unique_ptr<PostgresqlCluster> made(new PostgresqlCluster);
        return made->start() ? std::move(made) : nullptr;
    }();
    return cluster.get();
}

PostgresqlCluster::~PostgresqlCluster()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_server.processId()), SIGQUIT); // immediate shutdown: nobody needs the data
    m_server.waitForFinished();
}

QString PostgresqlCluster::createDatabase()
{
    const QString name = u"test%1"_s.arg(++m_databases);
    const bool created =
        runServerProgram(u"psql"_s, {u"-qXw"_s, u"-h"_s, m_folder.path(), u"-U"_s, u"postgres"_s, u"-d"_s,
                                     u"postgres"_s, u"-c"_s, u"CREATE DATABASE %1"_s.arg(name)});
    if (!created)
        return {};
    const QString host = QString::fromLatin1(QUrl::toPercentEncoding(m_folder.path()));
    return u"postgresql://postgres@%1/%2"_s.arg(host, name);
}

bool PostgresqlCluster::start()
{
    if (!m_folder.isValid() || !initialise())
        return false;
    prepareServer(m_server);
    m_server.setStandardOutputFile(QDir(m_folder.path()).filePath(u"log"_s));
    m_server.start(serverProgram(u"postgres"_s),
                   {u"-D"_s, m_folder.filePath(u"data"_s), u"-k"_s, m_folder.path(), u"-h"_s, QString(),
                    u"-F"_s, u"-c"_s, u"max_connections=60"_s});
    return m_server.waitForStarted() && waitUntilReady();
}

bool PostgresqlCluster::initialise()
{
    if (!giveToServer(m_folder.path()))
        return false;
    return runServerProgram(u"initdb"_s,
                            {u"-D"_s, m_folder.filePath(u"data"_s), u"-U"_s, u"postgres"_s, u"-A"_s,
                             u"trust"_s, u"-E"_s, u"UTF8"_s, u"--locale=C.UTF-8"_s, u"--no-sync"_s});
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
