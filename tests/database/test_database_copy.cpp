#include "models/database/database_copy.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtCore/QDir>
#include <QtCore/QScopeGuard>
#include <QtTest/QtTest>

#include <csignal>
#include <sys/resource.h>
#include <thread>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Accounts = 20'000;

/// Money that is moved about and never becomes more or less; large enough to be copied in many steps.
struct Bank : TestDatabase
{
    explicit Bank(const QString &journalMode = u"delete"_s)
        : TestDatabase(DatabaseLocation::Kind::SQLite)
    {
        value(u"PRAGMA journal_mode = "_s + journalMode);
        execute({u"CREATE TABLE accounts (id INTEGER PRIMARY KEY, money INTEGER NOT NULL, note TEXT)"_s,
                 u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                 "INSERT INTO accounts SELECT i, 100, hex(randomblob(100)) FROM n"_s.arg(Accounts)});
    }

    QString path() const { return location().path; }

    QString target() const { return m_folder.filePath(u"copy.db"_s); }

    QStringList filesThere() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }

    Result<void> copy(const std::stop_token &stop = {}, const DatabaseCopy::Progress &progress = {}) const
    {
        return DatabaseCopy(location(), target()).make(stop, [&](qint64 done, qint64 all) {
            if (progress)
                progress(done, all);
        });
    }

    QString read(const QString &sql) const
    {
        auto connection = Connection::open({.path = target(), .readOnly = true});
        const auto value = connection ? (*connection)->fetchValue({sql, {}}) : Result<Value>(Value());
        return value ? value->toString() : value.error().message;
    }

private:
    QTemporaryDir m_folder;
};

/// Somebody who goes on moving money, in transactions of two statements.
class Busy
{
public:
    explicit Busy(const Bank &bank)
        : m_thread([location = bank.location(), this](const std::stop_token &stop) {
            auto connection = Connection::open(location);
            for (int i = 0; connection && !stop.stop_requested(); ++i) {
                const QString id = QString::number(1 + i * 7 % (Accounts - 1));
                Connection &ours = **connection;
                if (ours.execute(u"BEGIN IMMEDIATE"_s) &&
                    ours.execute(u"UPDATE accounts SET money = money - 1 WHERE id = "_s + id) &&
                    ours.execute(u"UPDATE accounts SET money = money + 1 WHERE id = 1 + "_s + id) &&
                    ours.execute(u"COMMIT"_s))
                    ++m_moved;
            }
        })
    {
    }

    int moved() const { return m_moved; }

private:
    std::atomic_int m_moved = 0;
    std::jthread m_thread;
};

} // namespace

