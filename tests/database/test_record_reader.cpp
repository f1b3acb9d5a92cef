#include "models/database/record_reader.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

#include <future>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Column column(const QString &name, const QString &type, ValueKind kind)
{
    return {.name = name, .declaredType = type, .kind = kind};
}

const TableName Customers{.name = u"customers"_s};
const TableName Orders{.name = u"orders"_s};

Table customers()
{
    return {.name = Customers,
            .columns = {column(u"id"_s, u"INTEGER"_s, ValueKind::Integer),
                        column(u"name"_s, u"TEXT"_s, ValueKind::Text),
                        column(u"city"_s, u"TEXT"_s, ValueKind::Text)},
            .primaryKey = {u"id"_s},
            .key = {u"id"_s},
            .tieBreak = {u"id"_s},
            .labelColumns = {u"name"_s}};
}

Table orders()
{
    return {.name = Orders,
            .columns = {column(u"id"_s, u"INTEGER"_s, ValueKind::Integer),
                        column(u"customer_id"_s, u"INTEGER"_s, ValueKind::Integer),
                        column(u"total"_s, u"NUMERIC"_s, ValueKind::Decimal)},
            .primaryKey = {u"id"_s},
            .key = {u"id"_s},
            .tieBreak = {u"id"_s}};
}

Relationship ordersOfCustomers()
{
    return {Customers, Orders, {u"id"_s}, {u"customer_id"_s}, u"orders"_s, u"customer"_s};
}

Table ordersView()
{
    Table view = orders();
    view.name.name = u"dear_orders"_s;
    view.isView = true;
    view.primaryKey = view.key = view.tieBreak = {};
    return view;
}

} // namespace

