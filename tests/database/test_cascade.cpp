#include "models/database/record_writer.h"
#include "support/schema_by_hand.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;
using Action = ReferentialAction;

namespace {

Column integer(const QString &name)
{
    return column(name, ValueKind::Integer, u"INTEGER"_s);
}

TableName named(const QString &name)
{
    return {{}, name};
}

RecordKey key(qlonglong id)
{
    return RecordKey({id});
}

/// The changes in words: "delete lines 2", "update orders 1".
QString inWords(const Result<ChangeOutcome> &outcome)
{
    if (!outcome)
        return u"failed: "_s + outcome.error().details;
    QStringList lines;
    for (const ChangeError &error : outcome->errors)
        lines << u"error: "_s + error.error.message;
    for (const Change &change : outcome->done) {
        QStringList values;
        for (const Value &value : change.key.values())
            values << value.toString();
        const QString verb = change.kind == Change::Kind::Delete ? u"delete"_s : u"update"_s;
        lines << QStringList{verb, change.table.name, values.join(u',')}.join(u' ');
    }
    return lines.join(u'\n');
}

/// A database, its schema, and deleting with taking back.
class Case : public TestDatabase
{
public:
    Case(const QList<Table> &tables, const QStringList &statements)
        : TestDatabase(databaseKind())
        , m_schema(schemaOf(tables))
    {
        execute(statements);
    }

    Result<ChangeOutcome> remove(const QString &table, const QList<RecordKey> &keys,
                                 bool withDependents = false)
    {
        return writer().remove(named(table), keys, withDependents);
    }

    /// Taking back, last first; what went wrong, or nothing.
    QString takeBack(const Result<ChangeOutcome> &outcome)
    {
        QList<Change> inverses;
        for (const Change &change : outcome->done)
            inverses.prepend(change.inverse());
        const auto undone = writer().apply(inverses);
        return undone && undone->succeeded() ? QString() : inWords(undone);
    }

    RecordWriter writer() { return {connection(), m_schema}; }

private:
    Schema m_schema;
};

/// customers ← orders ← lines, with an action for each link.
Case threeLevels(Action ordersAction, const QString &ordersSql, Action linesAction, const QString &linesSql)
{
    Column customer = integer(u"customer_id"_s);
    customer.defaultExpression = u"2"_s;
    Table orders = tableOf(u"orders"_s, {identityColumn(), customer}, {u"id"_s});
    orders.foreignKeys = {foreignKeyTo(u"customers"_s, {u"id"_s}, {u"customer_id"_s}, ordersAction)};
    Table lines = tableOf(u"lines"_s, {identityColumn(), integer(u"order_id"_s)}, {u"id"_s});
    lines.foreignKeys = {foreignKeyTo(u"orders"_s, {u"id"_s}, {u"order_id"_s}, linesAction)};
    return {
        {tableOf(u"customers"_s, {identityColumn()}, {u"id"_s}), orders, lines},
        {u"CREATE TABLE customers (id INTEGER PRIMARY KEY)"_s,
         u"CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER DEFAULT 2 REFERENCES customers "
         "ON DELETE "_s +
             ordersSql + u')',
         u"CREATE TABLE lines (id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES orders ON DELETE "_s +
             linesSql + u')',
         u"INSERT INTO customers VALUES (1), (2)"_s, u"INSERT INTO orders VALUES (10, 1), (11, 1), (12, 2)"_s,
         u"INSERT INTO lines VALUES (100, 10), (101, 10), (102, 11), (103, 12)"_s}};
}

const QString ordersRows = u"SELECT id, customer_id FROM orders ORDER BY id"_s;
const QString linesRows = u"SELECT id, order_id FROM lines ORDER BY id"_s;

} // namespace

