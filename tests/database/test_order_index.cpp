#include "models/database/order_index.h"
#include "models/database/record_reader.h"
#include "models/database/schema_reader.h"
#include "support/many_orders.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

RecordQuery ordersBy(const Schema &schema, const QList<SortColumn> &sort)
{
    for (const Table &table : schema.tables()) {
        if (table.name.name == u"orders")
            return {.table = table.name, .sort = sort};
    }
    return {};
}

OrderKind kindOf(TestDatabase &database, const Schema &schema, const RecordQuery &query)
{
    const auto connection = database.connect(); // a plan that was explained before may be kept
    const auto plan = RecordReader(*connection, schema).plan(query);
    if (!plan)
        QTest::qFail(qPrintable(plan.error().details), __FILE__, __LINE__);
    return plan ? plan->kind : OrderKind::Small;
}

} // namespace

/// An index that Relata makes on its own store for an order that was asked for.
class OrderIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void anOrderWithItsIndexIsAnIndexedOne_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("parent");
        QTest::addColumn<bool>("mixed");
        for (const auto kind : {DatabaseLocation::Kind::SQLite, DatabaseLocation::Kind::PostgreSQL}) {
            const char *name = kind == DatabaseLocation::Kind::SQLite ? "sqlite" : "postgresql";
            QTest::addRow("%s", name) << int(kind) << 0 << false;
            QTest::addRow("%s of a parent", name) << int(kind) << 1 << false;
            QTest::addRow("%s up and down", name) << int(kind) << 0 << true;
        }
    }

    void anOrderWithItsIndexIsAnIndexedOne()
    {
        QFETCH(int, kind);
        QFETCH(int, parent);
        QFETCH(bool, mixed);
        TestStore store{DatabaseLocation::Kind(kind)};
        addOrders(store, 20'000);
        const auto schema = SchemaReader(store.connection()).read();
        QVERIFY(schema.has_value());
        RecordQuery query = ordersBy(*schema, {{u"note"_s, Qt::DescendingOrder}});
        if (mixed)
            query.sort.append({u"total"_s, Qt::AscendingOrder});
        if (parent > 0)
            query.parent =
                ParentRecord{schema->parentsOf(query.table).constFirst(), RecordKey({parent}), {parent}};
        const OrderIndex index(store.connection(), *schema);
        QCOMPARE(kindOf(store, *schema, query), OrderKind::Sorted);
        const auto possible = index.isPossible(query);
        QVERIFY(possible && *possible);
        const auto created = index.create(query);
        QVERIFY2(created.has_value(), created ? "" : qPrintable(created.error().details));
        QCOMPARE(kindOf(store, *schema, query), OrderKind::Indexed);
        QVERIFY(index.create(query).has_value()); // it is there already
        const auto dropped = index.drop(query);
        QVERIFY2(dropped.has_value(), dropped ? "" : qPrintable(dropped.error().details));
        QCOMPARE(kindOf(store, *schema, query), OrderKind::Sorted);
    }

    void somebodyElsesSchemaIsLeftAlone_data() { addDatabaseKinds(); }

    void somebodyElsesSchemaIsLeftAlone()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT)"_s});
        const auto schema = SchemaReader(database.connection()).read();
        QVERIFY(schema.has_value());
        const auto possible = OrderIndex(database.connection(), *schema)
                                  .isPossible(ordersBy(*schema, {{u"note"_s, Qt::AscendingOrder}}));
        QVERIFY(possible.has_value());
        QVERIFY(!*possible);
    }
};

RELATA_TEST(OrderIndexTest, "order_index");
#include "test_order_index.moc"
