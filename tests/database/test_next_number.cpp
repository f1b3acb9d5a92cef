#include "models/database/record_writer.h"
#include "support/schema_by_hand.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Column number()
{
    Column number = column(u"number"_s, ValueKind::Text, u"VARCHAR(8)"_s);
    number.lengthLimit = 8;
    return number;
}

Schema paperSchema(const Column &value)
{
    Table papers = tableOf(u"papers"_s, {identityColumn(), value}, {u"id"_s});
    papers.uniqueKeys = {{value.name}};
    return schemaOf({papers});
}

/// What stands in the form when somebody begins a new record in a table with these numbers.
QString suggested(TestDatabase &database, const QStringList &numbers)
{
    database.execute({u"CREATE TABLE papers (id INTEGER PRIMARY KEY, number VARCHAR(8) UNIQUE)"_s});
    for (qsizetype i = 0; i < numbers.size(); ++i)
        database.execute({u"INSERT INTO papers VALUES (%1, '%2')"_s.arg(i).arg(numbers.at(i))});
    const Schema schema = paperSchema(number());
    const auto next = RecordWriter(database.connection(), schema).nextFree({{}, u"papers"_s}, u"number"_s);
    if (!next)
        return u"error: "_s + next.error().details;
    return next->isNull() ? u"NULL"_s : next->toString();
}

} // namespace

/// The number that a new record is offered.
class NextNumberTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theNextNumber_data()
    {
        QTest::addColumn<DatabaseLocation::Kind>("kind");
        QTest::addColumn<QStringList>("numbers");
        QTest::addColumn<QString>("next");
        const auto row = [](const char *name, const QStringList &numbers, const QString &next) {
            QTest::addRow("%s, SQLite", name) << DatabaseLocation::Kind::SQLite << numbers << next;
            QTest::addRow("%s, PostgreSQL", name) << DatabaseLocation::Kind::PostgreSQL << numbers << next;
        };
        row("one more", {u"12345"_s}, u"12346"_s);
        row("the highest counts, not the last", {u"12350"_s, u"12345"_s}, u"12351"_s);
        row("width is kept", {u"0099"_s}, u"0100"_s);
        row("prefix is kept", {u"R-098"_s, u"R-099"_s}, u"R-100"_s);
        row("more digits when they run out", {u"998"_s, u"999"_s}, u"1000"_s);
        row("shorter ones sort behind", {u"999"_s, u"1000"_s, u"1001"_s}, u"1002"_s);
        row("the newest prefix", {u"Z-5"_s, u"A-7"_s}, u"A-8"_s);
        row("a word at the end", {u"17"_s, u"draft"_s}, u"NULL"_s);
        row("full", {u"99999999"_s}, u"NULL"_s);
        row("nothing yet", {}, u"NULL"_s);
        row("words", {u"abc"_s}, u"NULL"_s);
    }

    void theNextNumber()
    {
        QFETCH(DatabaseLocation::Kind, kind);
        QFETCH(QStringList, numbers);
        QFETCH(QString, next);
        TestDatabase database(kind);
        QCOMPARE(suggested(database, numbers), next);
    }

    void anIntegerColumnCountsOn_data() { addDatabaseKinds(); }

    void anIntegerColumnCountsOn()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE papers (id INTEGER PRIMARY KEY, number INTEGER UNIQUE)"_s,
                          u"INSERT INTO papers VALUES (1, 41), (2, 7)"_s});
        const Schema schema = paperSchema(column(u"number"_s, ValueKind::Integer, u"INTEGER"_s));
        const auto next =
            RecordWriter(database.connection(), schema).nextFree({{}, u"papers"_s}, u"number"_s);
        QVERIFY(next);
        QCOMPARE(*next, QVariant(42LL));
    }

    void aColumnThatIsNotUniqueHasNoNextNumber()
    {
        TestDatabase database(DatabaseLocation::Kind::SQLite);
        const Schema schema = schemaOf({tableOf(u"papers"_s, {identityColumn(), number()}, {u"id"_s})});
        const auto next =
            RecordWriter(database.connection(), schema).nextFree({{}, u"papers"_s}, u"number"_s);
        QVERIFY(next && next->isNull());
    }

    /// 300,000 numbers without leading zeros: in text order the last is "99999", 200,000 behind the end.
    void aLongListIsNotScanned()
    {
        TestDatabase database(DatabaseLocation::Kind::SQLite);
        database.execute(
            {u"CREATE TABLE papers (id INTEGER PRIMARY KEY, number VARCHAR(8) UNIQUE)"_s,
             u"INSERT INTO papers WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
             "300000) SELECT 300001 - i, CAST(i AS TEXT) FROM n"_s});
        const Schema schema = paperSchema(number());
        const auto next =
            RecordWriter(database.connection(), schema).nextFree({{}, u"papers"_s}, u"number"_s);
        QVERIFY(next);
        QCOMPARE(next->toString(), u"300001"_s);
        for (const QString &sql : {u"SELECT max(number) FROM papers WHERE number >= '0' AND number < ':'"_s,
                                   u"SELECT 1 FROM papers WHERE number = '5' LIMIT 1"_s})
            QVERIFY(database.rows(u"EXPLAIN QUERY PLAN "_s + sql).contains(u"SEARCH papers USING"));
    }
};

RELATA_TEST(NextNumberTest, "next_number");
#include "test_next_number.moc"
