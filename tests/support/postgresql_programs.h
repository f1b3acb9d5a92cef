#pragma once

#include <QtCore/QProcess>
#include <QtCore/QString>

namespace relata::test {

/// The programs of the PostgreSQL server that is installed. PostgreSQL refuses to run as root, so for root
/// they run as the user that its Debian package made; and all of them die with the test.

QString serverProgram(const QString &name);
/// Before it is started.
void prepareServer(QProcess &process);
/// Makes a folder one that they can write to.
bool giveToServer(const QString &folder);
/// Runs one to its end; false, with what it said on stderr, where that is a failure.
bool runServerProgram(const QString &program, const QStringList &arguments);

} // namespace relata::test
