#include "models/database/next_number.h"
#include "models/database/record_reader.h"
#include "models/database/record_writer.h"
#include "models/database/schema_reader.h"
#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/written_plans.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 ChunkRows = 512;

/// Whether a table is gone through, or more rows are collected or sorted than a chunk has.
bool readsAll(const QString &plan)
{
    static const QRegularExpression whole(u"Seq Scan on (customers|orders)"_s);
    static const QRegularExpression collected(
        u"(?:Sort|Bitmap Heap Scan)[^\\n]*\\(cost[^\\n]*\\(actual rows=(\\d+)"_s);
    const QString nodes = plan.section(u'\n', 2); // behind the query's text
    for (auto matches = collected.globalMatch(nodes); matches.hasNext();) {
        if (matches.next().captured(1).toInt() > ChunkRows)
            return true;
    }
    return whole.match(nodes).hasMatch();
}

/// Whether a table is small is found out by reading its first rows, whichever they are.
bool isLookAtSize(const QString &plan)
{
    static const QRegularExpression look(
        u"Query Text: SELECT count\\(\\*\\) FROM \\(SELECT 1 FROM \\S+ LIMIT"_s);
    return look.match(plan).hasMatch();
}

} // namespace

/// What the server says about every kind of statement that is read with, on the store's own tables: it goes
/// by the index that is there for it.
class PostgresqlPlansTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        m_store = std::make_unique<TestStore>(DatabaseLocation::Kind::PostgreSQL);
        // So many that a hundred rows are not found as soon by reading all of them.
        m_store->execute(
            {u"INSERT INTO customers (name, email, phone, city) SELECT 'Name ' || i % 5000, CASE WHEN i % 3 "
             u"> 0 THEN "
             "'c' || i || '@example.org' END, i::text, 'City ' || i % 40 FROM generate_series(4, 100000) AS i"_s,
             u"INSERT INTO orders (order_number, customer_id, ordered_on, status, total) SELECT "
             "'9' || i, 1 + i % 15000, date '2020-01-01' + i % 1500, "
             "(ARRAY['new', 'paid', 'shipped', 'cancelled'])[1 + i % 4], i % 997 "
             "FROM generate_series(1, 60000) AS i"_s,
             u"INSERT INTO orders (order_number, customer_id, ordered_on, total) SELECT 'B' || i, 1, "
             "date '2020-01-01' + i % 1500, i FROM generate_series(1, 9000) AS i"_s,
             u"VACUUM ANALYZE"_s});
        auto schema = SchemaReader(m_store->connection()).read();
        QVERIFY(schema);
        m_schema = *schema;
        m_customers = table(u"customers"_s);
        m_orders = table(u"orders"_s);
        // As the connections are that a window reads by.
        QVERIFY(m_store->connection().execute(u"SET max_parallel_workers_per_gather = 0"_s));
        m_plans = std::make_unique<WrittenPlans>(m_store->connection());
    }

    void cleanupTestCase()
    {
        m_plans.reset();
        m_store.reset();
    }

    void everyOrderOfACustomerListIsOneIndex_data()
    {
        addOrders({u"id"_s, u"name"_s, u"email"_s, u"phone"_s, u"city"_s});
    }

    void everyOrderOfACustomerListIsOneIndex() { checkOrder({.table = m_customers}, u"customers"_s); }

    void everyOrderOfAnOrderListIsOneIndex_data()
    {
        addOrders({u"id"_s, u"order_number"_s, u"customer_id"_s, u"ordered_on"_s, u"status"_s, u"total"_s});
    }

    void everyOrderOfAnOrderListIsOneIndex() { checkOrder({.table = m_orders}, u"orders"_s); }

    void theOrdersOfOneCustomerAreOneIndex_data() { addOrders({QString(), u"id"_s, u"ordered_on"_s}); }

    void theOrdersOfOneCustomerAreOneIndex()
    {
        const Relationship orders = m_schema.childrenOf(m_customers).constFirst();
        checkOrder(
            {.table = m_orders, .parent = ParentRecord{orders, RecordKey({qlonglong(1)}), {qlonglong(1)}}},
            u"orders_by_customer"_s);
    }

    void aSearchReadsAChunkAfterTheOtherByTheIndexOfTheOrder()
    {
        const RecordQuery query{.table = m_customers, .search = u"name 4711"_s, .sort = {{u"name"_s}}};
        const auto step = reader().hop(query, OrderKind::Indexed, {}, 8);
        QVERIFY(step);
        const auto matched = reader().match(query, step->chunks, false);
        QVERIFY(matched);
        checkPlans(u"customers_by_name"_s, 2);
        QVERIFY(reader().page(query, {step->chunks, 0, false}, 5));
        checkPlans(u"customers_by_name"_s, int(step->chunks.size()));
    }

    void oneRecordItsParentAndItsChildrenAreFoundByTheirKeys()
    {
        const auto order = reader().record(m_orders, RecordKey({qlonglong(30'000)}));
        QVERIFY(order && order->has_value());
        checkPlans(u"orders_pkey"_s, 1);
        const Relationship relationship = m_schema.childrenOf(m_customers).constFirst();
        QVERIFY(reader().parent(relationship, **order));
        checkPlans(u"customers_pkey"_s, 1);
        QVERIFY(reader().childCount({relationship, RecordKey({qlonglong(7)}), {qlonglong(7)}}, 100));
        checkPlans(u"orders_by_customer"_s, 1);
    }

    void thePlaceOfARecordIsFoundByItsKeyAndTheIndexOfTheOrder()
    {
        const RecordQuery query{.table = m_customers, .sort = {{u"name"_s}}};
        SeekIndex index;
        const auto step = reader().hop(query, OrderKind::Indexed, {}, 500);
        QVERIFY(step && step->complete);
        index.append(step->chunks);
        checkPlans(u"customers_by_name"_s, 1);
        const auto row = reader().position(query, index, RecordKey({qlonglong(12'345)}));
        QVERIFY(row && row->has_value());
        checkPlans(u"customers_(pkey|by_name)"_s, 4);
    }

    void theBeginningOfANumberIsFoundByIndexes()
    {
        const auto found = reader().quickMatches(m_orders, u"9599"_s, 20);
        QVERIFY(found && !found->isEmpty());
        checkPlans(u"orders_"_s, 1);
    }

    void theNamesOfAPageAreFoundByTheirKeys()
    {
        const auto page = reader().firstPage({.table = m_orders}, 100);
        QVERIFY(page && page->size() == 100);
        checkPlans(u"customers_pkey"_s, 1);
    }

    void whatBeginsLikeThisAmongRecordsToChooseIsFoundByTheIndexOfTheName()
    {
        const auto found = reader().nearCandidates(m_customers, u"name 471"_s, 20);
        QVERIFY(found && !found->isEmpty());
        checkPlans(u"customers_by_name"_s, 1);
        QVERIFY(reader().nearCandidates(m_customers, {}, 20)); // nothing typed yet
        checkPlans(u"customers_by_name"_s, 1);
    }

    void dependentsAreCountedByTheIndexOfTheForeignKey()
    {
        RecordWriter writer(m_store->connection(), m_schema);
        const auto dependents = writer.dependents(m_customers, {RecordKey({qlonglong(7)})}, 100);
        QVERIFY(dependents && dependents->size() == 1);
        checkPlans(u"(orders_by_customer|customers_pkey)"_s, 2);
    }

    void theNextNumberIsFoundByIndexes()
    {
        const Table &orders = *m_schema.table(m_orders);
        QVERIFY(NextNumber(m_store->connection(), orders, *orders.column(u"order_number"_s)).find());
        checkPlans(u"orders_"_s, 2);
    }

    void recordsAreReadAgainByTheirKeys()
    {
        const auto now =
            reader().recordsNow({.table = m_orders}, {RecordKey({qlonglong(7)}), RecordKey({qlonglong(8)})});
        QVERIFY(now && now->size() == 2);
        checkPlans(u"orders_pkey"_s, 1);
    }

    void aFilterByAValueGoesByTheIndexOfItsColumn_data()
    {
        using Operator = ColumnFilter::Operator;
        QTest::addColumn<ColumnFilter>("filter");
        QTest::addColumn<int>("rows");
        QTest::newRow("equal") << ColumnFilter{u"order_number"_s, Operator::Equal, {u"9777"_s}} << 1;
        QTest::newRow("between") << ColumnFilter{u"order_number"_s,
                                                 Operator::Between,
                                                 {u"9777"_s, u"97770"_s}}
                                 << 2;
        QTest::newRow("one of") << ColumnFilter{u"order_number"_s, Operator::OneOf, {u"9777"_s, u"9778"_s}}
                                << 2;
    }

    void aFilterByAValueGoesByTheIndexOfItsColumn()
    {
        QFETCH(ColumnFilter, filter);
        const RecordQuery query{.table = m_orders, .filters = {filter}, .sort = {{u"ordered_on"_s}}};
        const auto plan = reader().plan(query);
        QVERIFY(plan && plan->narrow);
        m_plans->take(); // whether the table is a large one
        const auto step = reader().firstHop(query, *plan);
        QVERIFY(step && step->complete);
        checkPlans(u"orders_"_s, 1);
        const auto page = reader().page(query, {step->chunks, 0, 0, plan->narrow}, 100);
        QVERIFY(page);
        QTEST(int(page->size()), "rows");
        checkPlans(u"orders_"_s, 1);
    }

    void aChangeFindsItsRowByItsKey()
    {
        RecordWriter writer(m_store->connection(), m_schema);
        const RecordKey key({qlonglong(20'000)});
        QVERIFY(writer.apply({Change::update(m_orders, key, {}, {{u"status"_s, u"paid"_s}})})->succeeded());
        checkPlans(u"orders_pkey"_s, 1);
        QVERIFY(writer.remove(m_orders, {key}, false)->succeeded());
        checkPlans(u"orders_pkey"_s, 1);
    }

private:
    static void addOrders(const QStringList &columns)
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<Qt::SortOrder>("order");
        for (const QString &column : columns) {
            QTest::addRow("%s up", qPrintable(column)) << column << Qt::AscendingOrder;
            QTest::addRow("%s down", qPrintable(column)) << column << Qt::DescendingOrder;
        }
    }

    RecordReader reader() { return {m_store->connection(), m_schema, ChunkRows}; }

    TableName table(const QString &name) const
    {
        const auto &tables = m_schema.tables();
        return std::ranges::find_if(tables, [&](const Table &t) { return t.name.name == name; })->name;
    }

    /// First page, last page, many hops, and a page far from either end.
    void checkOrder(RecordQuery query, const QString &index)
    {
        QFETCH(QString, column);
        QFETCH(Qt::SortOrder, order);
        if (!column.isEmpty())
            query.sort = {{column, order}};
        const auto plan = reader().plan(query);
        QVERIFY(plan);
        QCOMPARE(plan->kind, OrderKind::Indexed);
        m_plans->take(); // counts no further than one chunk, in no order
        QVERIFY(reader().firstPage(query, 100));
        checkPlans(index, 1);
        QVERIFY(reader().lastPage(query, 100));
        checkPlans(index, 1);
        const auto step = reader().hop(query, OrderKind::Indexed, {}, 64);
        QVERIFY(step && step->chunks.size() > 10);
        checkPlans(index, 1);
        const auto page = reader().page(query, {{step->chunks.at(10)}, 300, false}, 100);
        QVERIFY(page && page->size() == 100);
        checkPlans(index, 1);
    }

    /// At least so many statements were run, all of them by indexes, each by one whose name begins like this.
    void checkPlans(const QString &index, int atLeast)
    {
        const QRegularExpression used(u"Index (Only )?Scan (Backward )?(using|on) "_s + index);
        int found = 0;
        for (const QString &plan : m_plans->take()) {
            const bool relevant = plan.contains(QRegularExpression(u" on (customers|orders) "_s));
            if (!relevant || isLookAtSize(plan) || plan.contains(u"Query Text: EXPLAIN"))
                continue;
            qInfo().noquote() << scansOf(plan).join(u" · "_s);
            QVERIFY2(!readsAll(plan), qPrintable(plan));
            found += plan.contains(used) ? 1 : 0;
        }
        QVERIFY2(found >= atLeast, qPrintable(QString::number(found)));
    }

    std::unique_ptr<TestStore> m_store;
    std::unique_ptr<WrittenPlans> m_plans;
    Schema m_schema;
    TableName m_customers;
    TableName m_orders;
};

RELATA_TEST(PostgresqlPlansTest, "postgresql_plans");
#include "test_postgresql_plans.moc"
