#include "durability/clerk_run.h"
#include "durability/lost_power.h"
#include "support/test_registry.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <algorithm>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Saves = 60;

/// How often the power goes out; RELATA_POWER_CUTS says more for a long run.
int cutsWanted()
{
    const int asked = qEnvironmentVariableIntValue("RELATA_POWER_CUTS");
    return asked > 0 ? asked : 120;
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Power cuts, by a model of a disk: what a clerk's run has written is written down with what it synced, and
/// the disk made up as it would be had the power gone out at any moment. And calls of the system that fail.
class PowerCutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_data = m_folder->filePath(u"data"_s);
        QVERIFY(QDir().mkpath(m_data));
        m_database = m_data + u"/store.db"_s;
    }

    void whatWasSaidToBeSavedSurvivesThePower_data() { addJournalModes(); }

    void whatWasSaidToBeSavedSurvivesThePower()
    {
        useJournal();
        QVERIFY(QFile::copy(m_database, m_database + u".before"_s));
        const QString logFile = m_folder->filePath(u"log"_s);
        ClerkRun clerk(m_database, m_data, preloaded({{u"RELATA_SHIM_LOG"_s, logFile}}));
        clerk.start(1, Saves);
        QVERIFY(clerk.waitUntilDone());
        QCOMPARE(clerk.exitCode(), 0);
        QCOMPARE(clerk.saved().size(), Saves);

        LostPower power(readFile(logFile));
        QVERIFY(power.size() > Saves * 4);
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u, %lld events", seed, qlonglong(power.size()));
        QRandomGenerator random(seed);
        qsizetype acknowledged = 0;
        for (const qsizetype moment : moments(power.size(), random)) {
            power.goTo(moment);
            const auto unsynced = LostPower::Unsynced(random.bounded(3));
            acknowledged += checkAfterCut(power, unsynced, random);
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d power cuts, %lld saves acknowledged before them and found", cutsWanted(),
              qlonglong(acknowledged));
    }

    void aDiskThatFailsIsSaidAndTryingAgainWorks_data()
    {
        QTest::addColumn<QString>("faults");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("full") << u"write ENOSPC 40 90"_s << u"There is no space left on the disk."_s;
        QTest::newRow("not written") << u"write EIO 40 90"_s
                                     << u"The file could not be written. The disk may be full."_s;
        QTest::newRow("not synced") << u"fsync EIO 20 60"_s
                                    << u"The file could not be written. The disk may be full."_s;
    }

    void aDiskThatFailsIsSaidAndTryingAgainWorks()
    {
        QFETCH(QString, faults);
        QFETCH(QString, sentence);
        for (const QString &mode : {u"wal"_s, u"delete"_s}) {
            init();
            makeStore(m_database, mode);
            ClerkRun clerk(m_database, m_data, preloaded({{u"RELATA_SHIM_FAULTS"_s, faults}}));
            clerk.start(1, Saves);
            QVERIFY(clerk.waitUntilDone());
            QCOMPARE(clerk.exitCode(), 0);
            QVERIFY(!clerk.failures().isEmpty());
            QStringList said = clerk.failures();
            said.removeDuplicates();
            qInfo().noquote() << mode << said.join(u" / "_s);
            for (const QString &failure : std::as_const(said))
                QCOMPARE(failure, sentence);
            QCOMPARE(clerk.saved().size(), Saves); // each in the end
            int found = 0;
            QCOMPARE(wrongAfter(m_database, m_data, clerk.saved(), 0, &found), QString());
            QCOMPARE(found, Saves);
        }
    }

private:
    static void addJournalModes()
    {
        QTest::addColumn<QString>("journalMode");
        for (const char *mode : {"wal", "delete"})
            QTest::newRow(mode) << QString::fromLatin1(mode);
    }

    void useJournal() const
    {
        QFETCH(QString, journalMode);
        makeStore(m_database, journalMode);
    }

    QMap<QString, QString> preloaded(QMap<QString, QString> environment) const
    {
        environment.insert(u"LD_PRELOAD"_s, QStringLiteral(RELATA_POWER_SHIM));
        environment.insert(u"RELATA_SHIM_FOLDER"_s, m_data);
        // A sanitizer wants to be the first library that is loaded, and here is not.
        environment.insert(u"ASAN_OPTIONS"_s,
                           qEnvironmentVariable("ASAN_OPTIONS") + u":verify_asan_link_order=0"_s);
        return environment;
    }

    static QList<qsizetype> moments(qsizetype events, QRandomGenerator &random)
    {
        QList<qsizetype> result;
        for (int i = 0; i < cutsWanted(); ++i)
            result.append(random.bounded(int(events)) + 1);
        std::ranges::sort(result);
        return result;
    }

    /// The number of saves that had been acknowledged.
    qsizetype checkAfterCut(const LostPower &power, LostPower::Unsynced unsynced, QRandomGenerator &random)
    {
        const QTemporaryDir disk;
        power.restore(m_data, disk.path(), unsynced, random);
        const QString database = disk.filePath(u"store.db"_s);
        if (!QFile::exists(database)) // nobody had opened it yet
            return 0;
        moveJournals(disk.path(), database);
        ClerkRun said(database, disk.path());
        said.read(power.said());
        const QString wrong = wrongAfter(database, disk.path(), said.saved(), said.lastDraft());
        if (!wrong.isEmpty())
            QTest::qFail(qPrintable(wrong), __FILE__, __LINE__);
        return said.saved().size();
    }

    /// The journals are the database's, which is in another place on the disk that was made up.
    void moveJournals(const QString &disk, const QString &database) const
    {
        for (const QString &subject : {u"drafts"_s, u"undo"_s}) {
            const QString folder = journalFolder(disk, subject, database);
            QDir().mkpath(QFileInfo(folder).path());
            QDir().rename(journalFolder(disk, subject, m_database), folder);
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_data;
    QString m_database;
};

RELATA_TEST(PowerCutTest, "power_cut");
#include "test_power_cut.moc"
