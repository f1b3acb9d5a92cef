#include "models/database/connection.h"
#include "support/test_registry.h"
#include "support/test_store.h"
#include "ui/offered_drafts.h"
#include "ui/typing.h"

#include <QtWidgets/QToolButton>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LongerThanASaveWaits =
    30'000; ///< milliseconds; for another program's lock it waits five seconds
constexpr int Milliseconds = 30'000;

/// While it lives, no file of this process can grow, as on a full disk.
class NoRoom
{
public:
    NoRoom()
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN); // the write fails, instead of ending the program
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{0, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }

    ~NoRoom()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

    Q_DISABLE_COPY_MOVE(NoRoom)

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

} // namespace

/// Other programs, full disks, files and servers that go away while somebody works. It is said where it
/// happened, what was typed stays, and nothing is saved where nobody would find it.
class LostDatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whileAnotherProgramWritesWhatWasTypedWaits()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        QLineEdit *name = newCustomer(window);
        window.type(u"Alan Turing"_s);

        store.execute({u"BEGIN EXCLUSIVE"_s});
        save(window);
        QTRY_COMPARE_WITH_TIMEOUT(formMessage(window),
                                  u"Another program is writing to the database. Try again."_s,
                                  LongerThanASaveWaits);
        QCOMPARE(name->text(), u"Alan Turing"_s);

        store.execute({u"COMMIT"_s});
        save(window);
        QTRY_COMPARE(store.value(u"SELECT name FROM customers WHERE id > 3"_s).toString(), u"Alan Turing"_s);
    }

    void aFileThatBecameJunkIsSaidAndWhatWasTypedStays()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        QLineEdit *name = newCustomer(window);
        window.type(u"Alan Turing"_s);

        QFile file(store.location().path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QVERIFY(file.write(QByteArray(20'000, '?')) > 0);
        file.close();
        save(window);
        QTRY_VERIFY(formMessage(window).contains(u"not a SQLite database") ||
                    formMessage(window).contains(u"damaged"));
        QCOMPARE(name->text(), u"Alan Turing"_s);

        window.press(Qt::Key_Escape);
        window.press(Qt::Key_F5);
        QTRY_VERIFY(!TestWindow::message(window.master()).isEmpty());
    }

    void aFileThatGoesAwayIsNoticedAndNothingIsSavedIntoNowhere_data() { addJournalModes(); }

    void aFileThatGoesAwayIsNoticedAndNothingIsSavedIntoNowhere()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        useJournal(store);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        const QLineEdit *name = newCustomer(window);
        window.type(u"Alan Turing"_s);
        const QString away = store.location().path + u".away"_s;
        QVERIFY(QFile::rename(store.location().path, away));
        save(window);
        const QString sentence = u"store.db is no longer in %1. Nothing can be saved until it is back."_s.arg(
            QFileInfo(away).absolutePath());
        QTRY_COMPARE(formMessage(window), sentence);
        QTRY_COMPARE(windowMessage(window), sentence);
        QCOMPARE(name->text(), u"Alan Turing"_s);
        QVERIFY(!QFile::exists(store.location().path));
        QTest::mouseClick(windowButton(window, u"Retry"_s), Qt::LeftButton);
        QTRY_COMPARE(windowMessage(window), sentence);

        QVERIFY(QFile::rename(away, store.location().path));
        QTRY_COMPARE(windowMessage(window), QString()); // seen without being asked
        save(window);
        QTRY_COMPARE(store.value(u"SELECT name FROM customers WHERE id > 3"_s).toString(), u"Alan Turing"_s);
    }

    void nobodyNeedsToDoAnythingForAMissingFileToBeNoticed()
    {
        const TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        const QString folder = QFileInfo(store.location().path).absolutePath();
        QVERIFY(QDir().rename(folder, folder + u"-away"_s));
        QTRY_VERIFY(windowMessage(window).startsWith(u"store.db is no longer in "_s + folder));
        QVERIFY(QDir().rename(folder + u"-away"_s, folder));
        QTest::mouseClick(windowButton(window, u"Retry"_s), Qt::LeftButton);
        QTRY_COMPARE(windowMessage(window), QString());
    }

    void anotherFileInItsPlaceGetsNothingUnasked_data() { addJournalModes(); }

    void anotherFileInItsPlaceGetsNothingUnasked()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        useJournal(store);
        TestStore other(DatabaseLocation::Kind::SQLite);
        other.execute({u"UPDATE customers SET name = 'Ada King' WHERE id = 1"_s});
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        const QLineEdit *name = newCustomer(window);
        window.type(u"Alan Turing"_s);
        QVERIFY(::rename(qPrintable(other.location().path), qPrintable(store.location().path)) == 0);
        save(window);
        const QString sentence =
            u"Another file has taken the place of store.db. Nothing is saved into it unasked."_s;
        QTRY_COMPARE(formMessage(window), sentence);
        QTRY_COMPARE(windowMessage(window), sentence);
        QCOMPARE(other.value(u"SELECT count(*) FROM customers"_s).toInt(), 3);
        QCOMPARE(store.value(u"SELECT count(*) FROM customers"_s).toInt(), 3);

        QTest::mouseClick(windowButton(window, u"Retry"_s), Qt::LeftButton);
        QTRY_VERIFY(window.rows(window.master()).contains(u"Ada King"));
        QCOMPARE(windowMessage(window), QString());
        QCOMPARE(name->text(), u"Alan Turing"_s);
        save(window);
        QTRY_COMPARE(other.value(u"SELECT name FROM customers WHERE id > 3"_s).toString(), u"Alan Turing"_s);
    }

    void anotherFileWithOtherTablesIsOpenedAnewWhenOneWantsIt()
    {
        const TestStore store(DatabaseLocation::Kind::SQLite);
        TestDatabase other(DatabaseLocation::Kind::SQLite);
        other.execute({u"CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT)"_s});
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QVERIFY(::rename(qPrintable(other.location().path), qPrintable(store.location().path)) == 0);
        QTRY_VERIFY(!windowMessage(window).isEmpty());
        QTest::mouseClick(windowButton(window, u"Retry"_s), Qt::LeftButton);
        QTRY_VERIFY(windowMessage(window).startsWith(u"The file that is there now has other tables."));
        QTest::mouseClick(windowButton(window, u"Open Anew"_s), Qt::LeftButton);
        QTRY_VERIFY(window.isReady() && window.master()->query().table.name == u"book");
    }

    /// A full disk, as far as the program can tell: no file may grow any more.
    void aFullDiskIsSaidAndWhatWasTypedIsSavedWhenThereIsRoom()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        newCustomer(window);
        window.type(u"Alan Turing"_s);
        {
            const NoRoom full;
            save(window);
            QTRY_COMPARE(formMessage(window), u"The file could not be written. The disk may be full."_s);
        }
        QCOMPARE(store.value(u"SELECT count(*) FROM customers"_s).toInt(), 3);
        save(window);
        QTRY_COMPARE(store.value(u"SELECT name FROM customers WHERE id > 3"_s).toString(), u"Alan Turing"_s);
    }

    void aDamagedFileIsSaidWhereItsRowsWouldStand()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        store.execute({u"WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
                       "INSERT INTO customers (name) SELECT 'Customer ' || i FROM n"_s});
        const QString copy = store.location().path + u".copy"_s;
        QVERIFY(QFile::copy(store.location().path, copy));
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 half = file.size() / 2;
        QVERIFY(file.seek(half) && file.write(QByteArray(half, '?')) == half);
        file.close();
        TestWindow window({.path = copy});
        QTRY_VERIFY(window.window().view());
        QTRY_VERIFY(window.master()->model()->isLoaded());
        window.press(Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(TestWindow::message(window.master()), u"The database file is damaged."_s);
        QVERIFY(buttonOf(*window.master()->messages(), u"Details"_s));
        QVERIFY(buttonOf(*window.master()->messages(), u"Retry"_s));
    }

    void aFileThatWasCutShortIsSaidWithTheWordsOfTheDatabase()
    {
        const TestStore store(DatabaseLocation::Kind::SQLite);
        const QString copy = store.location().path + u".cut"_s;
        QVERIFY(QFile::copy(store.location().path, copy));
        QVERIFY(QFile::resize(copy, QFileInfo(copy).size() / 2));
        TestWindow window({.path = copy});
        QTRY_COMPARE(windowMessage(window), u"The database file is damaged."_s);
        QTest::mouseClick(windowButton(window, u"Details"_s), Qt::LeftButton);
        const auto labels = windowMessages(window)->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"malformed");
        }));
    }

    void whileTheServerLetsNobodyInRetryIsOfferedAndWorksLater()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        const TestDatabase elsewhere(DatabaseLocation::Kind::PostgreSQL);
        const QString name = store.location().parameters.value(u"dbname"_s);
        const auto administrator = elsewhere.connect();
        const auto letIn = [&](bool in) {
            QVERIFY(administrator->execute(
                u"ALTER DATABASE %1 ALLOW_CONNECTIONS %2"_s.arg(name, in ? u"true"_s : u"false"_s)));
        };
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        const QLineEdit *typed = newCustomer(window);
        window.type(u"Alan Turing"_s);
        letIn(false);
        endOtherConnections(store);
        window.press(Qt::Key_F5);
        const QString sentence =
            u"The database %1 lets nobody in at the moment. Connecting again…"_s.arg(name);
        QTRY_COMPARE(windowMessage(window), sentence);
        QCOMPARE(TestWindow::message(window.master()), QString()); // said once, for all panes
        QTest::mouseClick(windowMessages(window)->findChild<QToolButton *>(), Qt::LeftButton);
        QCOMPARE(windowMessage(window), QString());
        window.press(Qt::Key_F5);
        QTRY_COMPARE(windowMessage(window), sentence);
        QTest::mouseClick(windowButton(window, u"Retry"_s), Qt::LeftButton);
        QTRY_COMPARE(windowMessage(window), sentence);
        QCOMPARE(typed->text(), u"Alan Turing"_s);
        letIn(true); // tried again by itself, with pauses that have grown meanwhile
        QTRY_COMPARE_WITH_TIMEOUT(windowMessage(window), QString(), Milliseconds);
        QTRY_COMPARE(TestWindow::message(window.master()), QString());
        QTRY_VERIFY(!window.master()->model()->isPending());
        QCOMPARE(typed->text(), u"Alan Turing"_s);
        save(window); // over a connection that nobody has tried yet
        QTRY_COMPARE(store.value(u"SELECT name FROM customers WHERE id > 3"_s).toString(), u"Alan Turing"_s);
    }

    /// Neither while the server is away, nor with the window.
    void whileTheServerIsAwayTheLinesOfADraftAreKept()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        const TestDatabase elsewhere(DatabaseLocation::Kind::PostgreSQL);
        const QString name = store.location().parameters.value(u"dbname"_s);
        const auto administrator = elsewhere.connect();
        const auto letIn = [&](bool in) {
            QVERIFY(administrator->execute(
                u"ALTER DATABASE %1 ALLOW_CONNECTIONS %2"_s.arg(name, in ? u"true"_s : u"false"_s)));
        };
        const auto number = [](TestWindow &window) {
            return window.find<QLineEdit>(window.master(), u"line:0:order_number"_s);
        };
        {
            TestWindow window(store.location());
            QTRY_VERIFY(window.isReady() && window.detail()->model()->isLoaded());
            newCustomer(window);
            window.type(u"Alan Turing"_s);
            window.find(window.master(), u"addLines"_s)->setFocus();
            window.press(Qt::Key_Space);
            QTRY_COMPARE(number(window)->text(), u"30002"_s);
            letIn(false);
            endOtherConnections(store);
            window.press(Qt::Key_F5);
            QTRY_VERIFY(windowMessage(window).contains(u"lets nobody in at the moment"));
            number(window)->setFocus();
            window.press(Qt::Key_A, Qt::ControlModifier);
            window.type(u"4711"_s);
            QVERIFY(window.window().close());
        }
        letIn(true);
        TestWindow window(store.location());
        QTRY_COMPARE(offered(window), QStringList{u"New Customer"_s});
        restore(window);
        QTRY_COMPARE(number(window)->text(), u"4711"_s);
        save(window);
        QTRY_COMPARE(store
                         .value(u"SELECT order_number FROM orders JOIN customers ON customers.id = "
                                "customer_id WHERE name = 'Alan Turing'"_s)
                         .toString(),
                     u"4711"_s);
    }

    /// An administrator ends all connections, as a restart of the server would.
    void afterTheServerProcessHasEndedTheNextSaveDoesNotNotice()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        auto *number = window.find<QLineEdit>(window.detail(), u"field:order_number"_s);
        QTRY_COMPARE(number->text(), u"30002"_s); // proposed: the writer's connection is idle again

        endOtherConnections(store);
        save(window);
        QTRY_COMPARE(store.ordersOf(1), u"30002|new|0.00"_s);
    }

    void afterTheServerProcessHasEndedRefreshingDoesNotNotice()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());

        endOtherConnections(store);
        store.execute({u"INSERT INTO customers (name) VALUES ('Alan Turing')"_s});
        window.press(Qt::Key_F5);
        QTRY_VERIFY(window.rows(window.master()).contains(u"Alan Turing"));
    }

private:
    static void addJournalModes()
    {
        QTest::addColumn<QString>("journalMode");
        for (const char *mode : {"delete", "wal"})
            QTest::newRow(mode) << QString::fromLatin1(mode);
    }

    static void useJournal(TestDatabase &database)
    {
        QFETCH(QString, journalMode);
        QCOMPARE(database.value(u"PRAGMA journal_mode = "_s + journalMode).toString(), journalMode);
    }

    static void endOtherConnections(TestDatabase &database)
    {
        const QString end = u"SELECT count(pg_terminate_backend(pid, %1)) FROM pg_stat_activity "
                            "WHERE datname = current_database() AND pid <> pg_backend_pid()"_s;
        QVERIFY(database.value(end.arg(Milliseconds)).toInt() > 0);
    }
};

RELATA_TEST(LostDatabaseTest, "lost_database");
#include "test_lost_database.moc"
