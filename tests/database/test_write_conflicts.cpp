#include "models/database/record_writer.h"
#include "models/database/transaction.h"
#include "support/schema_by_hand.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const TableName customers{{}, u"customers"_s};

Change moveTo(const QString &from, const QString &to)
{
    return Change::update(customers, RecordKey({1LL}), {{u"city"_s, from}}, {{u"city"_s, to}});
}

} // namespace

/// Two programs on one file, and a disk that is full: nothing is half written, and what happened is said.
class WriteConflictsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aLockThatStaysIsBusyAndNothingIsWritten()
    {
        TestDatabase database(DatabaseLocation::Kind::SQLite);
        database.execute(shopStatements(true));
        const auto other = database.connect();
        QVERIFY(other->execute(u"PRAGMA busy_timeout = 50"_s));
        const Schema schema = shopSchema();
        Transaction held(database.connection());
        QVERIFY(held.begin(Transaction::Mode::Write));
        const auto refused = RecordWriter(*other, schema).apply({moveTo(u"London"_s, u"Bath"_s)});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, DatabaseError::Kind::Busy);
        QVERIFY(held.commit());
        QCOMPARE(database.value(u"SELECT city FROM customers WHERE id = 1"_s), QVariant(u"London"_s));
        const auto again = RecordWriter(*other, schema).apply({moveTo(u"London"_s, u"Bath"_s)});
        QVERIFY(again && again->succeeded());
    }

    void theSecondOfTwoWritersIsTold_data() { addDatabaseKinds(); }

    void theSecondOfTwoWritersIsTold()
    {
        TestDatabase database(databaseKind());
        database.execute(shopStatements(database.isSqlite()));
        const auto other = database.connect();
        const Schema schema = shopSchema();
        const auto first =
            RecordWriter(database.connection(), schema).apply({moveTo(u"London"_s, u"Bath"_s)});
        QVERIFY(first && first->succeeded());
        const auto second = RecordWriter(*other, schema).apply({moveTo(u"London"_s, u"York"_s)});
        QVERIFY(second && !second->succeeded());
        QCOMPARE(second->errors.constFirst().error.kind, DatabaseError::Kind::Conflict);
        QCOMPARE(database.value(u"SELECT city FROM customers WHERE id = 1"_s), QVariant(u"Bath"_s));
    }

    void aFullDiskLosesNothing()
    {
        TestDatabase database(DatabaseLocation::Kind::SQLite);
        database.execute(shopStatements(true));
        const int pages = database.value(u"PRAGMA page_count"_s).toInt();
        database.execute({u"PRAGMA max_page_count = %1"_s.arg(pages + 2)});
        const Schema schema = shopSchema();
        const RecordWriter writer(database.connection(), schema);
        const QString rows = u"SELECT * FROM customers"_s;
        const QString before = database.rows(rows);
        const auto full = writer.apply({moveTo(u"London"_s, u"Bath"_s),
                                        Change::insertion(customers, {{u"name"_s, QString(200'000, u'x')}}),
                                        Change::insertion(customers, {{u"name"_s, u"Alan"_s}})});
        QVERIFY(!full);
        QCOMPARE(full.error().kind, DatabaseError::Kind::Full);
        QCOMPARE(database.rows(rows), before);
        QCOMPARE(database.value(u"PRAGMA integrity_check"_s), QVariant(u"ok"_s));
        const auto small = writer.apply({moveTo(u"London"_s, u"Bath"_s)});
        QVERIFY(small && small->succeeded());
    }

    void aRuleCheckedAtTheEndRefusesAll()
    {
        TestDatabase database(DatabaseLocation::Kind::PostgreSQL);
        database.execute(shopStatements(false));
        database.execute({u"CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE "
                          u"EXCEPTION 'Closed' USING "
                          "ERRCODE = '23514'; END $$"_s,
                          u"CREATE CONSTRAINT TRIGGER late AFTER UPDATE ON customers DEFERRABLE INITIALLY "
                          u"DEFERRED FOR EACH "
                          "ROW EXECUTE FUNCTION refuse()"_s});
        const Schema schema = shopSchema();
        const auto refused =
            RecordWriter(database.connection(), schema).apply({moveTo(u"London"_s, u"Bath"_s)});
        QVERIFY(refused);
        QCOMPARE(refused->errors.size(), 1);
        QVERIFY(refused->errors.constFirst().error.details.contains(u"Closed"));
        QVERIFY(refused->done.isEmpty() && refused->records.isEmpty());
        QCOMPARE(database.value(u"SELECT city FROM customers WHERE id = 1"_s), QVariant(u"London"_s));
    }
};

RELATA_TEST(WriteConflictsTest, "write_conflicts");
#include "test_write_conflicts.moc"
