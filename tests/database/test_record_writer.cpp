#include "models/database/record_writer.h"
#include "support/schema_by_hand.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const TableName customers{{}, u"customers"_s};
const TableName orders{{}, u"orders"_s};
const QString customerRows = u"SELECT id, name, city FROM customers ORDER BY id"_s;
const QString orderRows = u"SELECT id, order_number, customer_id, total, note FROM orders ORDER BY id"_s;

RecordKey key(qlonglong id)
{
    return RecordKey({id});
}

QString errorsOf(const Result<ChangeOutcome> &outcome)
{
    if (!outcome)
        return u"failed: "_s + outcome.error().message;
    QStringList lines;
    for (const ChangeError &error : outcome->errors)
        lines << u"%1 %2: %3"_s.arg(error.change).arg(error.error.column, error.error.message);
    return lines.join(u'\n');
}

/// A database with customers and orders, and a writer on it.
class Shop : public TestDatabase
{
public:
    explicit Shop(DatabaseLocation::Kind kind)
        : TestDatabase(kind)
    {
        execute(shopStatements(isSqlite()));
    }

    Result<ChangeOutcome> apply(const QList<Change> &changes)
    {
        return RecordWriter(connection(), m_schema).apply(changes);
    }

    Result<ChangeOutcome> takeBack(const QList<Change> &done)
    {
        QList<Change> inverses;
        for (const Change &change : done)
            inverses.prepend(change.inverse());
        return apply(inverses);
    }

private:
    Schema m_schema = shopSchema();
};

} // namespace

