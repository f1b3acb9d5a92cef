#include "interop/orm_client.h"
#include "models/database/connection.h"
#include "models/database/sample_store.h"
#include "models/database/store_file.h"
#include "models/database/store_schema.h"
#include "models/database/transaction.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A store of Relata's own in a temporary folder, with two customers, and the connection that Relata keeps
/// open on it.
class OpenStore
{
public:
    OpenStore()
        : m_connection(std::move(*Connection::open(*ownStore(path()))))
    {
        if (!StoreSchema().migrate(*m_connection))
            qFatal("no store in %s", qPrintable(path()));
        execute(u"INSERT INTO customers (name) VALUES ('Ada Lovelace'), ('Grace Hopper')"_s);
    }

    QString path() const { return m_folder.filePath(u"store.db"_s); }

    Connection &connection() { return *m_connection; }

    void execute(const QString &sql) { QVERIFY(m_connection->execute(sql)); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
};

} // namespace

/// The store is not Relata's alone: an ORM in another language maps the same two tables, at the same time.
class InteropTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        const Answer answer = OrmClient::python({u"-c"_s, u"import sqlalchemy"_s});
        QVERIFY2(answer.status == 0, "These tests need SQLAlchemy (Debian: python3-sqlalchemy).");
    }

    void anOrmServesAStoreThatRelataMade_data() { OrmClient::addRows(); }

    void anOrmServesAStoreThatRelataMade()
    {
        OpenStore store;
        QCOMPARE(OrmClient::run({u"add"_s, store.path(), u"1"_s, u"12345"_s}), OrmClient::done());
        QCOMPARE(OrmClient::run({u"owner"_s, store.path(), u"12345"_s}),
                 OrmClient::done(u"Ada Lovelace\n"_s));
        QCOMPARE(OrmClient::customersAsListed(store.path()), u"1 Ada Lovelace 12345\n2 Grace Hopper"_s);
    }

    void whatTheOrmLeavesOutHasItsDefault_data() { OrmClient::addRows(); }

    void whatTheOrmLeavesOutHasItsDefault()
    {
        OpenStore store;
        QCOMPARE(OrmClient::run({u"add"_s, store.path(), u"1"_s, u"12345"_s}), OrmClient::done());
        const auto order = store.connection().fetchRow(
            {u"SELECT customer_id, ordered_on, status, total, note FROM orders"_s, {}});
        QVERIFY(order);
        QCOMPARE(*order, (QVariantList{1LL, QDate::currentDate().toString(Qt::ISODate), u"new"_s, 0LL, {}}));
    }

    void theOrmIsHeldToTheRulesOfTheStore_data() { OrmClient::addRows(); }

    void theOrmIsHeldToTheRulesOfTheStore()
    {
        OpenStore store;
        QCOMPARE(OrmClient::run({u"add"_s, store.path(), u"1"_s, u"12345"_s}), OrmClient::done());
        const Answer refused = OrmClient::run({u"add"_s, store.path(), u"2"_s, u"12345"_s});
        QVERIFY(refused.status != 0);
        QVERIFY2(refused.errors.contains(u"UNIQUE constraint failed"), qPrintable(refused.errors));
    }

    void bothWriteWhileBothHaveItOpen_data() { OrmClient::addRows(); }

    void bothWriteWhileBothHaveItOpen()
    {
        OpenStore store;
        for (int number = 1; number <= 3; ++number) {
            store.execute(u"INSERT INTO orders (order_number, customer_id) VALUES ('R%1', 2)"_s.arg(number));
            QCOMPARE(OrmClient::run({u"add"_s, store.path(), u"1"_s, u"P%1"_s.arg(number)}),
                     OrmClient::done());
        }
        QCOMPARE(OrmClient::customersAsListed(store.path()),
                 u"1 Ada Lovelace P1 P2 P3\n2 Grace Hopper R1 R2 R3"_s);
        QCOMPARE(store.connection().fetchValue({u"SELECT count(*) FROM orders"_s, {}}).value().toInt(), 6);
    }

    void theOrmWritesWhileRelataIsReading_data() { OrmClient::addRows(); }

    void theOrmWritesWhileRelataIsReading()
    {
        OpenStore store;
        Transaction snapshot(store.connection());
        QVERIFY(snapshot.begin(Transaction::Mode::Read));
        const Statement count{u"SELECT count(*) FROM orders"_s, {}};
        QCOMPARE(store.connection().fetchValue(count).value().toInt(), 0);
        QCOMPARE(OrmClient::run({u"add"_s, store.path(), u"1"_s, u"12345"_s}), OrmClient::done());
        QCOMPARE(store.connection().fetchValue(count).value().toInt(), 0); // one snapshot until it ends
        QVERIFY(snapshot.commit());
        QCOMPARE(store.connection().fetchValue(count).value().toInt(), 1);
    }

    void theSampleHasTheNumberFreeThatPeopleTry_data() { OrmClient::addRows(); }

    void theSampleHasTheNumberFreeThatPeopleTry()
    {
        QTemporaryDir folder;
        const auto location = ownStore(folder.filePath(u"sample.db"_s));
        QVERIFY(location);
        auto connection = Connection::open(*location);
        QVERIFY(connection);
        QVERIFY(fillSample(**connection, QDate::currentDate()));
        QCOMPARE(OrmClient::run({u"add"_s, location->path, u"1"_s, u"12345"_s}), OrmClient::done());
        QCOMPARE(OrmClient::run({u"owner"_s, location->path, u"12345"_s}),
                 OrmClient::done(u"Ada Lovelace\n"_s));
    }

    void relataAddsToAStoreThatTheOrmMade_data() { OrmClient::addRows(); }

    void relataAddsToAStoreThatTheOrmMade()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"theirs.db"_s);
        QCOMPARE(OrmClient::make(path), OrmClient::done());
        auto connection = Connection::open({.path = path});
        QVERIFY(connection);
        QCOMPARE(StoreSchema::isOwn(**connection), Result<bool>(false));
        QVERIFY((*connection)
                    ->execute({u"INSERT INTO orders (order_number, customer_id) VALUES (?, ?)"_s,
                               {u"12346"_s, 2}}));
        QCOMPARE(OrmClient::customersAsListed(path), u"1 Ada Lovelace 12345\n2 Grace Hopper 12346"_s);
    }
};

RELATA_TEST(InteropTest, "interop");
#include "test_interop.moc"
