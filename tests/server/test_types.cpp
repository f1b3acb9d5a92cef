#include "models/database/record_reader.h"
#include "models/database/record_writer.h"
#include "models/database/schema_reader.h"
#include "models/value_format.h"
#include "models/value_parser.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const TableName Things{u"public"_s, u"things"_s};
const RecordKey Original({qlonglong(1)});
const RecordKey Copy({qlonglong(2)});
const QLocale EnglishUs(QLocale::English, QLocale::UnitedStates);

/// What parseText() says no to: words that PostgreSQL has for values which are no date and no number. They
/// are shown, kept, and never changed by the way.
bool isTypable(const QString &literal)
{
    static const QRegularExpression words(u"infinity|^nan$| BC$|^24:|^\\d{5}-"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return !words.match(literal).hasMatch();
}

} // namespace

/// Every type, with values that a careless program would round, shift or cut: read, edited as the text that
/// an editor begins with, saved into another record, read again; on the server the two are the same.
class TypesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aValueIsSavedAsItWasRead_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QStringList>("values");
        const auto add = [](const char *type, const QStringList &values) {
            QTest::newRow(type) << QString::fromLatin1(type) << values;
        };
        add("numeric", {u"0.000000000000000000000000000001"_s, u"123456789012345678901234567890.123456789"_s,
                        u"-0.10"_s, u"1e40"_s, u"NaN"_s});
        add("numeric(38,10)", {u"1234567890123456789012345678.0123456789"_s, u"-0.0000000001"_s});
        add("smallint", {u"-32768"_s, u"32767"_s});
        add("integer", {u"-2147483648"_s, u"2147483647"_s});
        add("bigint", {u"-9223372036854775808"_s, u"9223372036854775807"_s});
        add("real", {u"1e-30"_s, u"0.1"_s, u"3.4028235e+38"_s, u"NaN"_s, u"-Infinity"_s});
        add("double precision", {u"0.1"_s, u"5e-324"_s, u"1.7976931348623157e+308"_s, u"Infinity"_s});
        add("boolean", {u"true"_s, u"false"_s});
        add("date", {u"0001-01-01"_s, u"2024-02-29"_s, u"9999-12-31"_s, u"infinity"_s, u"0044-03-15 BC"_s,
                     u"12345-01-01"_s});
        add("time", {u"00:00:00"_s, u"23:59:59.999999"_s, u"12:00:00.000001"_s, u"24:00:00"_s});
        add("time with time zone", {u"12:34:56.789012+05:45"_s, u"00:00:00-12"_s});
        add("timestamp", {u"2024-03-31 02:30:00"_s, u"1999-12-31 23:59:59.999999"_s,
                          u"0001-01-01 00:00:00.000001"_s, u"-infinity"_s, u"0044-03-15 12:00:00 BC"_s});
        add("timestamp with time zone",
            {u"2024-10-27 02:30:00.123456+02"_s, u"2024-10-27 02:30:00.123456+01"_s,
             u"1850-01-01 00:00:00+00"_s, u"infinity"_s});
        add("interval", {u"1 year 2 mons -3 days 04:05:06.789"_s, u"-00:00:00.000001"_s, u"0"_s});
        add("uuid", {u"00000000-0000-0000-0000-000000000000"_s, u"A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11"_s});
        add("json",
            {u"{\"b\":  1, \"a\": [1.00, 12345678901234567890], \"b\": 2}"_s, u"null"_s, u"\"\\u00e5\""_s});
        add("jsonb",
            {u"{\"a\": 1.10, \"big\": 123456789012345678901234567890, \"s\": \"a, {b: [\\\"c\\\"]}\"}"_s,
             u"[]"_s, u"{}"_s, u"[[], {}, [{\"a\": []}]]"_s, u"12"_s});
        add("integer[]", {u"{}"_s, u"{1,NULL,3}"_s, u"{{1,2},{3,4}}"_s, u"[2:3]={7,8}"_s});
        add("text[]", {u"{\"a,b\",\"\\\"q\\\"\",\"\",NULL,\"NULL\",\"back\\\\slash\"}"_s});
        add("bytea", {u"\\x"_s, u"\\x00ff27225c0a"_s});
        add("inet", {u"::1"_s, u"192.168.0.1/24"_s});
        add("cidr", {u"10.0.0.0/8"_s});
        add("macaddr", {u"08:00:2b:01:02:03"_s});
        add("mood", {u"sad"_s, u"it's ok"_s});
        add("positive", {u"0.01"_s});
        add("text", {u" spaces "_s, u"O'Brien \\ \"quoted\" ? :x $1 %s"_s, u"line\nend\ttab"_s,
                     u"ﷺ 👩‍👩‍👧 e\u0301"_s});
        add("varchar(5)", {u"👩👩👩👩👩"_s, u"a   b"_s});
        add("character(5)", {u"ab"_s, u"a'b"_s});
        add("money", {u"$1,234.56"_s});
        add("bit(5)", {u"10101"_s});
        add("int4range", {u"[1,10)"_s, u"empty"_s});
        add("point", {u"(1.5,-2)"_s});
        add("tsvector", {u"'a':1 'b c':2A"_s});
        add("xml", {u"<a b=\"c\">&amp;</a>"_s});
        add("oid", {u"4294967295"_s});
        add("pair", {u"(1,\"a b\")"_s});
    }

    void aValueIsSavedAsItWasRead()
    {
        QFETCH(QString, type);
        QFETCH(QStringList, values);
        TestDatabase database(DatabaseLocation::Kind::PostgreSQL);
        database.execute({u"CREATE TYPE mood AS ENUM ('sad', 'it''s ok')"_s,
                          u"CREATE TYPE pair AS (a int, b text)"_s,
                          u"CREATE DOMAIN positive AS numeric(10,2) CHECK (VALUE > 0)"_s,
                          u"CREATE TABLE things (id bigint PRIMARY KEY, value %1, note text)"_s.arg(type)});
        for (const QString &value : values) {
            check(database, value);
            if (QTest::currentTestFailed()) {
                qWarning().noquote() << type << value;
                return;
            }
        }
    }

    void binaryJsonIsEditedOnLinesOfItsOwnWithEveryDigit()
    {
        const Column extra{.name = u"extra"_s, .declaredType = u"jsonb"_s, .kind = ValueKind::Json};
        const QString stored =
            u"{\"a\": [1.10, 123456789012345678901234567890], \"s\": \"x, {y: [\\\"z\\\"]}\", \"e\": {}}"_s;
        const QStringList lines{u"{"_s,           u"  \"a\": ["_s,
                                u"    1.10,"_s,   u"    123456789012345678901234567890"_s,
                                u"  ],"_s,        u"  \"s\": \"x, {y: [\\\"z\\\"]}\","_s,
                                u"  \"e\": {}"_s, u"}"_s};
        QCOMPARE(editText(extra, stored, EnglishUs), lines.join(u'\n'));
        QCOMPARE(displayText(extra, stored, EnglishUs), stored);
        QCOMPARE(editText(extra, u"{\"a\": 1}"_s, EnglishUs), u"{\"a\": 1}"_s);
    }

    void everyLocaleReadsItsOwnTimesBack_data()
    {
        QTest::addColumn<QString>("locale");
        for (const char *locale : {"en_US", "de_DE", "sv_SE", "ja_JP"})
            QTest::newRow(locale) << QString::fromLatin1(locale);
    }

    void everyLocaleReadsItsOwnTimesBack()
    {
        QFETCH(QString, locale);
        const Column at{
            .name = u"at"_s, .declaredType = u"timestamp with time zone"_s, .kind = ValueKind::DateTime};
        for (const QString &moment : {u"2024-10-27 02:30:00.123456+02"_s, u"1999-12-31 23:59:59.999999+00"_s,
                                      u"2024-02-29 00:00:01-03:30"_s}) {
            const QString text = editText(at, moment, QLocale(locale));
            const auto parsed = parseText(at, text, QLocale(locale), QDate(2026, 5, 12));
            QVERIFY2(parsed, qPrintable(text));
            QCOMPARE(parsed->toString(), moment);
        }
    }

    void identityAndGeneratedColumnsPartitionsAndSchemasAreWritten()
    {
        TestDatabase database(DatabaseLocation::Kind::PostgreSQL);
        database.execute(
            {u"CREATE SCHEMA \"Old stuff\""_s,
             u"CREATE TABLE \"Old stuff\".sales (id integer GENERATED ALWAYS AS IDENTITY, year integer, "
             "amount numeric(8,2), twice numeric GENERATED ALWAYS AS (amount * 2) STORED, PRIMARY KEY (id, "
             "year)) "
             "PARTITION BY LIST (year)"_s,
             u"CREATE TABLE sales_25 PARTITION OF \"Old stuff\".sales FOR VALUES IN (2025)"_s,
             u"CREATE TABLE sales_26 PARTITION OF \"Old stuff\".sales FOR VALUES IN (2026)"_s});
        const Schema schema = read(database);
        const TableName sales{u"Old stuff"_s, u"sales"_s};
        const RecordWriter writer(database.connection(), schema);
        const auto added = writer.apply(
            {Change::insertion(sales, {{u"year"_s, qlonglong(2025)}, {u"amount"_s, u"1.50"_s}})});
        QVERIFY(added && added->succeeded());
        const RecordKey key = added->done.constFirst().keyAfter;
        QCOMPARE(database.rows(u"SELECT * FROM sales_25"_s), u"1|2025|1.50|3.00"_s);
        const auto moved = writer.apply(
            {Change::update(sales, key, {{u"year"_s, qlonglong(2025)}}, {{u"year"_s, qlonglong(2026)}})});
        QVERIFY(moved && moved->succeeded()); // into another partition
        QCOMPARE(database.rows(u"SELECT * FROM sales_26"_s), u"1|2026|1.50|3.00"_s);
        const auto back = writer.apply({moved->done.constFirst().inverse()});
        QVERIFY(back && back->succeeded());
        QCOMPARE(database.rows(u"SELECT * FROM sales_25"_s), u"1|2025|1.50|3.00"_s);
    }