/// Inserts and updates: what is written, what is refused, and what taking them back leaves.
class RecordWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aNewRecordComesBackWithItsNumber_data() { addDatabaseKinds(); }

    void aNewRecordComesBackWithItsNumber()
    {
        Shop shop(databaseKind());
        const auto outcome = shop.apply({Change::insertion(customers, {{u"name"_s, u"Alan"_s}})});
        QCOMPARE(errorsOf(outcome), QString());
        QCOMPARE(outcome->records.constFirst().key, key(3));
        QCOMPARE(outcome->records.constFirst().values, QVariantList({3LL, u"Alan"_s, QVariant()}));
        QCOMPARE(outcome->done.constFirst().keyAfter, key(3));
        QCOMPARE(shop.rows(customerRows), u"1|Ada|London\n2|Grace|New York\n3|Alan|NULL"_s);
    }

    void anInsertTakenBackAndRepeatedHasTheSameNumber_data() { addDatabaseKinds(); }

    void anInsertTakenBackAndRepeatedHasTheSameNumber()
    {
        Shop shop(databaseKind());
        const auto inserted = shop.apply({Change::insertion(customers, {{u"name"_s, u"Alan"_s}})});
        const QString after = shop.rows(customerRows);
        const auto undone = shop.takeBack(inserted->done);
        QCOMPARE(errorsOf(undone), QString());
        QCOMPARE(shop.rows(customerRows), u"1|Ada|London\n2|Grace|New York"_s);
        const auto redone = shop.takeBack(undone->done);
        QCOMPARE(errorsOf(redone), QString());
        QCOMPARE(shop.rows(customerRows), after);
    }

    void anUpdateChangesItsColumnsAlone_data() { addDatabaseKinds(); }

    void anUpdateChangesItsColumnsAlone()
    {
        Shop shop(databaseKind());
        const QString before = shop.rows(orderRows);
        const auto outcome = shop.apply({Change::update(orders, key(1), {{u"note"_s, QVariant()}},
                                                        {{u"note"_s, u"'; DROP TABLE orders; -- 😀"_s}})});
        QCOMPARE(errorsOf(outcome), QString());
        QCOMPARE(shop.value(u"SELECT note FROM orders WHERE id = 1"_s),
                 QVariant(u"'; DROP TABLE orders; -- 😀"_s));
        QCOMPARE(errorsOf(shop.takeBack(outcome->done)), QString());
        QCOMPARE(shop.rows(orderRows), before);
    }

    void somebodyElsesChangeIsAConflict_data() { addDatabaseKinds(); }

    void somebodyElsesChangeIsAConflict()
    {
        Shop shop(databaseKind());
        shop.execute({u"UPDATE customers SET city = 'Leeds' WHERE id = 1"_s});
        const auto outcome = shop.apply(
            {Change::update(customers, key(1), {{u"city"_s, u"London"_s}}, {{u"city"_s, u"Bath"_s}})});
        QCOMPARE(errorsOf(outcome), u"0 city: Somebody else changed this record meanwhile."_s);
        QCOMPARE(outcome->errors.constFirst().error.kind, DatabaseError::Kind::Conflict);
        QCOMPARE(shop.rows(customerRows), u"1|Ada|Leeds\n2|Grace|New York"_s);
    }

    void aRecordThatIsGoneIsAConflict_data() { addDatabaseKinds(); }

    void aRecordThatIsGoneIsAConflict()
    {
        Shop shop(databaseKind());
        const auto updated = shop.apply(
            {Change::update(customers, key(9), {{u"city"_s, u"London"_s}}, {{u"city"_s, u"Bath"_s}})});
        QCOMPARE(errorsOf(updated), u"0 : Somebody else deleted this record meanwhile."_s);
        const auto deleted = shop.apply({Change::deletion(customers, key(9), {})});
        QCOMPARE(errorsOf(deleted), u"0 : Somebody else deleted this record meanwhile."_s);
        const auto stale = shop.apply({Change::deletion(customers, key(2), {{u"city"_s, u"Bath"_s}})});
        QCOMPARE(errorsOf(stale), u"0 : Somebody else changed this record meanwhile."_s);
    }

    void allErrorsShowAtOnceAndNothingIsWritten_data() { addDatabaseKinds(); }

    void allErrorsShowAtOnceAndNothingIsWritten()
    {
        Shop shop(databaseKind());
        const QString before = shop.rows(orderRows);
        const auto outcome = shop.apply(
            {Change::insertion(orders, {{u"order_number"_s, u"777"_s}, {u"customer_id"_s, 1LL}}),
             Change::insertion(orders, {{u"order_number"_s, u"12345"_s}, {u"customer_id"_s, 999LL}}),
             Change::insertion(orders, {{u"note"_s, u"?"_s}}),
             Change::update(orders, key(1), {{u"order_number"_s, u"12345"_s}},
                            {{u"order_number"_s, u"12346"_s}, {u"customer_id"_s, QVariant()}})});
        QCOMPARE(errorsOf(outcome),
                 u"1 order_number: Order number 12345 is used by another record already.\n"
                 "1 customer_id: Customer 999 does not exist.\n"
                 "2 order_number: Order number is required.\n"
                 "2 customer_id: Customer is required.\n"
                 "3 customer_id: Customer is required.\n"
                 "3 order_number: Order number 12346 is used by another record already."_s);
        QVERIFY(outcome->done.isEmpty());
        QCOMPARE(shop.rows(orderRows), before);
    }

    void aParentAndItsChildAreInsertedTogether_data() { addDatabaseKinds(); }

    void aParentAndItsChildAreInsertedTogether()
    {
        Shop shop(databaseKind());
        const auto outcome =
            shop.apply({Change::insertion(customers, {{u"id"_s, 7LL}, {u"name"_s, u"Alan"_s}}),
                        Change::insertion(orders, {{u"order_number"_s, u"1"_s}, {u"customer_id"_s, 7LL}})});
        QCOMPARE(errorsOf(outcome), QString());
        QCOMPARE(errorsOf(shop.takeBack(outcome->done)), QString());
        QCOMPARE(shop.rows(customerRows), u"1|Ada|London\n2|Grace|New York"_s);
    }

    void aValueOfTheWrongTypeIsAnErrorOnItsColumn()
    {
        Shop shop(DatabaseLocation::Kind::PostgreSQL);
        const auto outcome = shop.apply({Change::update(orders, key(1), {}, {{u"total"_s, u"twelve"_s}})});
        QCOMPARE(errorsOf(outcome), u"0 total: The value is not of the type that the column takes."_s);
    }

    void aTextTooLongForItsColumnIsAnErrorOnIt()
    {
        Shop shop(DatabaseLocation::Kind::PostgreSQL);
        const auto outcome = shop.apply({Change::insertion(
            orders, {{u"order_number"_s, QString(100'000, u'x')}, {u"customer_id"_s, 1LL}})});
        QCOMPARE(errorsOf(outcome), u"0 order_number: Order number must be at most 10 characters."_s);
    }

    void aNulInATextIsKeptOrRefused_data() { addDatabaseKinds(); }

    void aNulInATextIsKeptOrRefused()
    {
        Shop shop(databaseKind());
        const QString text = u"a"_s + QChar::Null + u'b';
        const auto outcome =
            shop.apply({Change::update(orders, key(1), {{u"note"_s, QVariant()}}, {{u"note"_s, text}})});
        if (shop.isSqlite())
            QCOMPARE(outcome->records.constFirst().values.constLast(), QVariant(text));
        else
            QCOMPARE(errorsOf(outcome),
                     u"0 note: Note holds a character (NUL) that this database cannot store."_s);
    }

    void aKeyMayChange_data() { addDatabaseKinds(); }

    void aKeyMayChange()
    {
        TestDatabase database(databaseKind());
        database.execute(
            {u"CREATE TABLE city (code VARCHAR(3) PRIMARY KEY)"_s,
             u"CREATE TABLE street (id INTEGER PRIMARY KEY, city VARCHAR(3) REFERENCES city (code) "
             "ON UPDATE CASCADE)"_s,
             u"INSERT INTO city VALUES ('LDN')"_s, u"INSERT INTO street VALUES (1, 'LDN')"_s});
        const Schema schema = schemaOf(
            {tableOf(u"city"_s, {column(u"code"_s, ValueKind::Text, u"VARCHAR(3)"_s)}, {u"code"_s})});
        const RecordWriter writer(database.connection(), schema);
        const auto outcome = writer.apply({Change::update({{}, u"city"_s}, RecordKey({u"LDN"_s}),
                                                          {{u"code"_s, u"LDN"_s}}, {{u"code"_s, u"LON"_s}})});
        QCOMPARE(errorsOf(outcome), QString());
        QCOMPARE(outcome->done.constFirst().keyAfter, RecordKey({u"LON"_s}));
        QCOMPARE(database.rows(u"SELECT * FROM street"_s), u"1|LON"_s);
        QCOMPARE(errorsOf(writer.apply({outcome->done.constFirst().inverse()})), QString());
        QCOMPARE(database.rows(u"SELECT * FROM street"_s), u"1|LDN"_s);
    }

    void aGeneratedColumnIsNeverWritten_data() { addDatabaseKinds(); }

    void aGeneratedColumnIsNeverWritten()
    {
        TestDatabase database(databaseKind());
        database.execute(
            {u"CREATE TABLE item (id INTEGER PRIMARY KEY, price INTEGER, gross INTEGER GENERATED "
             "ALWAYS AS (price * 2) STORED)"_s});
        Column gross = column(u"gross"_s, ValueKind::Integer, u"INTEGER"_s);
        gross.generated = true;
        const Schema schema = schemaOf({tableOf(
            u"item"_s, {identityColumn(), column(u"price"_s, ValueKind::Integer, u"INTEGER"_s), gross},
            {u"id"_s})});
        const RecordWriter writer(database.connection(), schema);
        const auto inserted = writer.apply(
            {Change::insertion({{}, u"item"_s}, {{u"id"_s, 1LL}, {u"price"_s, 4LL}, {u"gross"_s, 3LL}})});
        QCOMPARE(errorsOf(inserted), QString());
        QCOMPARE(inserted->records.constFirst().values, QVariantList({1LL, 4LL, 8LL}));
        const auto deleted = writer.remove({{}, u"item"_s}, {key(1)}, false);
        QCOMPARE(errorsOf(deleted), QString());
        QCOMPARE(errorsOf(writer.apply({deleted->done.constFirst().inverse()})), QString());
        QCOMPARE(database.rows(u"SELECT * FROM item"_s), u"1|4|8"_s);
    }

    void aTableWithoutAKeyIsWrittenByItsHiddenOne_data() { addDatabaseKinds(); }

    void aTableWithoutAKeyIsWrittenByItsHiddenOne()
    {
        TestDatabase database(databaseKind());
        const QString hidden = database.isSqlite() ? u"rowid"_s : u"ctid"_s;
        database.execute(
            {u"CREATE TABLE log (line TEXT)"_s, u"INSERT INTO log VALUES ('a'), ('b'), ('c')"_s});
        Table log = tableOf(u"log"_s, {column(u"line"_s, ValueKind::Text, u"TEXT"_s)}, {});
        log.key = log.tieBreak = {hidden};
        const Schema schema = schemaOf({log});
        const RecordWriter writer(database.connection(), schema);
        const RecordKey second({database.value(u"SELECT %1 FROM log WHERE line = 'b'"_s.arg(hidden))});

        const auto updated =
            writer.apply({Change::update(log.name, second, {{u"line"_s, u"b"_s}}, {{u"line"_s, u"B"_s}})});
        QCOMPARE(errorsOf(updated), QString());
        const auto undone = writer.apply({updated->done.constFirst().inverse()});
        QCOMPARE(errorsOf(undone), QString());
        const auto deleted = writer.remove(log.name, {undone->done.constFirst().keyAfter}, false);
        QCOMPARE(errorsOf(deleted), QString());
        QCOMPARE(errorsOf(writer.apply({deleted->done.constFirst().inverse()})), QString());
        QCOMPARE(database.rows(u"SELECT line FROM log ORDER BY line"_s), u"a\nb\nc"_s);
        if (database.isSqlite())
            QCOMPARE(database.value(u"SELECT rowid FROM log WHERE line = 'b'"_s),
                     second.values().constFirst());
    }

    void defaultsAreComputedWithoutUsingNumbersUp()
    {
        TestDatabase database(DatabaseLocation::Kind::PostgreSQL);
        database.execute({u"CREATE SEQUENCE numbers"_s});
        Column number = column(u"number"_s, ValueKind::Integer, u"integer"_s);
        number.defaultExpression = u"nextval('numbers')"_s;
        Column status = column(u"status"_s, ValueKind::Text, u"text"_s);
        status.defaultExpression = u"'new'::text"_s;
        const Schema schema = schemaOf({tableOf(u"orders"_s, {number, status}, {u"number"_s})});
        const auto defaults = RecordWriter(database.connection(), schema).defaults(orders);
        QVERIFY(defaults);
        QCOMPARE(defaults->keys(), QStringList{u"status"_s});
        QCOMPARE(defaults->value(u"status"_s), QVariant(u"new"_s));
        QCOMPARE(database.value(u"SELECT nextval('numbers')"_s).toInt(), 1);
    }

    void defaultsOfSqliteAreExpressions()
    {
        TestDatabase database(DatabaseLocation::Kind::SQLite);
        Column status = column(u"status"_s, ValueKind::Text, u"TEXT"_s);
        status.defaultExpression = u"'new'"_s;
        Column day = column(u"ordered_on"_s, ValueKind::Date, u"DATE"_s);
        day.defaultExpression = u"date('now', 'localtime')"_s;
        Column broken = column(u"broken"_s, ValueKind::Text, u"TEXT"_s);
        broken.defaultExpression = u"no_such_function()"_s;
        const Schema schema = schemaOf({tableOf(u"orders"_s, {status, day, broken}, {})});
        const auto defaults = RecordWriter(database.connection(), schema).defaults(orders);
        QVERIFY(defaults);
        QCOMPARE(defaults->keys(), QStringList({u"ordered_on"_s, u"status"_s}));
        QCOMPARE(defaults->value(u"status"_s), QVariant(u"new"_s));
        QVERIFY(QDate::fromString(defaults->value(u"ordered_on"_s).toString(), Qt::ISODate).isValid());
    }
};

RELATA_TEST(RecordWriterTest, "record_writer");
#include "test_record_writer.moc"
