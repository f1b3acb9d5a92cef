#include "models/column_rules.h"
#include "models/database/record_reader.h"
#include "models/database/record_writer.h"
#include "models/database/schema_reader.h"
#include "support/schema_text.h"
#include "support/test_registry.h"
#include "support/test_store.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const TableName Customers{u"public"_s, u"customers"_s};
const TableName Orders{u"public"_s, u"orders"_s};

/// A store, and somebody on its server who may do what the statements grant to "clerk".
class Clerk
{
public:
    explicit Clerk(QStringList grants)
        : store(DatabaseLocation::Kind::PostgreSQL)
    {
        static int clerks = 0;
        const QString name = u"clerk_%1_%2"_s.arg(QCoreApplication::applicationPid()).arg(++clerks);
        store.execute({u"CREATE ROLE %1 LOGIN"_s.arg(name)});
        store.execute(grants.replaceInStrings(u"clerk"_s, name));
        DatabaseLocation location = store.location();
        location.parameters.insert(u"user"_s, name);
        auto connected = Connection::open(location);
        if (!connected)
            qFatal("%s", qPrintable(connected.error().details));
        connection = std::move(*connected);
        auto read = SchemaReader(*connection).read();
        if (!read)
            qFatal("%s", qPrintable(read.error().details));
        schema = *read;
    }

    RecordReader reader() const { return {*connection, schema}; }

    RecordWriter writer() const { return {*connection, schema}; }

    TestStore store;
    std::unique_ptr<Connection> connection;
    Schema schema;
};

} // namespace

