#include "support/postgresql_programs.h"

#include <QtCore/QDir>

#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto ServerUser = "postgres";
constexpr int RunSeconds = 60;

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

} // namespace

QString serverProgram(const QString &name)
{
    const QDir root(u"/usr/lib/postgresql"_s);
    const QStringList versions =
        root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    return versions.isEmpty() ? name : root.filePath(versions.constFirst() + u"/bin/"_s + name);
}

void prepareServer(QProcess &process)
{
    process.setChildProcessModifier([user = serverUser()] { becomeServer(user); });
    process.setProcessChannelMode(QProcess::MergedChannels);
}

bool giveToServer(const QString &folder)
{
    const passwd *user = serverUser();
    return !user || chown(folder.toLocal8Bit().constData(), user->pw_uid, user->pw_gid) == 0;
}

bool runServerProgram(const QString &program, const QStringList &arguments)
{
    QProcess process;
    prepareServer(process);
    process.setWorkingDirectory(QDir::tempPath());
    process.start(serverProgram(program), arguments);
    if (process.waitForFinished(RunSeconds * 1000) && process.exitStatus() == QProcess::NormalExit &&
        process.exitCode() == 0)
        return true;
    qWarning("%s failed: %s", qPrintable(program), process.readAll().constData());
    return false;
}

} // namespace relata::test
