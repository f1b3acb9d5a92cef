#include "durability/clerk_run.h"
#include "support/test_registry.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <thread>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// How often the clerk is killed; RELATA_KILLS says more for a long run.
int killsWanted()
{
    const int asked = qEnvironmentVariableIntValue("RELATA_KILLS");
    return asked > 0 ? asked : 40;
}

} // namespace

/// The program killed at any moment of many saves (SIGKILL: nothing of it can run any more). What it said was
/// saved is there, nothing is there by half, and what was typed is found.
class KillsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatWasSaidToBeSavedSurvivesTheProgram_data()
    {
        QTest::addColumn<QString>("journalMode");
        for (const char *mode : {"wal", "delete"})
            QTest::newRow(mode) << QString::fromLatin1(mode);
    }

    void whatWasSaidToBeSavedSurvivesTheProgram()
    {
        QFETCH(QString, journalMode);
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"store.db"_s);
        makeStore(database, journalMode);
        QRandomGenerator random = seeded();
        QList<int> saved;
        int next = 1;
        int found = 0;
        const int kills = killsWanted() / 2;
        for (int kill = 0; kill < kills; ++kill) {
            ClerkRun clerk(database, folder.path());
            clerk.start(next, next + 100'000);
            QVERIFY(clerk.waitForSaved(1 + random.bounded(20)));
            // A moment that no message from it has chosen.
            std::this_thread::sleep_for(std::chrono::microseconds(random.bounded(30'000)));
            clerk.kill();
            saved += clerk.saved();
            QCOMPARE(wrongAfter(database, folder.path(), saved, clerk.lastDraft(), &found), QString());
            next = std::max(saved.constLast(), found) + 1; // the last may be there and not have been said
        }
        qInfo("%d kills, %lld saves acknowledged, %d found", kills, qlonglong(saved.size()), found);
        QVERIFY(found >= saved.size());
    }

private:
    static QRandomGenerator seeded()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        return QRandomGenerator(seed);
    }
};

RELATA_TEST(KillsTest, "kills");
#include "test_kills.moc"
