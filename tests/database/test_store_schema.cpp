#include "models/database/sql_dialect.h"
#include "models/database/store_schema.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

#include <array>
#include <latch>
#include <thread>
#include <vector>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What stands in front of a failing comparison instead of "false".
template <typename T>
QString failureOf(const Result<T> &result)
{
    return result ? QString() : result.error().message + result.error().details;
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) &&
           file.write(content) == content.size();
}

constexpr auto AddCustomer = "INSERT INTO customers (name) VALUES ('Ada Lovelace')";
constexpr auto AddOrder = "INSERT INTO orders (order_number, customer_id) VALUES ('12345', 1)";

} // namespace

/// The store's tables: made in an empty database, brought up to date in an old one, left alone in all others.
class StoreSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void anEmptyDatabaseBecomesAStore_data() { addDatabaseKinds(); }

    void anEmptyDatabaseBecomesAStore()
    {
        TestDatabase database(databaseKind());
        QCOMPARE(StoreSchema::isOwn(database.connection()), Result<bool>(false));
        QCOMPARE(failureOf(StoreSchema().migrate(database.connection())), QString());
        QCOMPARE(StoreSchema::isOwn(database.connection()), Result<bool>(true));
        database.execute({QString::fromLatin1(AddCustomer), QString::fromLatin1(AddOrder)});
        QCOMPARE(database.rows(u"SELECT order_number, status, total + 0, note FROM orders"_s),
                 database.isSqlite() ? u"12345|new|0|NULL"_s : u"12345|new|0.00|NULL"_s);
        QCOMPARE(database.value(u"SELECT CAST(ordered_on AS VARCHAR) FROM orders"_s).toString(),
                 QDate::currentDate().toString(Qt::ISODate));
    }

    void openingItAgainChangesNothing_data() { addDatabaseKinds(); }

    void openingItAgainChangesNothing()
    {
        TestDatabase database(databaseKind());
        QCOMPARE(failureOf(StoreSchema().migrate(database.connection())), QString());
        database.execute({QString::fromLatin1(AddCustomer)});
        const auto again = database.connect();
        QCOMPARE(failureOf(StoreSchema().migrate(*again)), QString());
        QCOMPARE(StoreSchema::isOwn(*again), Result<bool>(true));
        QCOMPARE(database.rows(u"SELECT id, name FROM customers"_s), u"1|Ada Lovelace"_s);
    }

    void anOlderStoreIsBroughtUpToDate_data() { addDatabaseKinds(); }

    void anOlderStoreIsBroughtUpToDate()
    {
        TestDatabase database(databaseKind());
        Connection &connection = database.connection();
        QCOMPARE(failureOf(StoreSchema().migrateTo(1, connection)), QString());
        database.execute({QString::fromLatin1(AddCustomer)});
        QCOMPARE(failureOf(StoreSchema().migrate(connection)), QString());
        QCOMPARE(connection.dialect().storeVersion(connection).value(),
                 std::optional(StoreSchema().latestVersion(connection.dialect())));
        QCOMPARE(database.rows(u"SELECT id, name FROM customers"_s), u"1|Ada Lovelace"_s);
    }

    void eachScriptWritesItsOwnNumber_data() { addDatabaseKinds(); }

    void eachScriptWritesItsOwnNumber()
    {
        TestDatabase database(databaseKind());
        Connection &connection = database.connection();
        const int latest = StoreSchema().latestVersion(connection.dialect());
        QVERIFY(latest >= 2);
        for (int version = 1; version <= latest; ++version) {
            QCOMPARE(failureOf(StoreSchema().migrateTo(version, connection)), QString());
            QCOMPARE(connection.dialect().storeVersion(connection).value(), std::optional(version));
        }
    }

    void aNewerStoreIsRefused_data() { addDatabaseKinds(); }

    void aNewerStoreIsRefused()
    {
        TestDatabase database(databaseKind());
        QCOMPARE(failureOf(StoreSchema().migrate(database.connection())), QString());
        database.execute({database.isSqlite() ? u"PRAGMA user_version = 99"_s
                                              : u"INSERT INTO relata_schema (version) VALUES (99)"_s});
        const auto refused = StoreSchema().migrate(database.connection());
        QVERIFY(!refused);
        QVERIFY(refused.error().message.endsWith(u"was made by a newer version of Relata."));
    }

    void somebodyElsesDatabaseIsLeftAlone_data() { addDatabaseKinds(); }

    void somebodyElsesDatabaseIsLeftAlone()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE albums (id INTEGER PRIMARY KEY)"_s});
        const auto refused = StoreSchema().migrate(database.connection());
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(u"was not made by Relata"));
        QCOMPARE(StoreSchema::isOwn(database.connection()), Result<bool>(false));
        QVERIFY(database.rows(u"SELECT * FROM customers"_s).startsWith(u"error"));
    }

    void aMigrationThatFailsLeavesTheOldStore_data() { addDatabaseKinds(); }

    void aMigrationThatFailsLeavesTheOldStore()
    {
        TestDatabase database(databaseKind());
        Connection &connection = database.connection();
        QCOMPARE(failureOf(StoreSchema().migrate(connection)), QString());
        const auto before = connection.dialect().storeVersion(connection).value();

        QTemporaryDir folder;
        copyScripts(connection.dialect(), folder.path());
        const QString next = folder.filePath(connection.dialect().schemaFolder() + u"/900_suppliers.sql"_s);
        QVERIFY(write(next, "CREATE TABLE suppliers (id INTEGER PRIMARY KEY);\n"
                            "INSERT INTO nowhere VALUES (1);"));
        const auto failed = StoreSchema(folder.path()).migrate(connection);
        QVERIFY(!failed);
        QVERIFY2(failed.error().details.contains(u"nowhere"), qPrintable(failed.error().details));
        QCOMPARE(connection.dialect().storeVersion(connection).value(), before);
        QVERIFY(database.rows(u"SELECT * FROM suppliers"_s).startsWith(u"error"));
    }

    void twoProgramsCanOpenANewStoreAtOnce_data() { addDatabaseKinds(); }

    void twoProgramsCanOpenANewStoreAtOnce()
    {
        constexpr int Programs = 4;
        TestDatabase database(databaseKind());
        DatabaseLocation location = database.location();
        location.ownStore = true;
        std::array<QString, Programs> failures;
        std::latch together(Programs);
        {
            std::vector<std::jthread> programs;
            programs.reserve(Programs);
            for (QString &failure : failures)
                programs.emplace_back([&] {
                    together.arrive_and_wait();
                    auto connection = Connection::open(location);
                    failure =
                        connection ? failureOf(StoreSchema().migrate(**connection)) : failureOf(connection);
                });
        }
        for (const QString &failure : failures)
            QCOMPARE(failure, QString());
        database.execute({QString::fromLatin1(AddCustomer), QString::fromLatin1(AddOrder)});
    }

    void theRulesHold_data()
    {
        QTest::addColumn<DatabaseLocation::Kind>("kind");
        QTest::addColumn<QString>("refused");
        const std::initializer_list<std::pair<const char *, QString>> rules{
            {"a customer has a name", u"INSERT INTO customers (name) VALUES ('  ')"_s},
            {"an order has a customer", u"INSERT INTO orders (order_number, customer_id) VALUES ('1', 77)"_s},
            {"an order number is taken once",
             u"INSERT INTO orders (order_number, customer_id) VALUES ('12345', 1)"_s},
            {"a status is one of four", u"UPDATE orders SET status = 'lost'"_s},
            {"a date is a date", u"UPDATE orders SET ordered_on = 'soon'"_s},
            {"a total is a number", u"UPDATE orders SET total = 'much'"_s},
            {"a customer with orders stays", u"DELETE FROM customers"_s},
        };
        for (const auto &[name, refused] : rules) {
            QTest::addRow("%s, sqlite", name) << DatabaseLocation::Kind::SQLite << refused;
            QTest::addRow("%s, postgresql", name) << DatabaseLocation::Kind::PostgreSQL << refused;
        }
    }

    void theRulesHold()
    {
        QFETCH(QString, refused);
        TestDatabase database(databaseKind());
        QCOMPARE(failureOf(StoreSchema().migrate(database.connection())), QString());
        database.execute({QString::fromLatin1(AddCustomer), QString::fromLatin1(AddOrder)});
        const auto result = database.connection().execute(refused);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, DatabaseError::Kind::Constraint);
    }

    void aDeletedKeyIsNotGivenAgain_data() { addDatabaseKinds(); }

    void aDeletedKeyIsNotGivenAgain()
    {
        TestDatabase database(databaseKind());
        QCOMPARE(failureOf(StoreSchema().migrate(database.connection())), QString());
        database.execute(
            {QString::fromLatin1(AddCustomer), u"DELETE FROM customers"_s, QString::fromLatin1(AddCustomer)});
        QCOMPARE(database.rows(u"SELECT id FROM customers"_s), u"2"_s);
    }

    void everyOrderThatAListIsSortedByIsAnIndex_data() { addDatabaseKinds(); }

    void everyOrderThatAListIsSortedByIsAnIndex()
    {
        TestDatabase database(databaseKind());
        Connection &connection = database.connection();
        QCOMPARE(failureOf(StoreSchema().migrate(connection)), QString());
        // An empty table is sorted faster than its index is read; asked is whether the index would do.
        if (!database.isSqlite())
            database.execute({u"SET enable_sort = off"_s, u"SET enable_incremental_sort = off"_s,
                              u"SET enable_seqscan = off"_s, u"SET enable_bitmapscan = off"_s});
        for (const QString &order : orders()) {
            const Statement statement{u"SELECT * FROM "_s + order + u" LIMIT 100"_s, {}};
            QVERIFY2(connection.dialect().isOrderIndexed(connection, statement, {}).value(),
                     qPrintable(order));
        }
        const Statement unindexed{u"SELECT * FROM orders ORDER BY note, id LIMIT 100"_s, {}};
        QVERIFY(!connection.dialect().isOrderIndexed(connection, unindexed, {}).value());
    }

private:
    static QStringList orders()
    {
        QStringList orders{u"orders WHERE customer_id = 1 ORDER BY id DESC"_s,
                           u"orders WHERE customer_id = 1 ORDER BY ordered_on DESC, id DESC"_s};
        for (const QString &column : {u"name"_s, u"email"_s, u"phone"_s, u"city"_s})
            orders << u"customers ORDER BY %1 DESC, id DESC"_s.arg(column);
        for (const QString &column :
             {u"order_number"_s, u"customer_id"_s, u"ordered_on"_s, u"status"_s, u"total"_s})
            orders << u"orders ORDER BY %1, id"_s.arg(column);
        return orders;
    }

    static void copyScripts(const SqlDialect &dialect, const QString &folder)
    {
        const QDir own(u":/schema/"_s + dialect.schemaFolder());
        const QDir target(folder + u'/' + dialect.schemaFolder());
        QVERIFY(target.mkpath(u"."_s));
        for (const QString &name : own.entryList())
            QVERIFY(QFile::copy(own.filePath(name), target.filePath(name)));
    }
};

RELATA_TEST(StoreSchemaTest, "store_schema");
#include "test_store_schema.moc"