private:
    static Schema read(TestDatabase &database)
    {
        auto schema = SchemaReader(database.connection()).read();
        if (!schema)
            QTest::qFail(qPrintable(schema.error().details), __FILE__, __LINE__);
        return schema.value_or(Schema());
    }

    void check(TestDatabase &database, const QString &literal)
    {
        const QString quoted = QString(literal).replace(u'\'', u"''"_s);
        database.execute({u"DELETE FROM things"_s,
                          u"INSERT INTO things VALUES (1, '%1', 'x'), (2, NULL, NULL)"_s.arg(quoted)});
        const Schema schema = read(database);
        const Column &column = *schema.table(Things)->column(u"value"_s);
        const Value value = valueOf(database, schema, Original);
        const RecordWriter writer(database.connection(), schema);
        if (isTypable(literal)) {
            const auto typed = typedAgain(column, value);
            QVERIFY2(typed, qPrintable(typed ? QString() : typed.error()));
            const auto saved =
                writer.apply({Change::update(Things, Copy, {{u"value"_s, {}}}, {{u"value"_s, *typed}})});
            QVERIFY2(saved && saved->succeeded(), qPrintable(whatFailed(saved)));
            QCOMPARE(database.value(u"SELECT CAST(value AS text) FROM things WHERE id = 2"_s),
                     database.value(u"SELECT CAST(value AS text) FROM things WHERE id = 1"_s));
            QVERIFY(sameValue(valueOf(database, schema, Copy), value));
        } else {
            QVERIFY(!typedAgain(column, value));
        }
        // The old value stands in the condition of an update: it has to be found by it.
        const auto emptied =
            writer.apply({Change::update(Things, Original, {{u"value"_s, value}, {u"note"_s, u"x"_s}},
                                         {{u"value"_s, {}}, {u"note"_s, u"y"_s}})});
        QVERIFY2(emptied && emptied->succeeded(), qPrintable(whatFailed(emptied)));
        const auto undone = writer.apply({emptied->done.constFirst().inverse()});
        QVERIFY2(undone && undone->succeeded(), qPrintable(whatFailed(undone)));
        QVERIFY(sameValue(valueOf(database, schema, Original), value));
    }

    static std::expected<Value, QString> typedAgain(const Column &column, const Value &value)
    {
        if (column.kind == ValueKind::Blob)
            return value; // edited as bytes
        return parseText(column, editText(column, value, EnglishUs), EnglishUs, QDate(2026, 5, 12));
    }

    static Value valueOf(TestDatabase &database, const Schema &schema, const RecordKey &key)
    {
        const auto record = RecordReader(database.connection(), schema).record(Things, key);
        if (!record || !record->has_value()) {
            QTest::qFail("there is no such record", __FILE__, __LINE__);
            return {};
        }
        return (*record)->values.at(1);
    }

    static QString whatFailed(const Result<ChangeOutcome> &outcome)
    {
        if (!outcome)
            return outcome.error().message + u' ' + outcome.error().details;
        return outcome->errors.isEmpty() ? QString()
                                         : outcome->errors.constFirst().error.message + u' ' +
                                               outcome->errors.constFirst().error.details;
    }
};

RELATA_TEST(TypesTest, "types");
#include "test_types.moc"
