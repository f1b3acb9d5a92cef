#include "models/database/connection.h"
#include "models/database/record_reader.h"
#include "models/database/schema_reader.h"
#include "support/heard_statements.h"
#include "support/test_database.h"
#include "support/test_registry.h"
#include "support/test_store.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;
using Operator = ColumnFilter::Operator;

namespace {

TableName tableCalled(const Schema &schema, const QString &name)
{
    for (const Table &table : schema.tables()) {
        if (table.name.name == name)
            return table.name;
    }
    return {};
}

/// The store's orders, of which two are a chunk.
struct Orders
{
    explicit Orders(DatabaseLocation::Kind kind)
        : store(std::make_unique<TestStore>(kind))
        , schema(SchemaReader(store->connection()).read().value())
        , table(tableCalled(schema, u"orders"_s))
    {
    }

    RecordReader reader() const { return {store->connection(), schema, 2}; }

    std::unique_ptr<TestStore> store;
    Schema schema;
    TableName table;
};

} // namespace

/// Which rows a filter leaves, and how a reference is filtered by the name that is shown for it.
class RecordFiltersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void leaves_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("column");
        QTest::addColumn<Operator>("op");
        QTest::addColumn<QVariantList>("values");
        QTest::addColumn<bool>("byName");
        QTest::addColumn<QString>("orders");
        for (const auto kind : {DatabaseLocation::Kind::SQLite, DatabaseLocation::Kind::PostgreSQL}) {
            const auto row = [kind](const char *what, const QString &column, Operator op,
                                    const QVariantList &values, const QString &orders, bool byName = false) {
                QTest::addRow("%s %s", kind == DatabaseLocation::Kind::SQLite ? "sqlite" : "postgresql", what)
                    << int(kind) << column << op << values << byName << orders;
            };
            const QString total = u"total"_s;
            row("at most", total, Operator::LessOrEqual, {u"12.50"_s}, u"20001 30001"_s);
            row("at least", total, Operator::GreaterOrEqual, {u"12.5"_s}, u"20001 20002"_s);
            row("empty", u"note"_s, Operator::Empty, {}, u"20002 30001"_s);
            row("not empty", u"note"_s, Operator::NotEmpty, {}, u"20001"_s);
            row("too large a number", u"id"_s, Operator::Greater, {Q_INT64_C(9'000'000'000'000'000'000)},
                u""_s);
            row("below too large a number", u"id"_s, Operator::Less, {Q_INT64_C(9'000'000'000'000'000'000)},
                u"20001 20002 30001"_s);
            const QString customer = u"customer_id"_s;
            row("name contains", customer, Operator::Contains, {u"OBERG"_s}, u"30001"_s, true);
            row("name contains two words", customer, Operator::Contains, {u"hop gra"_s}, u"20001 20002"_s,
                true);
            row("name is", customer, Operator::Equal, {u"Grace Hopper"_s}, u"20001 20002"_s, true);
            row("name is not", customer, Operator::NotEqual, {u"Grace Hopper"_s}, u"30001"_s, true);
            row("name is the key", customer, Operator::Equal, {u"3"_s}, u"30001"_s, true);
            row("name is nobody's", customer, Operator::Equal, {u"Grace"_s}, u""_s, true);
            row("name is one of", customer, Operator::OneOf, {u"Grace Hopper"_s, u"Åsa Öberg"_s},
                u"20001 20002 30001"_s, true);
            row("name comes before", customer, Operator::Less, {u"H"_s}, u"20001 20002"_s, true);
            row("the reference itself", customer, Operator::Equal, {3}, u"30001"_s);
        }
    }

    void leaves()
    {
        QFETCH(int, kind);
        QFETCH(QString, column);
        QFETCH(Operator, op);
        QFETCH(QVariantList, values);
        QFETCH(bool, byName);
        QFETCH(QString, orders);
        TestStore store{DatabaseLocation::Kind(kind)};
        store.execute({u"UPDATE orders SET note = 'by hand' WHERE order_number = '20001'"_s,
                       u"UPDATE orders SET note = '' WHERE order_number = '20002'"_s,
                       u"UPDATE orders SET total = 12.5 WHERE order_number = '20001'"_s,
                       u"UPDATE orders SET total = 100 WHERE order_number = '20002'"_s});
        const auto schema = SchemaReader(store.connection()).read();
        QVERIFY(schema.has_value());
        const RecordReader reader(store.connection(), *schema);
        const RecordQuery query{.table = tableCalled(*schema, u"orders"_s),
                                .filters = {{column, op, values, byName}},
                                .sort = {{u"order_number"_s, Qt::AscendingOrder}}};
        const auto step = reader.hop(query, OrderKind::Small, std::nullopt, 1);
        QVERIFY(step.has_value());
        const auto matched = reader.match(query, step->chunks, false);
        QVERIFY2(matched.has_value(), matched ? "" : qPrintable(matched.error().details));
        const auto page = reader.page(query, {*matched, 0, false}, 100);
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().details));
        QStringList numbers;
        const Table *table = schema->table(query.table);
        for (const Record &record : *page)
            numbers << record.values.at(table->indexOf(u"order_number"_s)).toString();
        QCOMPARE(numbers.join(u' '), orders);
        QCOMPARE(matched->constFirst().matches, numbers.size());
    }

    /// Ten million rows would be read for one, chunk by chunk, though an index knows it.
    void anIndexLeadsToTheFewRowsOfAFilter_data() { addDatabaseKinds(); }

    void anIndexLeadsToTheFewRowsOfAFilter()
    {
        const Orders orders(databaseKind());
        const RecordReader reader = orders.reader();
        RecordQuery query{.table = orders.table,
                          .filters = {{u"note"_s, Operator::NotEqual, {u"by hand"_s}},
                                      {u"order_number"_s, Operator::Equal, {u"20002"_s}}},
                          .sort = {{u"total"_s, Qt::DescendingOrder}}};
        const auto plan = reader.plan(query);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->narrow, std::optional<qsizetype>(1));
        const auto step = reader.firstHop(query, *plan);
        QVERIFY(step && step->complete);
        QCOMPARE(step->chunks.size(), 1);
        QCOMPARE(step->chunks.constFirst().rows, 1);
        const auto page = reader.page(query, {step->chunks, 0, 0, plan->narrow}, 10);
        QVERIFY(page.has_value());
        QCOMPARE(page->size(), 1);

        query.filters.first().op = Operator::Equal; // which no order's note is
        const auto none = reader.firstHop(query, *reader.plan(query));
        QVERIFY(none.has_value());
        QCOMPARE(none->chunks.constFirst().matches, 0);
    }

    void whatManyRowsHaveLeadsNowhere_data() { addDatabaseKinds(); }

    void whatManyRowsHaveLeadsNowhere()
    {
        const Orders orders(databaseKind());
        for (const ColumnFilter &filter :
             {ColumnFilter{u"order_number"_s, Operator::Greater, {u"1"_s}},   // all of them
              ColumnFilter{u"note"_s, Operator::Equal, {u"by hand"_s}},       // none, and no index knows
              ColumnFilter{u"order_number"_s, Operator::Contains, {u"2"_s}}}) // an index cannot tell
        {
            const auto plan = orders.reader().plan({.table = orders.table, .filters = {filter}});
            QVERIFY(plan.has_value());
            QVERIFY(!plan->narrow);
        }
    }

    /// SQLite, which has not counted its rows, would rather go through the table in the order that is asked
    /// for. How PostgreSQL finds them is among its plans.
    void theWayToThemIsTheIndexAndNotTheOrderOfTheTable()
    {
        const Orders orders(DatabaseLocation::Kind::SQLite);
        const RecordQuery query{.table = orders.table,
                                .filters = {{u"order_number"_s, Operator::Greater, {u"20002"_s}}},
                                .sort = {{u"id"_s}}};
        const auto plan = orders.reader().plan(query);
        QVERIFY(plan && plan->narrow);
        const auto step = orders.reader().firstHop(query, *plan);
        QVERIFY(step.has_value());
        const HeardStatements heard;
        const auto page = orders.reader().page(query, {step->chunks, 0, 0, plan->narrow}, 10);
        QVERIFY(page && page->size() == 1);
        const QString sql = HeardStatements::all().section(u'\n', -1);
        const Statement explain{u"EXPLAIN QUERY PLAN "_s + sql, QVariantList(sql.count(u'?'))};
        const auto way = orders.store->connection().fetch(explain);
        QVERIFY(way.has_value());
        QStringList steps;
        for (const Connection::Row &row : *way)
            steps << row.constLast().toString();
        QVERIFY2(steps.join(u'\n').contains(u"(order_number>?)"), qPrintable(steps.join(u'\n')));
    }
};

RELATA_TEST(RecordFiltersTest, "record_filters");
#include "test_record_filters.moc"