/// What a delete takes along, and that taking it back brings all of it.
class CascadeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void childrenGoFirstAndComeBackLast_data() { addDatabaseKinds(); }

    void childrenGoFirstAndComeBackLast()
    {
        Case shop = threeLevels(Action::Cascade, u"CASCADE"_s, Action::Cascade, u"CASCADE"_s);
        const auto removed = shop.remove(u"customers"_s, {key(1)});
        QCOMPARE(inWords(removed), u"delete lines 100\ndelete lines 101\ndelete lines 102\ndelete orders 10\n"
                                   "delete orders 11\ndelete customers 1"_s);
        QCOMPARE(shop.rows(ordersRows), u"12|2"_s);
        QCOMPARE(shop.rows(linesRows), u"103|12"_s);
        QCOMPARE(shop.takeBack(removed), QString());
        QCOMPARE(shop.rows(ordersRows), u"10|1\n11|1\n12|2"_s);
        QCOMPARE(shop.rows(linesRows), u"100|10\n101|10\n102|11\n103|12"_s);
    }

    void childrenThatStayLetGo_data() { addDatabaseKinds(); }

    void childrenThatStayLetGo()
    {
        Case shop = threeLevels(Action::SetNull, u"SET NULL"_s, Action::Restrict, u"RESTRICT"_s);
        const auto removed = shop.remove(u"customers"_s, {key(1)});
        QCOMPARE(inWords(removed), u"update orders 10\nupdate orders 11\ndelete customers 1"_s);
        QCOMPARE(shop.rows(ordersRows), u"10|NULL\n11|NULL\n12|2"_s);
        QCOMPARE(shop.takeBack(removed), QString());
        QCOMPARE(shop.rows(ordersRows), u"10|1\n11|1\n12|2"_s);
    }

    void childrenGoToTheirDefault_data() { addDatabaseKinds(); }

    void childrenGoToTheirDefault()
    {
        Case shop = threeLevels(Action::SetDefault, u"SET DEFAULT"_s, Action::Cascade, u"CASCADE"_s);
        const auto removed = shop.remove(u"customers"_s, {key(1)});
        QCOMPARE(shop.rows(ordersRows), u"10|2\n11|2\n12|2"_s);
        QCOMPARE(shop.takeBack(removed), QString());
        QCOMPARE(shop.rows(ordersRows), u"10|1\n11|1\n12|2"_s);
    }

    void whatIsReferredToStays_data() { addDatabaseKinds(); }

    void whatIsReferredToStays()
    {
        Case shop = threeLevels(Action::Restrict, u"RESTRICT"_s, Action::NoAction, u"NO ACTION"_s);
        QCOMPARE(inWords(shop.remove(u"customers"_s, {key(1)})), u"error: 2 orders refer to this record."_s);
        QCOMPARE(inWords(shop.remove(u"customers"_s, {key(2)})), u"error: 1 order refers to this record."_s);
        QCOMPARE(shop.rows(ordersRows), u"10|1\n11|1\n12|2"_s);
    }

    void aCascadeStopsAtWhatIsReferredTo_data() { addDatabaseKinds(); }

    void aCascadeStopsAtWhatIsReferredTo()
    {
        Case shop = threeLevels(Action::Cascade, u"CASCADE"_s, Action::NoAction, u"NO ACTION"_s);
        QCOMPARE(inWords(shop.remove(u"customers"_s, {key(1)})), u"error: 3 lines refer to this record."_s);
        QCOMPARE(shop.rows(ordersRows), u"10|1\n11|1\n12|2"_s);
    }

    void dependentsAreDeletedWhenAskedTo_data() { addDatabaseKinds(); }

    void dependentsAreDeletedWhenAskedTo()
    {
        Case shop = threeLevels(Action::Restrict, u"RESTRICT"_s, Action::NoAction, u"NO ACTION"_s);
        const auto removed = shop.remove(u"customers"_s, {key(1), key(2)}, true);
        QVERIFY2(removed && removed->succeeded(), qPrintable(inWords(removed)));
        QCOMPARE(removed->done.size(), 9);
        QCOMPARE(shop.rows(linesRows), QString());
        QCOMPARE(shop.takeBack(removed), QString());
        QCOMPARE(shop.rows(ordersRows), u"10|1\n11|1\n12|2"_s);
        QCOMPARE(shop.rows(linesRows), u"100|10\n101|10\n102|11\n103|12"_s);
    }

    void dependentsAreCounted_data() { addDatabaseKinds(); }

    void dependentsAreCounted()
    {
        Case shop = threeLevels(Action::Cascade, u"CASCADE"_s, Action::Cascade, u"CASCADE"_s);
        const auto of = [&](const QList<RecordKey> &keys, qint64 limit) -> qint64 {
            const auto dependents = shop.writer().dependents(named(u"customers"_s), keys, limit);
            return dependents && !dependents->isEmpty() ? dependents->constFirst().count : 0;
        };
        QCOMPARE(of({key(1)}, 100), 2);
        QCOMPARE(of({key(1), key(2)}, 100), 3);
        QCOMPARE(of({key(1), key(2)}, 2), 2);
        QCOMPARE(of({key(3)}, 100), 0);
    }

    void treesInOneTableGoFromTheLeaves_data() { addDatabaseKinds(); }

    void treesInOneTableGoFromTheLeaves()
    {
        Table folders = tableOf(u"folders"_s, {identityColumn(), integer(u"parent_id"_s)}, {u"id"_s});
        folders.foreignKeys = {foreignKeyTo(u"folders"_s, {u"id"_s}, {u"parent_id"_s}, Action::Cascade)};
        Case tree({folders},
                  {u"CREATE TABLE folders (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES folders "
                   "ON DELETE CASCADE)"_s,
                   u"INSERT INTO folders VALUES (1, 1), (2, 1), (3, 2), (4, NULL)"_s});
        const auto removed = tree.remove(u"folders"_s, {key(1)});
        QCOMPARE(inWords(removed), u"delete folders 3\ndelete folders 2\ndelete folders 1"_s);
        QCOMPARE(tree.takeBack(removed), QString());
        QCOMPARE(tree.rows(u"SELECT * FROM folders ORDER BY id"_s), u"1|1\n2|1\n3|2\n4|NULL"_s);
    }

    void circlesAreCutOpen_data() { addDatabaseKinds(); }

    void circlesAreCutOpen()
    {
        Table teams = tableOf(u"teams"_s, {identityColumn(), integer(u"head"_s)}, {u"id"_s});
        teams.foreignKeys = {foreignKeyTo(u"people"_s, {u"id"_s}, {u"head"_s}, Action::NoAction)};
        Table people = tableOf(u"people"_s, {identityColumn(), required(integer(u"team"_s))}, {u"id"_s});
        people.foreignKeys = {foreignKeyTo(u"teams"_s, {u"id"_s}, {u"team"_s}, Action::Cascade)};
        Case club(
            {teams, people},
            {u"CREATE TABLE teams (id INTEGER PRIMARY KEY)"_s,
             u"CREATE TABLE people (id INTEGER PRIMARY KEY, team INTEGER NOT NULL REFERENCES teams ON DELETE "
             "CASCADE)"_s,
             u"ALTER TABLE teams ADD COLUMN head INTEGER REFERENCES people"_s,
             u"INSERT INTO teams VALUES (1, NULL)"_s, u"INSERT INTO people VALUES (5, 1), (6, 1)"_s,
             u"UPDATE teams SET head = 5"_s});
        const auto removed = club.remove(u"teams"_s, {key(1)});
        QCOMPARE(inWords(removed), u"update teams 1\ndelete people 6\ndelete people 5\ndelete teams 1"_s);
        QCOMPARE(club.takeBack(removed), QString());
        QCOMPARE(club.rows(u"SELECT * FROM teams"_s), u"1|5"_s);
        QCOMPARE(club.rows(u"SELECT * FROM people ORDER BY id"_s), u"5|1\n6|1"_s);
    }

    void compositeKeysAreFollowed_data() { addDatabaseKinds(); }

    void compositeKeysAreFollowed()
    {
        Table plots =
            tableOf(u"plots"_s, {integer(u"town"_s), integer(u"number"_s)}, {u"town"_s, u"number"_s});
        Table houses =
            tableOf(u"houses"_s, {identityColumn(), integer(u"town"_s), integer(u"plot"_s)}, {u"id"_s});
        houses.foreignKeys = {
            foreignKeyTo(u"plots"_s, {u"town"_s, u"number"_s}, {u"town"_s, u"plot"_s}, Action::Cascade)};
        Case town(
            {plots, houses},
            {u"CREATE TABLE plots (town INTEGER, number INTEGER, PRIMARY KEY (town, number))"_s,
             u"CREATE TABLE houses (id INTEGER PRIMARY KEY, town INTEGER, plot INTEGER, FOREIGN KEY (town, "
             "plot) REFERENCES plots ON DELETE CASCADE)"_s,
             u"INSERT INTO plots VALUES (1, 1), (1, 2), (2, 1)"_s,
             u"INSERT INTO houses VALUES (1, 1, 1), (2, 1, 2), (3, 2, 1), (4, 1, NULL)"_s});
        const auto removed = town.remove(u"plots"_s, {RecordKey({1LL, 1LL}), RecordKey({2LL, 1LL})});
        QCOMPARE(inWords(removed), u"delete houses 1\ndelete houses 3\ndelete plots 1,1\ndelete plots 2,1"_s);
        QCOMPARE(town.takeBack(removed), QString());
        QCOMPARE(town.rows(u"SELECT * FROM houses ORDER BY id"_s), u"1|1|1\n2|1|2\n3|2|1\n4|1|NULL"_s);
    }

    void childrenWithoutAKeyLetGoAndComeBack_data() { addDatabaseKinds(); }

    /// On PostgreSQL such a row has another ctid after every update.
    void childrenWithoutAKeyLetGoAndComeBack()
    {
        Table notes = tableOf(u"notes"_s, {integer(u"customer"_s)}, {});
        if (databaseKind() == DatabaseLocation::Kind::PostgreSQL)
            notes.key = notes.tieBreak = {u"ctid"_s};
        notes.foreignKeys = {foreignKeyTo(u"customers"_s, {u"id"_s}, {u"customer"_s}, Action::SetNull)};
        Case shop({tableOf(u"customers"_s, {identityColumn()}, {u"id"_s}), notes},
                  {u"CREATE TABLE customers (id INTEGER PRIMARY KEY)"_s,
                   u"CREATE TABLE notes (customer INTEGER REFERENCES customers ON DELETE SET NULL)"_s,
                   u"INSERT INTO customers VALUES (1)"_s, u"INSERT INTO notes VALUES (1), (1)"_s});
        const auto removed = shop.remove(u"customers"_s, {key(1)});
        QVERIFY2(removed && removed->succeeded(), qPrintable(inWords(removed)));
        QCOMPARE(shop.rows(u"SELECT * FROM notes"_s), u"NULL\nNULL"_s);
        QCOMPARE(shop.takeBack(removed), QString());
        QCOMPARE(shop.rows(u"SELECT * FROM notes"_s), u"1\n1"_s);
    }
};

RELATA_TEST(CascadeTest, "cascade");
#include "test_cascade.moc"
