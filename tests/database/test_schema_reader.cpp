#include "models/database/schema_reader.h"
#include "support/schema_text.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// What the same declarations give on both databases.
class SchemaReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void customersHaveOrders_data() { addDatabaseKinds(); }

    void customersHaveOrders()
    {
        TestDatabase database(databaseKind());
        database.execute(
            {u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(80) NOT NULL, email VARCHAR(80) UNIQUE)"_s,
             u"CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES "
             u"customers "
             "ON DELETE CASCADE, order_number VARCHAR(10) NOT NULL UNIQUE)"_s});
        const Schema schema = readSchema(database.connection());
        QCOMPARE(tableNames(schema), u"customers\norders"_s);
        QCOMPARE(relationshipsText(schema),
                 u"orders(customer_id) → customers(id): customer has orders, on delete cascade"_s);
        QCOMPARE(tableNamed(schema, u"customers"_s)->labelColumns, QStringList{u"name"_s});
        QCOMPARE(tableNamed(schema, u"orders"_s)->labelColumns, QStringList{u"order_number"_s});
        QCOMPARE(keysText(schema, u"customers"_s), u"primary id\nunique email\nkey id\ntie-break id"_s);
        QCOMPARE(notesText(schema), QString());
    }

    void anEmptyDatabaseHasAnEmptySchema_data() { addDatabaseKinds(); }

    void anEmptyDatabaseHasAnEmptySchema()
    {
        TestDatabase database(databaseKind());
        const Schema schema = readSchema(database.connection());
        QVERIFY(schema.tables().isEmpty());
        QVERIFY(schema.notes().isEmpty());
    }

    void severalKeysToOneParentAreToldApart_data() { addDatabaseKinds(); }

    void severalKeysToOneParentAreToldApart()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE customers (id INTEGER PRIMARY KEY)"_s,
                          u"CREATE TABLE orders (id INTEGER PRIMARY KEY, "
                          "customer_id INTEGER REFERENCES customers (id), "
                          "billing_customer_id INTEGER REFERENCES customers (id) ON DELETE SET NULL)"_s});
        QCOMPARE(
            relationshipsText(readSchema(database.connection())),
            u"orders(customer_id) → customers(id): customer has orders (customer)\n"
            "orders(billing_customer_id) → customers(id): billing customer has orders (billing customer), "
            "on delete set null"_s);
    }

    void namesThatReadTheSameAreToldApartByTheirColumns_data() { addDatabaseKinds(); }

    void namesThatReadTheSameAreToldApartByTheirColumns()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE city (id INTEGER PRIMARY KEY)"_s,
                          u"CREATE TABLE trip (id INTEGER PRIMARY KEY, city_id INTEGER REFERENCES city (id), "
                          "city INTEGER REFERENCES city (id))"_s});
        QCOMPARE(relationshipsText(readSchema(database.connection())),
                 u"trip(city_id) → city(id): city_id has trip (city_id)\n"
                 "trip(city) → city(id): city has trip (city)"_s);
    }

    void aTableCanReferToItself_data() { addDatabaseKinds(); }

    void aTableCanReferToItself()
    {
        TestDatabase database(databaseKind());
        database.execute(
            {u"CREATE TABLE employee (id INTEGER PRIMARY KEY, reports_to INTEGER REFERENCES employee (id))"_s});
        QCOMPARE(relationshipsText(readSchema(database.connection())),
                 u"employee(reports_to) → employee(id): reports to has employee (reports to)"_s);
    }

    void tablesCanReferToEachOther_data() { addDatabaseKinds(); }

    void tablesCanReferToEachOther()
    {
        TestDatabase database(databaseKind());
        database.execute(
            {u"CREATE TABLE team (id INTEGER PRIMARY KEY)"_s,
             u"CREATE TABLE player (id INTEGER PRIMARY KEY, team_id INTEGER REFERENCES team (id))"_s,
             u"ALTER TABLE team ADD COLUMN captain_id INTEGER REFERENCES player (id)"_s});
        QCOMPARE(relationshipsText(readSchema(database.connection())),
                 u"player(team_id) → team(id): team has player\n"
                 "team(captain_id) → player(id): captain has team"_s);
    }

    void compositeKeysKeepTheirOrder_data() { addDatabaseKinds(); }

    void compositeKeysKeepTheirOrder()
    {
        TestDatabase database(databaseKind());
        database.execute(
            {u"CREATE TABLE flights (number INTEGER NOT NULL, day DATE NOT NULL, "
             "PRIMARY KEY (day, number))"_s,
             u"CREATE TABLE seats (id INTEGER PRIMARY KEY, flight_number INTEGER, flight_day DATE, "
             "FOREIGN KEY (flight_day, flight_number) REFERENCES flights (day, number))"_s});
        const Schema schema = readSchema(database.connection());
        QCOMPARE(tableNamed(schema, u"flights"_s)->key, QStringList({u"day"_s, u"number"_s}));
        QCOMPARE(relationshipsText(schema),
                 u"seats(flight_day, flight_number) → flights(day, number): flight has seats"_s);
    }

    void aKeyCanReferToAUniqueColumn_data() { addDatabaseKinds(); }

    void aKeyCanReferToAUniqueColumn()
    {
        TestDatabase database(databaseKind());
        database.execute(
            {u"CREATE TABLE country (id INTEGER PRIMARY KEY, code VARCHAR(2) UNIQUE)"_s,
             u"CREATE TABLE address (id INTEGER PRIMARY KEY, code VARCHAR(2) REFERENCES country (code))"_s});
        QCOMPARE(relationshipsText(readSchema(database.connection())),
                 u"address(code) → country(code): country has address"_s);
    }

    void aSharedKeyIsNamedAfterItsParent_data() { addDatabaseKinds(); }

    void aSharedKeyIsNamedAfterItsParent()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE people (id INTEGER PRIMARY KEY)"_s,
                          u"CREATE TABLE employees (id INTEGER PRIMARY KEY REFERENCES people (id))"_s});
        QCOMPARE(relationshipsText(readSchema(database.connection())),
                 u"employees(id) → people(id): person has employees"_s);
    }

    void aKeyDeclaredTwiceIsOneRelationship_data() { addDatabaseKinds(); }

    void aKeyDeclaredTwiceIsOneRelationship()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE a (id INTEGER PRIMARY KEY)"_s,
                          u"CREATE TABLE b (a_id INTEGER, FOREIGN KEY (a_id) REFERENCES a (id), "
                          "FOREIGN KEY (a_id) REFERENCES a (id))"_s});
        QCOMPARE(readSchema(database.connection()).relationships().size(), 1);
    }

    void viewsHaveColumnsButNoKey_data() { addDatabaseKinds(); }

    void viewsHaveColumnsButNoKey()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(80))"_s,
                          u"CREATE VIEW names AS SELECT id, name FROM customers"_s});
        const Schema schema = readSchema(database.connection());
        QCOMPARE(tableNames(schema), u"customers\nnames (view)"_s);
        QCOMPARE(keysText(schema, u"names"_s), QString());
        QVERIFY(!tableNamed(schema, u"names"_s)->isWritable());
        QCOMPARE(tableNamed(schema, u"names"_s)->columns.size(), 2);
        QCOMPARE(tableNamed(schema, u"names"_s)->column(u"name"_s)->lengthLimit, 80);
    }

    void namesMayHoldAnything_data() { addDatabaseKinds(); }

    void namesMayHoldAnything()
    {
        TestDatabase database(databaseKind());
        database.execute(
            {u"CREATE TABLE \"order\" (\"select\" INTEGER PRIMARY KEY)"_s,
             u"CREATE TABLE \"it's \"\"a\"\" 😀.table; --\" (\"my \"\"id\"\".x 😀\" INTEGER PRIMARY KEY, "
             "\"order [1]\" INTEGER REFERENCES \"order\" (\"select\"), "
             "\"%1 state\" VARCHAR(9) CHECK (\"%1 state\" IN ('(', '--', '/*', '😀')))"_s});
        const Schema schema = readSchema(database.connection());
        QCOMPARE(tableNames(schema), u"it's \"a\" 😀.table; --\norder"_s);
        QCOMPARE(relationshipsText(schema),
                 u"it's \"a\" 😀.table; --(order [1]) → order(select): order [1] has "
                 "it's \"a\" 😀.table; --"_s);
        const Table *table = tableNamed(schema, u"it's \"a\" 😀.table; --"_s);
        QCOMPARE(table->key, QStringList{u"my \"id\".x 😀"_s});
        QCOMPARE(table->column(u"%1 state"_s)->allowedValues.join(u' '), u"( -- /* 😀"_s);
    }

    void onlyAUniqueKeyThatIsRequiredReplacesAPrimaryOne_data() { addDatabaseKinds(); }

    void onlyAUniqueKeyThatIsRequiredReplacesAPrimaryOne()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE a (x VARCHAR(9) UNIQUE, y INTEGER NOT NULL, z INTEGER NOT NULL, "
                          "UNIQUE (z, y))"_s});
        QCOMPARE(tableNamed(readSchema(database.connection()), u"a"_s)->key, QStringList({u"z"_s, u"y"_s}));
    }

    void partialAndExpressionIndexesAreNoKeys_data() { addDatabaseKinds(); }

    void partialAndExpressionIndexesAreNoKeys()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE a (x VARCHAR(9) NOT NULL, y INTEGER NOT NULL)"_s,
                          u"CREATE UNIQUE INDEX partial ON a (x) WHERE y > 0"_s,
                          u"CREATE UNIQUE INDEX expression ON a (lower(x))"_s,
                          u"CREATE INDEX plain ON a (y)"_s});
        QVERIFY(tableNamed(readSchema(database.connection()), u"a"_s)->uniqueKeys.isEmpty());
    }

    void manyColumnsAndManyTablesAreRead_data() { addDatabaseKinds(); }

    void manyColumnsAndManyTablesAreRead()
    {
        TestDatabase database(databaseKind());
        const int columnCount = database.isSqlite() ? 2'000 : 1'600; // what each allows
        QStringList columns;
        for (int i = 0; i < columnCount; ++i)
            columns << u"c%1 INTEGER"_s.arg(i);
        database.execute({u"BEGIN"_s, u"CREATE TABLE wide (%1)"_s.arg(columns.join(u","_s))});
        for (int i = 0; i < 200; ++i)
            database.execute({u"CREATE TABLE t%1 (id INTEGER PRIMARY KEY, wide INTEGER)"_s.arg(i)});
        database.execute({u"COMMIT"_s});
        const Schema schema = readSchema(database.connection());
        QCOMPARE(schema.tables().size(), 201);
        QCOMPARE(tableNamed(schema, u"wide"_s)->columns.size(), columnCount);
        QCOMPARE(tableNamed(schema, u"wide"_s)->columns.constLast().name, u"c%1"_s.arg(columnCount - 1));
    }
};

RELATA_TEST(SchemaReaderTest, "schema_reader");
#include "test_schema_reader.moc"