/// A copy of a database in use is the whole of it at one moment, or it is not there at all.
class DatabaseCopyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { std::signal(SIGXFSZ, SIG_IGN); }

    void theCopyHasEverything()
    {
        const Bank bank;
        qint64 last = 0;
        bool checked = false;
        const auto copied = bank.copy({}, [&](qint64 done, qint64 all) {
            QVERIFY(all == 0 || done <= all);
            last = std::max(last, done);
            checked = all == 0;
        });
        QVERIFY2(copied, qPrintable(copied ? QString() : copied.error().message));
        QVERIFY(last > 0 && checked);
        QCOMPARE(bank.filesThere(), QStringList{u"copy.db"_s});
        QCOMPARE(bank.read(u"SELECT count(*) || ' ' || sum(money) FROM accounts"_s), u"20000 2000000"_s);
        QCOMPARE(bank.read(u"PRAGMA integrity_check"_s), u"ok"_s);
        QCOMPARE(QFileInfo(bank.target()).permissions(), QFileInfo(bank.path()).permissions());
    }

    void itIsOfOneMomentWhileOthersWrite_data()
    {
        QTest::addColumn<QString>("journalMode");
        QTest::newRow("rollback journal") << u"delete"_s;
        QTest::newRow("write-ahead log") << u"wal"_s;
    }

    void itIsOfOneMomentWhileOthersWrite()
    {
        QFETCH(QString, journalMode);
        const Bank bank(journalMode);
        const Busy others(bank);
        QTRY_VERIFY(others.moved() > 5);
        for (int i = 0; i < 3; ++i) {
            const auto copied = bank.copy();
            QVERIFY2(copied, qPrintable(copied ? QString() : copied.error().message));
            QCOMPARE(bank.read(u"SELECT sum(money) FROM accounts"_s), u"2000000"_s);
            QCOMPARE(bank.read(u"PRAGMA integrity_check"_s), u"ok"_s);
        }
        const int moved = others.moved();
        QTRY_VERIFY(others.moved() > moved); // and they go on
    }

    void aCopyThatIsStoppedLeavesNothing()
    {
        const Bank bank;
        QFile older(bank.target());
        QVERIFY(older.open(QIODevice::WriteOnly) && older.write("an older copy") > 0);
        older.close();
        std::stop_source stop;
        const auto copied = bank.copy(stop.get_token(), [&](qint64, qint64) { stop.request_stop(); });
        QVERIFY(!copied);
        QCOMPARE(copied.error().kind, DatabaseError::Kind::Cancelled);
        QCOMPARE(bank.filesThere(), QStringList{u"copy.db"_s});
        QVERIFY(older.open(QIODevice::ReadOnly));
        QCOMPARE(older.readAll(), QByteArray("an older copy"));
    }

    void aNewCopyTakesAnOlderOnesPlace()
    {
        Bank bank;
        QVERIFY(bank.copy());
        bank.execute({u"DELETE FROM accounts WHERE id > 10"_s});
        QVERIFY(bank.copy());
        QCOMPARE(bank.read(u"SELECT count(*) FROM accounts"_s), u"10"_s);
    }

    void aFullDiskIsSaidAndNothingIsLeft()
    {
        const Bank bank;
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto again = qScopeGuard([&before] { setrlimit(RLIMIT_FSIZE, &before); });
        rlimit small = before;
        small.rlim_cur = 256 * 1024;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto copied = bank.copy();
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!copied);
        QCOMPARE(copied.error().kind, DatabaseError::Kind::Full);
        QCOMPARE(bank.filesThere(), QStringList());
        QVERIFY(bank.copy()); // with room again
    }

    void whatCannotBeATargetIsSaid()
    {
        const Bank bank;
        const auto refusal = [&](const QString &target) {
            const auto copied = DatabaseCopy(bank.location(), target).make({}, [](qint64, qint64) {});
            return copied ? u"copied"_s : copied.error().message;
        };
        const QString name = QFileInfo(bank.path()).fileName();
        QCOMPARE(refusal(bank.path()), name + u" is the database itself. Choose another name."_s);
        const QString folder = QFileInfo(bank.path()).absolutePath();
        QCOMPARE(refusal(folder + u"/./"_s + name),
                 name + u" is the database itself. Choose another name."_s);
        QVERIFY(refusal(folder).endsWith(u"is a folder. Choose another name."_s));
        QCOMPARE(refusal(folder + u"/nowhere/copy.db"_s),
                 u"Nothing can be written in the folder %1/nowhere."_s.arg(folder));
        QFile log(bank.target() + u"-wal"_s);
        QVERIFY(log.open(QIODevice::WriteOnly));
        QCOMPARE(refusal(bank.target()), u"copy.db is a database that is in use. Choose another name."_s);
        const auto server = DatabaseCopy::canCopy({.kind = DatabaseLocation::Kind::PostgreSQL});
        QVERIFY(!server && server.error().message.contains(u"on a server"_s));
    }

    void aDamagedDatabaseIsNotCopiedInSilence()
    {
        const Bank bank;
        QFile file(bank.path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 page = 4096;
        for (qint64 at = 20 * page; at < 24 * page; at += page) {
            QVERIFY(file.seek(at));
            QCOMPARE(file.write(QByteArray(page, '\xA5')), page);
        }
        file.close();
        const auto copied = bank.copy();
        QVERIFY(!copied);
        QCOMPARE(copied.error().kind, DatabaseError::Kind::Corrupt);
        QCOMPARE(bank.filesThere(), QStringList());
    }
};

RELATA_TEST(DatabaseCopyTest, "database_copy");
#include "test_database_copy.moc"