/// Who may not do everything: the tables say so before anything is tried, and looking is never an error.
class RightsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theOwnerMayDoEverything()
    {
        const Clerk clerk({u"GRANT ALL ON ALL TABLES IN SCHEMA public TO clerk"_s});
        const Table &orders = *clerk.schema.table(Orders);
        QVERIFY(orders.mayInsert && orders.mayUpdate && orders.mayDelete && !orders.securesRows);
        QCOMPARE(notesText(clerk.schema), QString());
    }

    void whoMayOnlyLookIsToldForEveryField()
    {
        const Clerk clerk({u"GRANT SELECT ON customers, orders TO clerk"_s});
        const Table &orders = *clerk.schema.table(Orders);
        QVERIFY(!orders.mayInsert && !orders.mayUpdate && !orders.mayDelete);
        QCOMPARE(readOnlyReason(orders, *orders.column(u"note"_s), {}),
                 u"You do not have the right to change this."_s);
        QCOMPARE(readOnlyReason(orders, *orders.column(u"note"_s), {}, true),
                 u"You do not have the right to fill this in."_s);
        const auto page = clerk.reader().firstPage({.table = Customers}, 10);
        QVERIFY(page && page->size() == 3);
        QCOMPARE(page->at(1).childCounts, QList<qint64>{2});
    }

    void someColumnsOnlyCanBeChanged()
    {
        const Clerk clerk({u"GRANT SELECT ON orders TO clerk"_s,
                           u"GRANT UPDATE (status, note) ON orders TO clerk"_s,
                           u"GRANT INSERT (order_number, customer_id) ON orders TO clerk"_s});
        const Table &orders = *clerk.schema.table(Orders);
        QVERIFY(orders.mayInsert && orders.mayUpdate && !orders.mayDelete);
        QVERIFY(readOnlyReason(orders, *orders.column(u"status"_s), {}).isEmpty());
        QVERIFY(!readOnlyReason(orders, *orders.column(u"total"_s), {}).isEmpty());
        QVERIFY(!readOnlyReason(orders, *orders.column(u"status"_s), {}, true).isEmpty());
        const auto saved = clerk.writer().apply(
            {Change::update(Orders, RecordKey({1LL}), {{u"status"_s, u"new"_s}}, {{u"status"_s, u"paid"_s}}),
             Change::insertion(Orders, {{u"order_number"_s, u"40001"_s}, {u"customer_id"_s, 2LL}})});
        QVERIFY(saved && saved->succeeded());
    }

    void aColumnThatMayNotBeSeenIsLeftOutAndSaid()
    {
        const Clerk clerk({u"GRANT SELECT (id, name) ON customers TO clerk"_s,
                           u"GRANT INSERT ON customers TO clerk"_s,
                           u"GRANT SELECT (id, order_number, customer_id) ON orders TO clerk"_s,
                           u"GRANT INSERT, DELETE ON orders TO clerk"_s});
        QCOMPARE(clerk.schema.table(Customers)->columns.size(), 2);
        QVERIFY(clerk.schema.table(Customers)->mayInsert);
        QVERIFY(notesText(clerk.schema)
                    .contains(u"customers: You do not have the right to see the column Email."));
        const auto page = clerk.reader().firstPage({.table = Orders}, 10);
        QVERIFY(page && page->size() == 3);
        QCOMPARE(page->first().parentLabels, QStringList{u"Grace Hopper"_s});
        const auto found = clerk.reader().record(Customers, RecordKey({2LL}));
        QVERIFY(found && found->has_value());
    }

    void aHiddenColumnThatEveryRecordNeedsKeepsFromAdding()
    {
        const Clerk clerk(
            {u"GRANT SELECT (id, customer_id) ON orders TO clerk"_s, u"GRANT INSERT ON orders TO clerk"_s});
        QVERIFY(!clerk.schema.table(Orders)->mayInsert);
    }

    void whoMayDeleteButNotChangeDeletes()
    {
        const Clerk clerk({u"GRANT SELECT, DELETE ON orders, customers TO clerk"_s});
        const auto removed = clerk.writer().remove(Orders, {RecordKey({1LL})}, false);
        QVERIFY(removed);
        QVERIFY2(removed->succeeded(),
                 qPrintable(removed->succeeded() ? QString() : removed->errors.first().error.details));
    }

    void rowsThatAreSecuredAreNotThere()
    {
        const Clerk clerk(
            {u"GRANT ALL ON orders, customers TO clerk"_s,
             u"ALTER TABLE customers ENABLE ROW LEVEL SECURITY"_s,
             u"CREATE POLICY london ON customers FOR SELECT TO clerk USING (city <> 'London')"_s,
             u"CREATE POLICY york ON customers FOR UPDATE TO clerk USING (city = 'New York')"_s});
        const Table &customers = *clerk.schema.table(Customers);
        QVERIFY(customers.securesRows && !customers.mayInsert && customers.mayUpdate && !customers.mayDelete);
        const auto page = clerk.reader().firstPage({.table = Customers}, 10);
        QVERIFY(page);
        QCOMPARE(page->size(), 2);
        const auto rename = [&](qlonglong id) {
            return clerk.writer().apply(
                {Change::update(Customers, RecordKey({id}), {{u"phone"_s, {}}}, {{u"phone"_s, u"1"_s}})});
        };
        QVERIFY(rename(2)->succeeded());
        const auto refused = rename(3);
        QVERIFY(refused && !refused->succeeded());
        QCOMPARE(refused->errors.first().error.kind, DatabaseError::Kind::Permission);
        QCOMPARE(refused->errors.first().error.message,
                 u"You do not have the right to change this record."_s);
    }

    void aRowThatMayNotBeDeletedIsNotCalledDeleted()
    {
        const Clerk clerk(
            {u"GRANT ALL ON orders, customers TO clerk"_s, u"ALTER TABLE orders ENABLE ROW LEVEL SECURITY"_s,
             u"CREATE POLICY look ON orders FOR SELECT TO clerk USING (true)"_s,
             u"CREATE POLICY edit ON orders FOR UPDATE TO clerk USING (true)"_s,
             u"CREATE POLICY drop ON orders FOR DELETE TO clerk USING (status = 'cancelled')"_s});
        QVERIFY(clerk.schema.table(Orders)->mayDelete);
        const auto refused = clerk.writer().remove(Orders, {RecordKey({1LL})}, false);
        QVERIFY(refused && !refused->succeeded());
        QCOMPARE(refused->errors.first().error.message,
                 u"The database kept the record: a rule of its own protects it."_s);
    }
};

RELATA_TEST(RightsTest, "rights");
#include "test_rights.moc"
