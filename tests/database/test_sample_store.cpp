#include "models/database/sample_store.h"
#include "models/database/sql_dialect.h"
#include "models/database/store_schema.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QDate Today(2026, 3, 31);

} // namespace

/// What `relata --sample` shows: the same believable customers and orders every time, on either database.
class SampleStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void thereAreAThousandCustomersAndTenThousandOrders_data() { addDatabaseKinds(); }

    void thereAreAThousandCustomersAndTenThousandOrders()
    {
        QCOMPARE(sample().value(u"SELECT count(*) FROM customers"_s).toInt(), 1'000);
        QCOMPARE(sample().value(u"SELECT count(*) FROM orders"_s).toInt(), 10'000);
    }

    void peopleWhomTheManualNamesAreThere_data() { addDatabaseKinds(); }

    void peopleWhomTheManualNamesAreThere()
    {
        QCOMPARE(sample().rows(u"SELECT id, name FROM customers WHERE id <= 6 ORDER BY id"_s),
                 u"1|Ada Lovelace\n2|Grace Hopper\n3|Åsa Lindqvist\n4|Jürgen Müller\n5|Noor de Vries\n"
                 "6|Siobhán O'Brien"_s);
        QVERIFY(sample().value(u"SELECT count(*) FROM orders WHERE customer_id = 1"_s).toInt() > 0);
    }

    void oneCustomerHasThousandsOfOrdersAndSomeHaveNone_data() { addDatabaseKinds(); }

    void oneCustomerHasThousandsOfOrdersAndSomeHaveNone()
    {
        const QStringList counts =
            sample()
                .rows(u"SELECT (SELECT count(*) FROM orders WHERE customer_id = customers.id) AS n"
                      " FROM customers ORDER BY n DESC"_s)
                .split(u'\n');
        QCOMPARE(counts.at(0).toInt(), 3'000);
        QVERIFY(counts.at(1).toInt() > 30 && counts.at(1).toInt() < 500);
        QVERIFY(counts.count(u"0"_s) >= 50 && counts.count(u"0"_s) < 200);
        QVERIFY(QSet<QString>(counts.begin(), counts.end()).size() > 15);
    }

    void namesAreWrittenInManyScripts_data() { addDatabaseKinds(); }

    void namesAreWrittenInManyScripts()
    {
        const QStringList names = sample().rows(u"SELECT name FROM customers"_s).split(u'\n');
        QMap<QChar::Script, int> scripts;
        for (const QString &name : names)
            ++scripts[name.at(0).script()];
        for (const QChar::Script script :
             {QChar::Script_Latin, QChar::Script_Greek, QChar::Script_Cyrillic, QChar::Script_Arabic,
              QChar::Script_Hebrew, QChar::Script_Han, QChar::Script_Hangul, QChar::Script_Devanagari})
            QVERIFY2(scripts.value(script) >= 20, qPrintable(QString::number(script)));
        QVERIFY(QSet<QString>(names.begin(), names.end()).size() > 700);
    }

    void mailGoesNowhere_data() { addDatabaseKinds(); }

    void mailGoesNowhere()
    {
        QCOMPARE(sample().rows(u"SELECT email FROM customers WHERE email NOT LIKE '%_@example.com'"
                               " AND email NOT LIKE '%_@example.org'"_s),
                 QString());
        QVERIFY(sample().value(u"SELECT count(email) FROM customers"_s).toInt() > 800);
        QVERIFY(sample().value(u"SELECT count(*) - count(phone) FROM customers"_s).toInt() > 50);
    }

    void orderNumbersRiseWithTimeAndLeave12345Free_data() { addDatabaseKinds(); }

    void orderNumbersRiseWithTimeAndLeave12345Free()
    {
        QCOMPARE(sample().rows(u"SELECT min(order_number), max(order_number) FROM orders"_s),
                 u"10001|20001"_s);
        QCOMPARE(sample().rows(u"SELECT order_number FROM orders WHERE order_number BETWEEN '12344' AND "
                               "'12346' ORDER BY order_number"_s),
                 u"12344\n12346"_s);
        QCOMPARE(sample().rows(u"SELECT a.id FROM orders a JOIN orders b ON b.id = a.id + 1"
                               " WHERE b.ordered_on < a.ordered_on OR b.order_number <= a.order_number"_s),
                 QString());
    }

    void ordersAreOfTheLastThreeYearsAndMostlyRecent_data() { addDatabaseKinds(); }

    void ordersAreOfTheLastThreeYearsAndMostlyRecent()
    {
        const QString days =
            u"SELECT CAST(min(ordered_on) AS VARCHAR), CAST(max(ordered_on) AS VARCHAR) FROM orders"_s;
        QCOMPARE(sample().rows(days), u"2023-03-31|2026-03-31"_s);
        const QString inYear =
            u"SELECT count(*) FROM orders WHERE ordered_on >= '%1-03-31' AND ordered_on < '%2-03-31'"_s;
        const int firstYear = sample().value(inYear.arg(2023).arg(2024)).toInt();
        const int lastYear = sample().value(inYear.arg(2025).arg(2026)).toInt();
        QVERIFY2(lastYear > 1.5 * firstYear, qPrintable(u"%1 %2"_s.arg(firstYear).arg(lastYear)));
    }

    void oldOrdersAreDoneAndNewOnesAreNot_data() { addDatabaseKinds(); }

    void oldOrdersAreDoneAndNewOnesAreNot()
    {
        QCOMPARE(
            sample().rows(u"SELECT DISTINCT status FROM orders WHERE ordered_on < '2026-02-01' ORDER BY 1"_s),
            u"cancelled\nshipped"_s);
        QCOMPARE(sample().rows(
                     u"SELECT DISTINCT status FROM orders WHERE ordered_on >= '2026-03-29' ORDER BY 1"_s),
                 u"new\npaid"_s);
    }

    void totalsHaveCents_data() { addDatabaseKinds(); }

    void totalsHaveCents()
    {
        QCOMPARE(sample().value(u"SELECT count(*) FROM orders WHERE total <= 0"_s).toInt(), 0);
        QVERIFY(
            sample().value(u"SELECT count(*) FROM orders WHERE total <> CAST(total AS INTEGER)"_s).toInt() >
            9'000);
        QVERIFY(sample().value(u"SELECT count(DISTINCT total) FROM orders"_s).toInt() > 5'000);
    }

    void someNotesAreLongSomeHaveLinesAndOneAnEmoji_data() { addDatabaseKinds(); }

    void someNotesAreLongSomeHaveLinesAndOneAnEmoji()
    {
        const auto notes =
            sample().connection().fetch({u"SELECT DISTINCT note FROM orders WHERE note IS NOT NULL"_s, {}});
        QVERIFY(notes);
        QStringList texts;
        for (const Connection::Row &row : *notes)
            texts << row.constFirst().toString();
        QVERIFY(texts.size() >= 15);
        QCOMPARE(texts.filter(u"🎁"_s).size(), 1);
        QVERIFY(texts.filter(u"\n"_s).size() >= 2);
        QVERIFY(std::ranges::any_of(texts, [](const QString &text) { return text.size() > 300; }));
        const int count = sample().value(u"SELECT count(note) FROM orders"_s).toInt();
        QVERIFY2(count > 500 && count < 1'200, qPrintable(QString::number(count)));
    }

    void theFileIsSound()
    {
        TestDatabase database(DatabaseLocation::Kind::SQLite);
        QVERIFY(fillSample(database.connection(), Today));
        QCOMPARE(database.rows(u"PRAGMA foreign_key_check"_s), QString());
        QCOMPARE(database.rows(u"PRAGMA integrity_check"_s), u"ok"_s);
        QCOMPARE(database.rows(u"SELECT name FROM sqlite_temp_master"_s), QString());
    }

    void itIsTheSameEveryTime()
    {
        const QString everything = u"SELECT name, order_number, ordered_on, status, total, note FROM orders"
                                   " JOIN customers ON customers.id = customer_id ORDER BY orders.id"_s;
        TestDatabase first(DatabaseLocation::Kind::SQLite);
        TestDatabase second(DatabaseLocation::Kind::SQLite);
        QVERIFY(fillSample(first.connection(), Today));
        QVERIFY(fillSample(second.connection(), Today));
        QCOMPARE(first.rows(everything), second.rows(everything));
    }

    void anotherCustomerCanBeAddedAfterwards_data() { addDatabaseKinds(); }

    void anotherCustomerCanBeAddedAfterwards()
    {
        TestDatabase database(databaseKind());
        QVERIFY(
            fillSample(database.connection(), Today, {.customers = 50, .orders = 300, .busyOrders = 100}));
        database.execute({u"INSERT INTO customers (name) VALUES ('Mary Somerville')"_s,
                          u"INSERT INTO orders (order_number, customer_id) VALUES ('12345', 51)"_s});
        QCOMPARE(database.rows(u"SELECT customer_id, count(*) FROM orders WHERE customer_id IN (10, 51)"
                               " GROUP BY customer_id ORDER BY 1"_s),
                 u"10|100\n51|1"_s);
    }

    void aStoreWithCustomersIsNotFilled()
    {
        TestDatabase database(DatabaseLocation::Kind::SQLite);
        QVERIFY(StoreSchema().migrate(database.connection()));
        database.execute({u"INSERT INTO customers (name) VALUES ('Ada')"_s});
        const auto refused = fillSample(database.connection(), Today);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(u"has customers already"));
        QCOMPARE(database.rows(u"SELECT name FROM customers"_s), u"Ada"_s);
    }

    void biggerSamplesHaveTheirBusyCustomerToo()
    {
        TestDatabase database(DatabaseLocation::Kind::SQLite);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(fillSample(database.connection(), Today,
                           {.customers = 30'000, .orders = 100'000, .busyOrders = 2'000}));
        qInfo("100,000 orders took %lld ms.", timer.elapsed());
        QCOMPARE(database.rows(u"SELECT (SELECT count(*) FROM customers), count(*) FROM orders"_s),
                 u"30000|100000"_s);
        QCOMPARE(database.value(u"SELECT count(*) FROM orders WHERE customer_id = 10"_s).toInt(), 2'000);
    }

private:
    /// A database of either kind with the sample in it; made once for all cases, since none changes it.
    TestDatabase &sample()
    {
        std::unique_ptr<TestDatabase> &database = m_databases[databaseKind()];
        if (database)
            return *database;
        database = std::make_unique<TestDatabase>(databaseKind());
        QElapsedTimer timer;
        timer.start();
        if (const auto filled = fillSample(database->connection(), Today); !filled)
            qFatal("%s %s", qPrintable(filled.error().message), qPrintable(filled.error().details));
        qInfo("The sample took %lld ms.", timer.elapsed());
        return *database;
    }

    std::map<DatabaseLocation::Kind, std::unique_ptr<TestDatabase>> m_databases;
};

RELATA_TEST(SampleStoreTest, "sample_store");
#include "test_sample_store.moc"
