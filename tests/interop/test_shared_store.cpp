#include "interop/orm_client.h"
#include "models/database/sample_store.h"
#include "support/test_database.h"
#include "support/test_registry.h"
#include "support/test_window.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// A clerk at the window and a program with an ORM, on one file or on one server's database at the same time:
/// each finds what the other has added.
class SharedStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase_data() { addDatabaseKinds(); }

    void aStoreThatTheOrmMadeTakesAnOrderThroughTheForm_data() { OrmClient::addRows(); }

    void aStoreThatTheOrmMadeTakesAnOrderThroughTheForm()
    {
        const TestDatabase database(kindOfRun());
        const QString path = pathTo(database);
        QCOMPARE(OrmClient::make(path), OrmClient::done());
        TestWindow window(database.location());
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.current(window.master()), u"Ada Lovelace"_s);

        addOrder(window, u"12346"_s);
        QTRY_COMPARE(OrmClient::customersAsListed(path), u"1 Ada Lovelace 12345 12346\n2 Grace Hopper"_s);
        QCOMPARE(OrmClient::run({u"owner"_s, path, u"12346"_s}), OrmClient::done(u"Ada Lovelace\n"_s));
    }

    void whatTheOrmAddsMeanwhileIsThereAfterRefreshing_data() { OrmClient::addRows(); }

    void whatTheOrmAddsMeanwhileIsThereAfterRefreshing()
    {
        const TestDatabase database(kindOfRun());
        const QString path = pathTo(database);
        QCOMPARE(OrmClient::make(path), OrmClient::done());
        TestWindow window(database.location());
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.rows(window.detail()), u"1|12345"_s);
        bothAdd(window, path, u"1|12345"_s);
    }

    void aStoreOfRelatasOwnServesTheOrmWhileTheWindowIsOpen_data() { OrmClient::addRows(); }

    void aStoreOfRelatasOwnServesTheOrmWhileTheWindowIsOpen()
    {
        const TestDatabase database(kindOfRun());
        DatabaseLocation location = database.location();
        location.ownStore = location.sample = database.isSqlite(); // made and filled when it is opened
        QVERIFY(database.isSqlite() || fillSample(*database.connect(), QDate(2026, 3, 31)));
        const QString path = pathTo(database);
        TestWindow window(location);
        QTRY_VERIFY(window.isReady());
        const QString name = window.current(window.master());
        QTRY_VERIFY(window.detail()->model()->isLoaded());

        addOrder(window, u"12345"_s);
        QTRY_COMPARE(OrmClient::run({u"owner"_s, path, u"12345"_s}), OrmClient::done(name + u'\n'));
        QVERIFY(orderNumbersOfFirst(path).contains(u"12345"));

        QCOMPARE(OrmClient::run({u"add"_s, path, u"1"_s, u"54321"_s}), OrmClient::done());
        refreshDetail(window);
        QTRY_COMPARE(orderNumberAt(window, 0), u"54321"_s);
        QCOMPARE(orderNumberAt(window, 1), u"12345"_s);
    }

private:
    static DatabaseLocation::Kind kindOfRun()
    {
        QFETCH_GLOBAL(DatabaseLocation::Kind, kind);
        return kind;
    }

    /// As the ORM is told of it: it knows no server by a folder but as a parameter.
    static QString pathTo(const TestDatabase &database)
    {
        const DatabaseLocation &location = database.location();
        return database.isSqlite() ? location.path
                                   : u"postgresql://%1@/%2?host=%3"_s.arg(location.parameter(u"user"_s),
                                                                          location.parameter(u"dbname"_s),
                                                                          location.parameter(u"host"_s));
    }

    static void addOrder(TestWindow &window, const QString &orderNumber)
    {
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        auto *number = window.find<QLineEdit>(window.detail(), u"field:order_number"_s);
        number->setFocus();
        number->selectAll();
        window.type(orderNumber);
        window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(orderNumberAt(window, 0), orderNumber); // the newest stands first
    }

    /// One cell alone: the first customer of the sample has thousands of orders.
    static QString orderNumberAt(TestWindow &window, int row)
    {
        const RecordTableModel *model = window.detail()->model();
        const int column = int(model->columns().indexOf(u"order_number"_s));
        return model->index(row, column).data().toString();
    }

    static void refreshDetail(TestWindow &window)
    {
        window.detail()->focusTable();
        window.press(Qt::Key_F5);
    }

    /// In turn, three times, without anybody closing the file.
    static void bothAdd(TestWindow &window, const QString &path, QString expected)
    {
        for (int turn = 1; turn <= 3; ++turn) {
            const QString theirs = u"P%1"_s.arg(turn);
            const QString ours = u"R%1"_s.arg(turn);
            QCOMPARE(OrmClient::run({u"add"_s, path, u"1"_s, theirs}), OrmClient::done());
            expected.prepend(u"%1|%2\n"_s.arg(2 * turn).arg(theirs));
            refreshDetail(window);
            QTRY_COMPARE(window.rows(window.detail()), expected);
            addOrder(window, ours);
            expected.prepend(u"%1|%2\n"_s.arg(2 * turn + 1).arg(ours));
            QTRY_COMPARE(window.rows(window.detail()), expected);
        }
        QCOMPARE(OrmClient::customersAsListed(path),
                 u"1 Ada Lovelace 12345 P1 R1 P2 R2 P3 R3\n2 Grace Hopper"_s);
    }

    /// The first customer's line as the ORM lists it.
    static QString orderNumbersOfFirst(const QString &path)
    {
        return OrmClient::customersAsListed(path).section(u'\n', 0, 0);
    }
};

RELATA_TEST(SharedStoreTest, "shared_store");
#include "test_shared_store.moc"
