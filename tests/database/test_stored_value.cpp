#include "models/database/record_writer.h"
#include "support/schema_by_hand.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

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

/// A table `things (id, <column>)` for what becomes of single values.
class Things : public TestDatabase
{
public:
    Things(DatabaseLocation::Kind kind, const Column &value)
        : TestDatabase(kind)
        , m_schema(schemaOf({tableOf(u"things"_s, {identityColumn(), value}, {u"id"_s})}))
    {
        execute({u"CREATE TABLE things (id INTEGER PRIMARY KEY, value %1)"_s.arg(value.declaredType)});
    }

    Result<ChangeOutcome> insert(const Value &value)
    {
        const ColumnValues values{{u"id"_s, qlonglong(1)}, {u"value"_s, value}};
        return RecordWriter(connection(), m_schema).apply({Change::insertion({{}, u"things"_s}, values)});
    }

    Result<ChangeOutcome> update(const Value &before, const Value &after)
    {
        return RecordWriter(connection(), m_schema)
            .apply(
                {Change::update({{}, u"things"_s}, key(1), {{u"value"_s, before}}, {{u"value"_s, after}})});
    }

private:
    Schema m_schema;
};

} // namespace

/// What becomes of single values: kept as typed, kept in other clothes, or refused.
class StoredValueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void changesOfLetterCaseAreConflictsToo()
    {
        Things things(DatabaseLocation::Kind::SQLite,
                      column(u"value"_s, ValueKind::Text, u"TEXT COLLATE NOCASE"_s));
        QCOMPARE(errorsOf(things.insert(u"abc"_s)), QString());
        QCOMPARE(errorsOf(things.update(u"ABC"_s, u"x"_s)),
                 u"0 value: Somebody else changed this record meanwhile."_s);
    }

    void valuesAreKeptInWhateverClothes_data()
    {
        QTest::addColumn<DatabaseLocation::Kind>("kind");
        QTest::addColumn<Column>("declared");
        QTest::addColumn<QVariant>("typed");
        QTest::addColumn<QVariant>("stored");
        constexpr auto sqlite = DatabaseLocation::Kind::SQLite;
        constexpr auto postgresql = DatabaseLocation::Kind::PostgreSQL;
        const auto row = [](const char *name, DatabaseLocation::Kind kind, ValueKind meaning,
                            const QString &type, const QVariant &typed, const QVariant &stored) {
            QTest::newRow(name) << kind << column(u"value"_s, meaning, type) << typed << stored;
        };
        row("decimal, SQLite", sqlite, ValueKind::Decimal, u"NUMERIC"_s, u"12.50"_s, 12.5);
        row("whole decimal, SQLite", sqlite, ValueKind::Decimal, u"NUMERIC"_s, u"5.00"_s, 5LL);
        row("integer as text, SQLite", sqlite, ValueKind::Integer, u"INTEGER"_s, u"5"_s, 5LL);
        row("boolean, SQLite", sqlite, ValueKind::Boolean, u"BOOLEAN"_s, true, 1LL);
        row("date, SQLite", sqlite, ValueKind::Date, u"DATE"_s, u"2026-05-12"_s, u"2026-05-12"_s);
        row("double, SQLite", sqlite, ValueKind::Real, u"REAL"_s, 0.1 + 0.2, 0.1 + 0.2);
        row("empty blob, SQLite", sqlite, ValueKind::Blob, u"BLOB"_s, QByteArray(""), QByteArray(""));
        row("empty text, SQLite", sqlite, ValueKind::Text, u"TEXT"_s, u""_s, u""_s);
        row("number in a text, SQLite", sqlite, ValueKind::Text, u"TEXT"_s, u"007"_s, u"007"_s);
        row("decimal, PostgreSQL", postgresql, ValueKind::Decimal, u"numeric(12,2)"_s, u"12.5"_s, u"12.50"_s);
        row("long decimal, PostgreSQL", postgresql, ValueKind::Decimal, u"numeric"_s,
            u"12345678901234567.89"_s, u"12345678901234567.89"_s);
        row("date, PostgreSQL", postgresql, ValueKind::Date, u"date"_s, u"2026-05-12"_s, u"2026-05-12"_s);
        row("timestamp, PostgreSQL", postgresql, ValueKind::DateTime, u"timestamp without time zone"_s,
            u"2026-05-12T10:00"_s, u"2026-05-12 10:00:00"_s);
        row("microseconds, PostgreSQL", postgresql, ValueKind::DateTime, u"timestamp without time zone"_s,
            u"2026-05-12 10:00:00.123456"_s, u"2026-05-12 10:00:00.123456"_s);
        row("char(4), PostgreSQL", postgresql, ValueKind::Text, u"character(4)"_s, u"ab"_s, u"ab  "_s);
        row("json, PostgreSQL", postgresql, ValueKind::Json, u"json"_s, u"{\"a\":  1}"_s, u"{\"a\":  1}"_s);
        row("jsonb, PostgreSQL", postgresql, ValueKind::Json, u"jsonb"_s, u"{\"a\":  1}"_s, u"{\"a\": 1}"_s);
        row("double, PostgreSQL", postgresql, ValueKind::Real, u"double precision"_s, 0.1 + 0.2, 0.1 + 0.2);
        row("boolean, PostgreSQL", postgresql, ValueKind::Boolean, u"boolean"_s, true, true);
        row("empty blob, PostgreSQL", postgresql, ValueKind::Blob, u"bytea"_s, QByteArray(""),
            QByteArray(""));
        row("uuid, PostgreSQL", postgresql, ValueKind::Uuid, u"uuid"_s,
            u"A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11"_s, u"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"_s);
    }

    /// What comes back is accepted, and serves as the old value of the next change.
    void valuesAreKeptInWhateverClothes()
    {
        QFETCH(DatabaseLocation::Kind, kind);
        QFETCH(Column, declared);
        QFETCH(QVariant, typed);
        QFETCH(QVariant, stored);
        Things things(kind, declared);
        const auto inserted = things.insert(typed);
        QCOMPARE(errorsOf(inserted), QString());
        const Value came = inserted->records.constFirst().values.constLast();
        QVERIFY2(sameValue(came, stored), qPrintable(came.toString()));
        QCOMPARE(errorsOf(things.update(came, QVariant())), QString());
        QCOMPARE(errorsOf(things.update(QVariant(), typed)), QString());
    }

    void whatCannotBeStoredAsTypedIsRefused_data()
    {
        QTest::addColumn<DatabaseLocation::Kind>("kind");
        QTest::addColumn<Column>("declared");
        QTest::addColumn<QVariant>("typed");
        constexpr auto sqlite = DatabaseLocation::Kind::SQLite;
        constexpr auto postgresql = DatabaseLocation::Kind::PostgreSQL;
        const auto row = [](const char *name, DatabaseLocation::Kind kind, ValueKind meaning,
                            const QString &type, const QVariant &typed) {
            QTest::newRow(name) << kind << column(u"value"_s, meaning, type) << typed;
        };
        row("more digits than a double", sqlite, ValueKind::Decimal, u"NUMERIC"_s, u"12345678901234567.89"_s);
        row("a text that looks like a number", sqlite, ValueKind::Text, u"STRING"_s, u"007"_s);
        row("more decimals than the scale", postgresql, ValueKind::Decimal, u"numeric(12,2)"_s, u"1.005"_s);
        row("a fraction in an integer", postgresql, ValueKind::Integer, u"integer"_s, 12.5);
        row("spaces behind the limit", postgresql, ValueKind::Text, u"character varying(3)"_s, u"abc  "_s);
        row("a fraction of a second", postgresql, ValueKind::DateTime, u"timestamp(0) without time zone"_s,
            u"2026-05-12 10:00:00.7"_s);
    }

    void whatCannotBeStoredAsTypedIsRefused()
    {
        QFETCH(DatabaseLocation::Kind, kind);
        QFETCH(Column, declared);
        QFETCH(QVariant, typed);
        Things things(kind, declared);
        const auto outcome = things.insert(typed);
        QVERIFY(outcome && outcome->errors.size() == 1);
        QCOMPARE(outcome->errors.constFirst().error.column, u"value"_s);
        QVERIFY(errorsOf(outcome).startsWith(u"0 value: Value cannot be stored as typed"));
        QCOMPARE(things.value(u"SELECT count(*) FROM things"_s).toInt(), 0);
    }

    void aTriggerMayChangeWhatWasTyped_data() { addDatabaseKinds(); }

    /// What comes back is the row as the trigger left it, and it can be taken back.
    void aTriggerMayChangeWhatWasTyped()
    {
        Things things(databaseKind(), column(u"value"_s, ValueKind::Text, u"TEXT"_s));
        if (things.isSqlite())
            things.execute({u"CREATE TRIGGER shout AFTER INSERT ON things BEGIN UPDATE things SET value = "
                            "upper(new.value) WHERE id = new.id; END"_s});
        else
            things.execute(
                {u"CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.value := "
                 "upper(NEW.value); RETURN NEW; END $$"_s,
                 u"CREATE TRIGGER shout BEFORE INSERT ON things FOR EACH ROW EXECUTE FUNCTION shout()"_s});
        const auto outcome = things.insert(u"hello"_s);
        QCOMPARE(errorsOf(outcome), QString());
        QCOMPARE(outcome->done.constFirst().after.value(u"value"_s), QVariant(u"HELLO"_s));
        QCOMPARE(things.value(u"SELECT value FROM things"_s), QVariant(u"HELLO"_s));
    }

    void aTriggerThatRefusesSpeaksForItself()
    {
        Things things(DatabaseLocation::Kind::SQLite, column(u"value"_s, ValueKind::Text, u"TEXT"_s));
        things.execute(
            {u"CREATE TRIGGER refuse BEFORE INSERT ON things BEGIN SELECT RAISE(ROLLBACK, 'Closed on "
             "Sundays.'); END"_s});
        QVERIFY(errorsOf(things.insert(u"x"_s)).endsWith(u"Closed on Sundays."));
        QCOMPARE(things.value(u"SELECT count(*) FROM things"_s).toInt(), 0);
    }
};

RELATA_TEST(StoredValueTest, "stored_value");
#include "test_stored_value.moc"
