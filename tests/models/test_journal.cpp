#include "models/journal.h"
#include "support/test_registry.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <sys/stat.h>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(relata::JournalEntry)

namespace {

constexpr JournalLimits Limits{.entryBytes = 1'000, .allBytes = 5'000, .entries = 10};

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a person would find in the journals of a folder: "a=1 b=2".
QString text(const QList<JournalEntry> &entries)
{
    QStringList texts;
    for (const JournalEntry &entry : entries)
        texts += QString::fromLatin1(entry.id + '=' + entry.data);
    return texts.join(u' ');
}

} // namespace

/// The file that survives: what was written is found again by the next program, whatever happened to this
/// one.
class JournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsWrittenIsFoundByTheNextAndGoneWhenItIsDone()
    {
        writeAndLeave({{"a", "1"}, {"b", "2"}, {"a", "3"}});
        JournalFile next(folder(), Limits);
        QCOMPARE(text(next.adopt()), u"b=2 a=3"_s);
        QVERIFY(next.write({{"b", {}}, {"a", {}}}));
        QCOMPARE(text(JournalFile(folder(), Limits).adopt()), QString());
    }

    void aFileThatHoldsNothingIsRemoved()
    {
        {
            JournalFile file(folder(), Limits);
            QVERIFY(file.write({{"a", "1"}}));
            QCOMPARE(files().size(), 1);
            QVERIFY(file.write({{"a", {}}}));
        }
        QVERIFY(!QFile::exists(folder()));
    }

    void nobodyElseCanReadIt()
    {
        JournalFile file(folder(), Limits);
        QVERIFY(file.write({{"a", "secret"}}));
        QCOMPARE(modeOf(folder()), 0700);
        QCOMPARE(modeOf(files().constFirst()), 0600);
        QVERIFY(file.write({{"a", QByteArray(900, 'x')}, {"b", QByteArray(900, 'x')}}));
        QCOMPARE(modeOf(files().constFirst()), 0600);
    }

    void whatALivingProgramWritesIsLeftAlone()
    {
        JournalFile one(folder(), Limits);
        QVERIFY(one.write({{"a", "1"}}));
        JournalFile other(folder(), Limits);
        QCOMPARE(text(other.adopt()), QString());
        QVERIFY(other.write({{"b", "2"}}));
        QVERIFY(one.write({{"c", "3"}}));
        QCOMPARE(text(JournalFile(folder(), Limits).adopt()), QString());
        QCOMPARE(files().size(), 2);
    }

    void whatWasLeftGoesOverToOneOfThoseWhoCome()
    {
        writeAndLeave({{"a", "1"}});
        writeAndLeave({{"b", "2"}});
        JournalFile one(folder(), Limits);
        const QList<JournalEntry> left = one.adopt();
        QCOMPARE(left.size(), 2);
        JournalFile other(folder(), Limits);
        QCOMPARE(text(other.adopt()), QString());
        QVERIFY(one.write({}));
        QCOMPARE(files().size(), 1); // its own by now
        QCOMPARE(text(JournalFile(folder(), Limits).adopt()), QString());
    }

    void aTornEndLosesOnlyWhatIsTorn()
    {
        writeAndLeave({{"a", "1"}, {"b", "2"}});
        const QString path = files().constFirst();
        const QByteArray whole = read(path);
        for (qsizetype length = 0; length <= whole.size(); ++length) {
            const auto changes = readJournal(whole.first(length));
            QCOMPARE(changes.has_value(), length >= journalHeader().size());
            const QString found = changes ? text(entriesAfter(*changes)) : QString();
            QVERIFY2(u"a=1 b=2"_s.startsWith(found), qPrintable(found));
        }
    }

    void noByteCanBeWrongUnnoticed()
    {
        writeAndLeave({{"a", "1"}, {"b", "2"}});
        const QByteArray whole = read(files().constFirst());
        for (qsizetype i = 0; i < whole.size(); ++i) {
            QByteArray damaged = whole;
            damaged[i] = char(damaged.at(i) ^ 0x10);
            const auto changes = readJournal(damaged);
            const QString found = changes ? text(entriesAfter(*changes)) : QString();
            QVERIFY2(found.isEmpty() || found == u"a=1", qPrintable(found));
        }
    }

    void whatALaterVersionWroteStaysAsItIs()
    {
        writeAndLeave({{"a", "1"}});
        const QString path = files().constFirst();
        QByteArray later = read(path);
        later[journalHeader().size() - 1] = 2;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(later) == later.size());
        file.close();
        QCOMPARE(text(JournalFile(folder(), Limits).adopt()), QString());
        QCOMPARE(read(path), later);
    }

    void itDoesNotGrowForEver()
    {
        JournalFile file(folder(), Limits);
        for (int i = 0; i < 2'000; ++i)
            QVERIFY(file.write({{"a", QByteArray(900, char('a' + i % 26))}}));
        QVERIFY(QFileInfo(files().constFirst()).size() < 300'000); // instead of 1,800,000
    }

    void whatIsTooLargeIsSaidAndTheRestIsKept()
    {
        JournalFile file(folder(), Limits);
        QVERIFY(file.write({{"a", "1"}}));
        const auto refused = file.write({{"b", QByteArray(1'001, 'x')}, {"c", "3"}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().message, u"What you have typed is too large to be kept."_s);
        const auto kept = readJournal(read(files().constFirst()));
        QVERIFY(kept);
        QCOMPARE(text(entriesAfter(*kept)), u"a=1 c=3"_s);
        QVERIFY(file.write({{"b", "2"}})); // it has become smaller
    }

    void theOldestMakesRoomWhereThatIsWanted()
    {
        JournalLimits limits = Limits;
        limits.dropsOldest = true;
        limits.entries = 2;
        JournalFile file(folder(), limits);
        QVERIFY(file.write({{"a", "1"}, {"b", "2"}, {"c", "3"}}));
        QCOMPARE(text(file.adopt()), u"b=2 c=3"_s);
    }

    void aFolderThatCannotBeIsSaidAndTriedAgain()
    {
        QFile inTheWay(m_folder->filePath(u"drafts"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        JournalFile file(folder(), Limits);
        const auto failed = file.write({{"a", "1"}});
        QVERIFY(!failed);
        QCOMPARE(failed.error().message, u"Nothing can be kept in the folder %1."_s.arg(folder()));
        QVERIFY(inTheWay.remove());
        QVERIFY(file.write({}));
        const auto kept = readJournal(read(files().constFirst()));
        QVERIFY(kept);
        QCOMPARE(text(entriesAfter(*kept)), u"a=1"_s);
    }

    void theJournalWritesWhatItIsAskedForBeforeItGoes()
    {
        const DatabaseLocation location{.path = m_folder->filePath(u"store.db"_s)};
        {
            Journal journal(u"drafts"_s, location, Limits);
            for (int i = 0; i < 500; ++i)
                journal.put("a", [i] { return QByteArray::number(i); });
            journal.put("b", [] { return QByteArray("x"); });
            journal.remove("b");
        }
        QCOMPARE(leftIn(location), u"a=499"_s);
    }

    void flushingSaysWhetherItIsOnTheDisk()
    {
        const DatabaseLocation location{.path = m_folder->filePath(u"store.db"_s)};
        QFile::remove(Journal::folder(u"drafts"_s, location));
        Journal journal(u"drafts"_s, location, Limits);
        QSignalSpy failed(&journal, &Journal::failed);
        journal.put("a", [] { return QByteArray("1"); });
        QVERIFY(journal.flush(std::chrono::seconds(30)));
        journal.put("b", [] { return QByteArray(2'000, 'x'); });
        QVERIFY(!journal.flush(std::chrono::seconds(30)));
        QTRY_COMPARE(failed.size(), 1);
        QSignalSpy written(&journal, &Journal::written);
        journal.put("b", [] { return QByteArray("2"); });
        QVERIFY(journal.flush(std::chrono::seconds(30)));
        QTRY_COMPARE(written.size(), 1);
        QCOMPARE(failed.size(), 1);
        journal.remove("a");
        journal.remove("b");
    }

    void aPasswordDoesNotTellDatabasesApartNorIsItWritten()
    {
        DatabaseLocation shop{.kind = DatabaseLocation::Kind::PostgreSQL,
                              .parameters = {{u"dbname"_s, u"shop"_s}, {u"host"_s, u"db"_s}}};
        const QString folder = Journal::folder(u"drafts"_s, shop);
        shop.parameters.insert(u"password"_s, u"swordfish"_s);
        QCOMPARE(Journal::folder(u"drafts"_s, shop), folder);
        shop.parameters.insert(u"dbname"_s, u"office"_s);
        QVERIFY(Journal::folder(u"drafts"_s, shop) != folder);
    }

private:
    QString folder() const { return m_folder->filePath(u"drafts/database"_s); }

    QStringList files() const
    {
        QStringList paths;
        for (const QFileInfo &info : QDir(folder()).entryInfoList(QDir::Files))
            paths += info.filePath();
        return paths;
    }

    static int modeOf(const QString &path)
    {
        struct stat found = {};
        return ::stat(QFile::encodeName(path).constData(), &found) == 0 ? int(found.st_mode & 07777) : -1;
    }

    void writeAndLeave(const QList<JournalChange> &changes)
    {
        JournalFile file(folder(), Limits);
        QVERIFY(file.write(changes));
    }

    static QString leftIn(const DatabaseLocation &location)
    {
        JournalFile file(Journal::folder(u"drafts"_s, location), Limits);
        const QString found = text(file.adopt());
        QList<JournalChange> gone;
        for (const JournalEntry &entry : file.adopt())
            gone.append({entry.id, {}});
        return file.write(gone) ? found : u"?"_s;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

RELATA_TEST(JournalTest, "journal");
#include "test_journal.moc"
