#include "support/test_registry.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>

namespace relata::test {

std::map<QByteArray, std::function<std::unique_ptr<QObject>()>> &registry()
{
    static std::map<QByteArray, std::function<std::unique_ptr<QObject>()>> tests;
    return tests;
}

} // namespace relata::test

namespace {

/// A run that was interrupted leaves its settings and drafts behind.
void forgetEarlierRun()
{
    for (const auto place : {QStandardPaths::AppConfigLocation, QStandardPaths::AppDataLocation})
        QDir(QStandardPaths::writableLocation(place)).removeRecursively();
}

} // namespace

/// Runs the test class named by the first argument, or all of them; further arguments are QtTest's own.
int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    // Tests compare formatted numbers and dates; only those about locales choose another one.
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));

    QStringList arguments = QApplication::arguments();
    const QString name =
        arguments.size() > 1 && !arguments.at(1).startsWith(u'-') ? arguments.takeAt(1) : QString();
    // Settings of its own: classes run beside each other.
    QApplication::setApplicationName(QStringLiteral("relata-tests-") + name);
    forgetEarlierRun();
    int failures = 0;
    int classes = 0;
    for (const auto &[registered, make] : relata::test::registry()) {
        if (!name.isEmpty() && name != QString::fromLatin1(registered))
            continue;
        ++classes;
        failures += QTest::qExec(make().get(), arguments);
    }
    if (classes == 0)
        qCritical("no test class is named '%s'", qPrintable(name));
    return classes == 0 || failures > 0 ? 1 : 0;
}