/// Customers and their orders, read in pages, found, counted and named.
class RecordReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        if (!QTest::currentDataTag()) // a test of neither database
            return;
        m_database = std::make_unique<TestDatabase>(databaseKind());
        m_schema = Schema({customers(), orders(), ordersView()}, {ordersOfCustomers()}, {});
        m_database->execute(
            {u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, city TEXT)"_s,
             u"CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, total NUMERIC)"_s,
             u"CREATE VIEW dear_orders AS SELECT * FROM orders WHERE total > 10"_s,
             u"INSERT INTO customers VALUES (1, 'Anna', 'Berlin'), (2, 'Åsa Öberg', NULL), "
             "(3, NULL, 'Malmö'), (4, 'Zoë', ''), (7, 'Bo', 'Åbo')"_s,
             u"INSERT INTO orders VALUES (10, 1, 5), (11, 1, 25), (12, 2, 99), (13, 1, 15), (14, NULL, 50), "
             "(15, 99, 1)"_s});
    }

    void cleanup() { m_database.reset(); }

    void nullsStandWhereTheDatabasePutsThem_data() { addDatabaseKinds(); }

    void nullsStandWhereTheDatabasePutsThem()
    {
        const RecordQuery byName{.table = Customers, .sort = {{u"name"_s}}};
        const QString nullsFirst = m_database->isSqlite() ? u"3 1 7 4 2"_s : u"1 7 4 2 3"_s;
        QCOMPARE(pages(byName, 2), nullsFirst);
        const RecordQuery descending{.table = Customers, .sort = {{u"name"_s, Qt::DescendingOrder}}};
        const QString nullsLast = m_database->isSqlite() ? u"2 4 7 1 3"_s : u"3 2 4 7 1"_s;
        QCOMPARE(pages(descending, 2), nullsLast);
    }

    void theNewestOrderOfACustomerComesFirst_data() { addDatabaseKinds(); }

    void theNewestOrderOfACustomerComesFirst() { QCOMPARE(pages(ordersOf(1), 10), u"13 11 10"_s); }

    void bothEndsAreReadWithoutAnIndex_data() { addDatabaseKinds(); }

    void bothEndsAreReadWithoutAnIndex()
    {
        QCOMPARE(keys(reader().firstPage({.table = Customers}, 2)), u"1 2"_s);
        QCOMPARE(keys(reader().lastPage({.table = Customers}, 2)), u"4 7"_s);
        QCOMPARE(keys(reader().lastPage(ordersOf(1), 2)), u"11 10"_s);
    }

    void searchingIgnoresAccentsAndCase_data() { addDatabaseKinds(); }

    void searchingIgnoresAccentsAndCase()
    {
        QCOMPARE(pages({.table = Customers, .search = u"asa"_s}, 10), u"2"_s);
        QCOMPARE(pages({.table = Customers, .search = u"MALMO"_s}, 10), u"3"_s);
        QCOMPARE(pages({.table = Customers, .search = u"bö"_s}, 10), u"7"_s);
    }

    void everyWordHasToBeThere_data() { addDatabaseKinds(); }

    void everyWordHasToBeThere()
    {
        QCOMPARE(pages({.table = Customers, .search = u"  berlin   an "_s}, 10), u"1"_s);
        QCOMPARE(pages({.table = Customers, .search = u"berlin bo"_s}, 10), QString());
    }

    void aNumberFindsTheRecordWithThatKey_data() { addDatabaseKinds(); }

    void aNumberFindsTheRecordWithThatKey()
    {
        QCOMPARE(pages({.table = Customers, .search = u"7"_s}, 10), u"7"_s);
        QCOMPARE(pages({.table = Customers, .search = u"99999999999"_s}, 10), QString());
    }

    void anApostropheAndAPercentSignAreLetters_data() { addDatabaseKinds(); }

    void anApostropheAndAPercentSignAreLetters()
    {
        m_database->execute({u"INSERT INTO customers VALUES (8, 'O''Brien 100%', '?')"_s});
        QCOMPARE(pages({.table = Customers, .search = u"o'brien %"_s}, 10), u"8"_s);
        QCOMPARE(pages({.table = Customers, .search = u"?"_s}, 10), u"8"_s);
    }

    void filtersLeaveWhatTheySay_data()
    {
        QTest::addColumn<DatabaseLocation::Kind>("kind");
        QTest::addColumn<int>("op");
        QTest::addColumn<QVariantList>("values");
        QTest::addColumn<QString>("shown");
        using Operator = ColumnFilter::Operator;
        const auto add = [](const char *name, Operator op, const QVariantList &values, const QString &shown) {
            QTest::addRow("%s, sqlite", name) << DatabaseLocation::Kind::SQLite << int(op) << values << shown;
            QTest::addRow("%s, postgresql", name)
                << DatabaseLocation::Kind::PostgreSQL << int(op) << values << shown;
        };
        add("contains", Operator::Contains, {u"AB"_s}, u"7"_s);
        add("equal", Operator::Equal, {u"Berlin"_s}, u"1"_s);
        add("equal to NULL", Operator::Equal, {QVariant()}, u"2"_s);
        add("not equal", Operator::NotEqual, {u"Berlin"_s}, u"2 3 4 7"_s);
        add("not NULL", Operator::NotEqual, {QVariant()}, u"1 3 4 7"_s);
        add("less", Operator::Less, {u"Berlin"_s}, u"4"_s);
        add("greater", Operator::Greater, {u"Berlin"_s}, u"3 7"_s);
        add("between", Operator::Between, {u"B"_s, u"N"_s}, u"1 3"_s);
        add("empty", Operator::Empty, {}, u"2 4"_s);
        add("one of", Operator::OneOf, {u"Berlin"_s, QVariant()}, u"1 2"_s);
        add("one of none", Operator::OneOf, {}, QString());
    }

    void filtersLeaveWhatTheySay()
    {
        QFETCH(int, op);
        QFETCH(QVariantList, values);
        QFETCH(QString, shown);
        const ColumnFilter filter{u"city"_s, ColumnFilter::Operator(op), values};
        QCOMPARE(pages({.table = Customers, .filters = {filter}}, 2), shown);
    }

    void childrenAreCountedUpToALimit_data() { addDatabaseKinds(); }

    void childrenAreCountedUpToALimit()
    {
        QCOMPARE(value(reader().childCount(parent(1), 100)), 3);
        QCOMPARE(value(reader().childCount(parent(1), 2)), 2);
        QCOMPARE(value(reader().childCount(parent(4), 100)), 0);
    }

    void aPageTellsHowManyChildrenEachRecordHas_data() { addDatabaseKinds(); }

    void aPageTellsHowManyChildrenEachRecordHas()
    {
        QCOMPARE(childCounts(), (QList<qint64>{3, 1, 0, 0, 0}));
        m_database->execute({u"CREATE INDEX orders_customer ON orders (customer_id)"_s});
        fillOrders(30'003); // a third of them of each, 0 being nobody
        QCOMPARE(childCounts(), (QList<qint64>{Record::MaxChildCount, Record::MaxChildCount, 0, 0, 0}));
    }

    void manyChildrenWithoutAnIndexAreNotCounted_data() { addDatabaseKinds(); }

    void manyChildrenWithoutAnIndexAreNotCounted()
    {
        fillOrders(10'000);
        QCOMPARE(childCounts(), QList<qint64>(5, Record::NotCounted));
    }

    void aPageNamesTheParents_data() { addDatabaseKinds(); }

    void aPageNamesTheParents()
    {
        const auto page = reader().firstPage({.table = Orders}, 10);
        QVERIFY(page);
        QStringList labels;
        for (const Record &record : *page)
            labels << (record.parentLabels.at(0).isNull() ? u"(null)"_s : record.parentLabels.at(0));
        // 99 is a customer that is gone.
        QCOMPARE(labels,
                 (QStringList{u"Anna"_s, u"Anna"_s, u"Åsa Öberg"_s, u"Anna"_s, u"(null)"_s, u"99"_s}));
    }

    void anOrderLeadsToItsCustomer_data() { addDatabaseKinds(); }

    void anOrderLeadsToItsCustomer()
    {
        const auto order = value(reader().record(Orders, RecordKey({12LL})));
        QVERIFY(order);
        const auto customer = value(reader().parent(ordersOfCustomers(), *order));
        QVERIFY(customer);
        QCOMPARE(RecordReader::label(customers(), *customer), u"Åsa Öberg"_s);
        const auto orphan = value(reader().record(Orders, RecordKey({14LL})));
        QVERIFY(!value(reader().parent(ordersOfCustomers(), *orphan)));
    }

    void aRecordThatIsGoneIsNone_data() { addDatabaseKinds(); }

    void aRecordThatIsGoneIsNone() { QVERIFY(!value(reader().record(Orders, RecordKey({1LL})))); }

    void aRecordWithoutANameIsCalledByItsKey()
    {
        Record record{.key = RecordKey({3LL}), .values = {3LL, QVariant(), u"Malmö"_s}};
        QCOMPARE(RecordReader::label(customers(), record), u"3"_s);
    }

    void candidatesMatchByNameOrKey_data() { addDatabaseKinds(); }

    void candidatesMatchByNameOrKey()
    {
        QCOMPARE(keys(reader().candidates(Customers, u"oberg"_s, 10)), u"2"_s);
        QCOMPARE(keys(reader().candidates(Customers, u"7"_s, 10)), u"7"_s);
        QCOMPARE(keys(reader().candidates(Customers, u"berlin"_s, 10)), QString());
        QCOMPARE(keys(reader().candidates(Customers, QString(), 3)), u"1 2 3"_s);
    }

    void aRecordKnowsItsRowNumber_data() { addDatabaseKinds(); }

    void aRecordKnowsItsRowNumber()
    {
        const RecordQuery query{.table = Customers, .sort = {{u"city"_s}}};
        const QStringList order = pages(query, 2).split(u' ');
        const SeekIndex whole = index(query);
        for (const QString &key : order)
            QCOMPARE(value(reader().position(query, whole, RecordKey({key.toLongLong()}))),
                     std::optional<qint64>(order.indexOf(key)));
    }

    void aRecordThatTheSearchLeavesOutHasNoRowNumber_data() { addDatabaseKinds(); }

    void aRecordThatTheSearchLeavesOutHasNoRowNumber()
    {
        const RecordQuery query{.table = Customers, .search = u"o"_s};
        const SeekIndex matches = index(query);
        QCOMPARE(value(reader().position(query, matches, RecordKey({7LL}))), std::optional<qint64>(3));
        QVERIFY(!value(reader().position(query, matches, RecordKey({1LL}))));
    }

    void aViewIsReadInPagesToo_data() { addDatabaseKinds(); }

    void aViewIsReadInPagesToo()
    {
        const RecordQuery query{.table = ordersView().name, .sort = {{u"total"_s, Qt::DescendingOrder}}};
        const auto plan = value(reader().plan(query));
        QCOMPARE(plan.kind, OrderKind::Offset);
        const SeekIndex all = index(query, OrderKind::Offset);
        QCOMPARE(all.count(), 4);
        QCOMPARE(firstColumn(page(query, all, 0, 10)), u"12 14 11 13"_s);
        QCOMPARE(firstColumn(page(query, all, 3, 10)), u"13"_s);
        QCOMPARE(firstColumn(reader().lastPage(query, 2)), u"11 13"_s);
        const RecordQuery filtered{
            .table = query.table,
            .filters = {{u"total"_s, ColumnFilter::Operator::Less, {50}}},
            .sort = query.sort,
        };
        const SeekIndex some = index(filtered, OrderKind::Offset);
        QCOMPARE(firstColumn(page(filtered, some, 1, 10)), u"13"_s);
    }

    void anIndexOnTheSortColumnIsUsed_data() { addDatabaseKinds(); }

    void anIndexOnTheSortColumnIsUsed()
    {
        fillOrders(5'000);
        const RecordQuery byTotal{.table = Orders, .sort = {{u"total"_s}}};
        QCOMPARE(value(largeReader().plan({.table = Orders})).kind, OrderKind::Indexed);
        QCOMPARE(value(largeReader().plan(byTotal)).kind, OrderKind::Sorted);
        m_database->execute({u"CREATE INDEX orders_total ON orders (total, id)"_s, u"ANALYZE"_s});
        QCOMPARE(value(largeReader().plan(byTotal)).kind, OrderKind::Indexed);
        QCOMPARE(value(largeReader().plan({.table = Customers})).kind, OrderKind::Small);
    }

    void anIndexThatDoesNotKnowTheParentIsNotEnough_data() { addDatabaseKinds(); }

    void anIndexThatDoesNotKnowTheParentIsNotEnough()
    {
        fillOrders(30'000);
        RecordQuery byTotal = ordersOf(2);
        byTotal.sort = {{u"total"_s}};
        m_database->execute({u"CREATE INDEX orders_total ON orders (total, id)"_s, u"ANALYZE"_s});
        QCOMPARE(value(largeReader().plan(byTotal)).kind, OrderKind::Sorted);
        m_database->execute(
            {u"CREATE INDEX orders_customer ON orders (customer_id, total, id)"_s, u"ANALYZE"_s});
        QCOMPARE(value(largeReader().plan(byTotal)).kind, OrderKind::Indexed);
    }

    void aSortedOrderIsReadFromItsPositions_data() { addDatabaseKinds(); }

    void aSortedOrderIsReadFromItsPositions()
    {
        const RecordQuery query{.table = Orders, .sort = {{u"total"_s, Qt::DescendingOrder}}};
        QList<qint64> progress;
        const auto step = reader().sort(query, [&](qint64 rows) { progress << rows; });
        QVERIFY(step);
        QVERIFY(step->complete);
        QCOMPARE(progress.constLast(), 6);
        const SeekIndex sorted = sortedIndex(*step);
        QCOMPARE(keys(page(query, sorted, 0, 10)), u"12 14 11 13 10 15"_s);
        QCOMPARE(keys(page(query, sorted, 3, 2)), u"13 10"_s);
        QCOMPARE(value(reader().position(query, sorted, RecordKey({13LL}))), std::optional<qint64>(3));
        // A row that goes leaves the others in order.
        m_database->execute({u"DELETE FROM orders WHERE id = 14"_s});
        QCOMPARE(keys(page(query, sorted, 0, 3)), u"12 11 13"_s);
    }

    void sortingWorksOnAConnectionThatOnlyReads_data() { addDatabaseKinds(); }

    void sortingWorksOnAConnectionThatOnlyReads()
    {
        DatabaseLocation location = m_database->location();
        location.readOnly = true;
        const auto connection = Connection::open(location);
        QVERIFY(connection);
        const RecordReader reading(**connection, m_schema, 2);
        const auto step = reading.sort({.table = Orders, .sort = {{u"total"_s}}}, [](qint64) {});
        QVERIFY2(step, step ? "" : qPrintable(step.error().details));
        QCOMPARE(sortedIndex(*step).count(), 6);
        const auto written = (*connection)->execute(u"DELETE FROM orders"_s);
        QVERIFY(!written);
        QCOMPARE(written.error().kind, DatabaseError::Kind::Permission);
    }

    void sortingCanBeStoppedFromAnotherThread_data() { addDatabaseKinds(); }

    void sortingCanBeStoppedFromAnotherThread()
    {
        fillOrders(200'000);
        const RecordQuery query{.table = Orders, .sort = {{u"total"_s}}};
        std::promise<void> begun;
        std::atomic<bool> ended = false;
        // Until it has ended: an interrupt that comes before the statement stops nothing.
        auto stopper = std::async(std::launch::async, [&] {
            begun.get_future().wait();
            while (!ended) {
                m_database->connection().interrupt();
                std::this_thread::yield();
            }
        });
        const auto step = reader().sort(query, [&](qint64 rows) {
            if (rows == 0)
                begun.set_value();
        });
        ended = true;
        stopper.wait();
        QVERIFY(!step);
        QCOMPARE(step.error().kind, DatabaseError::Kind::Cancelled);
        // Nothing is in the way of the next one, once the last interruption has come: a server's may be late.
        QTRY_VERIFY(reader().sort(query, [](qint64) {}));
    }

    void aTableThatIsNotThereIsAnError_data() { addDatabaseKinds(); }

    void aTableThatIsNotThereIsAnError()
    {
        const auto plan = reader().plan({.table = {.name = u"nothing"_s}});
        QVERIFY(!plan);
        QCOMPARE(plan.error().message, u"There is no table nothing."_s);
    }

private:
    RecordReader reader() { return {m_database->connection(), m_schema, 2}; }

    RecordReader largeReader() { return {m_database->connection(), m_schema}; }

    static ParentRecord parent(qlonglong id) { return {ordersOfCustomers(), RecordKey({id}), {id}}; }

    static RecordQuery ordersOf(qlonglong customer) { return {.table = Orders, .parent = parent(customer)}; }

    QList<qint64> childCounts()
    {
        QList<qint64> counts;
        for (const Record &record : value(reader().firstPage({.table = Customers}, 10)))
            counts << record.childCounts.value(0);
        return counts;
    }

    void fillOrders(int rows)
    {
        const QString numbers =
            m_database->isSqlite()
                ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                  "INSERT INTO orders SELECT 1000 + i, i % 3, i * 37 % 1009 FROM n"_s
                : u"INSERT INTO orders SELECT 1000 + i, i % 3, i * 37 % 1009 FROM generate_series(1, %1) "
                  "n(i)"_s;
        m_database->execute({numbers.arg(rows), u"ANALYZE"_s});
    }

    /// The whole index of a query, hop by hop.
    SeekIndex index(const RecordQuery &query, OrderKind kind = OrderKind::Indexed)
    {
        SeekIndex index;
        std::optional<Chunk> last;
        while (!index.isComplete()) {
            const IndexStep step = value(reader().hop(query.unfiltered(), kind, last, 1));
            index.append(value(reader().match(query, step.chunks, false)));
            if (!step.chunks.isEmpty())
                last = step.chunks.constLast();
            if (step.complete || QTest::currentTestFailed())
                index.setComplete();
        }
        return index;
    }

    static SeekIndex sortedIndex(const IndexStep &step)
    {
        SeekIndex index;
        index.append(step.chunks);
        index.setSorted();
        index.setComplete();
        return index;
    }

    Result<QList<Record>> page(const RecordQuery &query, const SeekIndex &index, qint64 row, int limit)
    {
        const auto place = index.locate(row);
        if (!place)
            return QList<Record>();
        return reader().page(query, {index.chunks().sliced(place->chunk), place->offset, index.isSorted()},
                             limit);
    }

    /// The keys of all rows, read in pages of `limit`.
    QString pages(const RecordQuery &query, int limit)
    {
        const SeekIndex all = index(query);
        QStringList texts;
        for (qint64 row = 0; row < all.count(); row += limit)
            texts << keys(page(query, all, row, limit));
        return texts.join(u' ');
    }

    static QString keys(const Result<QList<Record>> &records)
    {
        if (!records)
            return records.error().message + records.error().details;
        QStringList texts;
        for (const Record &record : *records)
            texts << record.key.values().value(0).toString();
        return texts.join(u' ');
    }

    static QString firstColumn(const Result<QList<Record>> &records)
    {
        QStringList texts;
        for (const Record &record : records.value_or(QList<Record>()))
            texts << record.values.constFirst().toString();
        return texts.join(u' ');
    }

    template <typename T>
    static T value(const Result<T> &result)
    {
        if (!result)
            QTest::qFail(qPrintable(result.error().message + result.error().details), __FILE__, __LINE__);
        return result.value_or(T());
    }

    std::unique_ptr<TestDatabase> m_database;
    Schema m_schema;
};

RELATA_TEST(RecordReaderTest, "record_reader");
#include "test_record_reader.moc"
