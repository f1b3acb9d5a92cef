#include "support/postgresql_cluster.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QUrl>

#include <csignal>
#include <grp.h>
#include <memory>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int StartSeconds = 60;
constexpr auto ServerUser = "postgres";

QString serverProgram(const QString &name)
{
    const QDir root(u"/usr/lib/postgresql"_s);
    const QStringList versions =
        root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    return versions.isEmpty() ? name : root.filePath(versions.constFirst() + u"/bin/"_s + name);
}

/// What a child does between fork and exec: becomes the server's user, and dies with the test.
void becomeServer(const passwd *user)
{
    if (user && (setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0))
        _exit(1);
    prctl(PR_SET_PDEATHSIG, SIGINT); // reset by setuid, so after it
}

const passwd *serverUser()
{
    return geteuid() == 0 ? getpwnam(ServerUser) : nullptr;
}

void prepare(QProcess &process)
{
    process.setChildProcessModifier([user = serverUser()] { becomeServer(user); });
    process.setProcessChannelMode(QProcess::MergedChannels);
}

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
    const bool created = run(u"psql"_s, {u"-qXw"_s, u"-h"_s, m_folder.path(), u"-U"_s, u"postgres"_s, u"-d"_s,
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
    prepare(m_server);
    m_server.setStandardOutputFile(QDir(m_folder.path()).filePath(u"log"_s));
    m_server.start(serverProgram(u"postgres"_s),
                   {u"-D"_s, m_folder.filePath(u"data"_s), u"-k"_s, m_folder.path(), u"-h"_s, QString(),
                    u"-F"_s, u"-c"_s, u"max_connections=60"_s});
    return m_server.waitForStarted() && waitUntilReady();
}

bool PostgresqlCluster::initialise()
{
    if (const passwd *user = serverUser()) {
        if (chown(m_folder.path().toLocal8Bit().constData(), user->pw_uid, user->pw_gid) != 0)
            return false;
    }
    return run(u"initdb"_s, {u"-D"_s, m_folder.filePath(u"data"_s), u"-U"_s, u"postgres"_s, u"-A"_s,
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

bool PostgresqlCluster::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    prepare(process);
    process.setWorkingDirectory(m_folder.path());
    process.start(serverProgram(program), arguments);
    if (process.waitForFinished(StartSeconds * 1000) && process.exitStatus() == QProcess::NormalExit &&
        process.exitCode() == 0)
        return true;
    qWarning("%s failed: %s", qPrintable(program), process.readAll().constData());
    return false;
}

} // namespace relata::test
