#include "support/replicated_pair.h"

#include "support/postgresql_programs.h"

#include <QtCore/QDeadlineTimer>

#include <csignal>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int StartSeconds = 60;
constexpr int FirstPort = 5432; ///< part of a socket's name alone

} // namespace

ReplicatedPair::~ReplicatedPair()
{
    for (QProcess &server : m_servers) {
        if (server.state() == QProcess::NotRunning)
            continue;
        ::kill(pid_t(server.processId()), SIGQUIT);
        server.waitForFinished();
    }
}

bool ReplicatedPair::start()
{
    const QString host = m_folder.path();
    const QString primary = u"host=%1 port=%2 user=postgres application_name=standby"_s.arg(host, port(0));
    return giveToServer(host) &&
           runServerProgram(u"initdb"_s, {u"-D"_s, folder(0), u"-U"_s, u"postgres"_s, u"-A"_s, u"trust"_s,
                                          u"-E"_s, u"UTF8"_s, u"--locale=C.UTF-8"_s, u"--no-sync"_s}) &&
           startServer(0) && sql(0, u"CREATE DATABASE shop"_s) &&
           runServerProgram(u"pg_basebackup"_s, {u"-d"_s, primary, u"-D"_s, folder(1), u"-R"_s, u"-c"_s,
                                                 u"fast"_s, u"--no-sync"_s}) &&
           startServer(1) && sql(0, u"ALTER SYSTEM SET synchronous_standby_names = 'standby'"_s) &&
           sql(0, u"SELECT pg_reload_conf()"_s);
}

DatabaseLocation ReplicatedPair::location() const
{
    DatabaseLocation both = location(0);
    both.parameters.insert(u"host"_s, m_folder.path() + u',' + m_folder.path());
    both.parameters.insert(u"port"_s, port(0) + u',' + port(1));
    both.parameters.insert(u"target_session_attrs"_s, u"read-write"_s);
    return both;
}

DatabaseLocation ReplicatedPair::location(int server) const
{
    return {.kind = DatabaseLocation::Kind::PostgreSQL,
            .parameters = {{u"host"_s, m_folder.path()},
                           {u"port"_s, port(server)},
                           {u"user"_s, u"postgres"_s},
                           {u"dbname"_s, u"shop"_s}}};
}

void ReplicatedPair::killPrimary()
{
    ::kill(pid_t(m_servers[0].processId()), SIGQUIT);
    m_servers[0].waitForFinished();
}

bool ReplicatedPair::promote()
{
    return sql(1, u"SELECT pg_promote()"_s);
}

bool ReplicatedPair::restart(int server)
{
    ::kill(pid_t(m_servers[size_t(server)].processId()), SIGINT); // ends the connections that there are
    m_servers[size_t(server)].waitForFinished(StartSeconds * 1000);
    return startServer(server);
}

bool ReplicatedPair::startServer(int server)
{
    QProcess &process = m_servers[size_t(server)];
    prepareServer(process);
    process.setStandardOutputFile(m_folder.filePath(u"log%1"_s.arg(server)));
    process.start(serverProgram(u"postgres"_s), {u"-D"_s, folder(server), u"-k"_s, m_folder.path(), u"-h"_s,
                                                 QString(), u"-p"_s, port(server), u"-F"_s});
    return process.waitForStarted() && waitUntilReady(server);
}

bool ReplicatedPair::waitUntilReady(int server) const
{
    const QDeadlineTimer deadline(std::chrono::seconds{StartSeconds});
    while (!deadline.hasExpired() && m_servers[size_t(server)].state() == QProcess::Running) {
        QProcess probe;
        probe.start(serverProgram(u"pg_isready"_s),
                    {u"-q"_s, u"-t"_s, u"1"_s, u"-h"_s, m_folder.path(), u"-p"_s, port(server)});
        if (probe.waitForFinished() && probe.exitCode() == 0)
            return true;
    }
    qWarning("A server of the pair did not start.");
    return false;
}

bool ReplicatedPair::sql(int server, const QString &statement) const
{
    return runServerProgram(u"psql"_s, {u"-qXwAt"_s, u"-o"_s, u"/dev/null"_s, u"-h"_s, m_folder.path(),
                                        u"-p"_s, port(server), u"-U"_s, u"postgres"_s, u"-d"_s, u"postgres"_s,
                                        u"-c"_s, statement});
}

QString ReplicatedPair::folder(int server) const
{
    return m_folder.filePath(u"data%1"_s.arg(server));
}

QString ReplicatedPair::port(int server)
{
    return QString::number(FirstPort + server);
}

} // namespace relata::test
