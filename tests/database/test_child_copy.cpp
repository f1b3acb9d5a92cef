#include "models/database/record_writer.h"
#include "models/database/schema_reader.h"
#include "support/test_registry.h"
#include "support/test_store.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const TableName customers(DatabaseLocation::Kind kind)
{
    return {kind == DatabaseLocation::Kind::SQLite ? QString() : u"public"_s, u"customers"_s};
}

/// The store, with more children of Grace Hopper (2), and a writer on it.
class Shop : public TestStore
{
public:
    explicit Shop(DatabaseLocation::Kind kind, std::initializer_list<QString> more = {})
        : TestStore(kind)
        , m_table(customers(kind))
    {
        execute(more);
        m_schema = *SchemaReader(connection()).read();
    }

    Result<ChangeOutcome> copyGrace(qsizetype limit = 1'000)
    {
        return RecordWriter(connection(), m_schema)
            .insertWithChildren(Change::insertion(m_table, {{u"name"_s, u"Grace II"_s}}), RecordKey({2LL}),
                                m_schema.childrenOf(m_table), limit);
    }

    Result<ChangeOutcome> takeBack(const QList<Change> &done)
    {
        QList<Change> inverses;
        for (const Change &change : done)
            inverses.prepend(change.inverse());
        return RecordWriter(connection(), m_schema).apply(inverses);
    }

    QString everything()
    {
        return rows(u"SELECT id, name FROM customers ORDER BY id"_s) + u'\n' +
               rows(
                   u"SELECT order_number, customer_id, ordered_on, total FROM orders ORDER BY order_number"_s);
    }

    Result<ChangeOutcome> remove(const RecordWriter::Progress &progress)
    {
        return RecordWriter(connection(), m_schema)
            .remove(m_table, {RecordKey({1LL}), RecordKey({2LL})}, true, progress);
    }

private:
    TableName m_table;
    Schema m_schema;
};

QString errorOf(const Result<ChangeOutcome> &outcome)
{
    if (!outcome)
        return u"failed: "_s + outcome.error().message;
    return outcome->succeeded() ? QString() : outcome->errors.constFirst().error.message;
}

} // namespace

/// A record with copies of another one's children.
class ChildCopyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void childrenGetTheNewParentAndTheNextNumbers_data() { addDatabaseKinds(); }

    void childrenGetTheNewParentAndTheNextNumbers()
    {
        Shop shop(databaseKind());
        const QString before = shop.everything();
        const auto outcome = shop.copyGrace();
        QCOMPARE(errorOf(outcome), QString());
        QCOMPARE(outcome->records.size(), 1);
        QCOMPARE(outcome->records.constFirst().key, RecordKey({4LL}));
        QCOMPARE(
            shop.rows(u"SELECT order_number, ordered_on, total FROM orders WHERE customer_id = 4 "
                      "ORDER BY order_number"_s),
            shop.rows(u"SELECT CASE order_number WHEN '20001' THEN '30002' ELSE '30003' END, ordered_on, "
                      "total FROM orders WHERE customer_id = 2 ORDER BY order_number"_s));
        QCOMPARE(leadingChange(outcome->done).table.name, u"customers"_s);

        QCOMPARE(errorOf(shop.takeBack(outcome->done)), QString());
        QCOMPARE(shop.everything(), before);
    }

    void aUniqueValueThatNothingSuggestsIsRefusedAndNothingIsStored_data() { addDatabaseKinds(); }

    void aUniqueValueThatNothingSuggestsIsRefusedAndNothingIsStored()
    {
        Shop shop(databaseKind(),
                  {u"CREATE TABLE logins (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES "
                   "customers(id), nickname TEXT NOT NULL UNIQUE)"_s,
                   u"INSERT INTO logins VALUES (1, 2, 'amazing')"_s});
        const QString before = shop.everything();
        QCOMPARE(errorOf(shop.copyGrace()),
                 u"The logins cannot be copied along. Each needs a nickname of its own."_s);
        QCOMPARE(shop.everything(), before);
        QCOMPARE(shop.value(u"SELECT count(*) FROM logins"_s).toInt(), 1);
    }

    void aRuleThatACopyBreaksIsSaidOfTheChildren_data() { addDatabaseKinds(); }

    void aRuleThatACopyBreaksIsSaidOfTheChildren()
    {
        Shop shop(databaseKind(),
                  {u"CREATE TABLE seats (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL "
                   "REFERENCES customers(id), hall TEXT NOT NULL, seat INTEGER NOT NULL, "
                   "UNIQUE (hall, seat))"_s,
                   u"INSERT INTO seats VALUES (1, 2, 'A', 7)"_s});
        const QString before = shop.everything();
        const QString error = errorOf(shop.copyGrace());
        QVERIFY2(error.startsWith(u"The seats cannot be copied along. "), qPrintable(error));
        QCOMPARE(shop.everything(), before);
    }

    void aChildByTwoRelationshipsIsCopiedOnce_data() { addDatabaseKinds(); }

    void aChildByTwoRelationshipsIsCopiedOnce()
    {
        Shop shop(databaseKind(),
                  {u"CREATE TABLE deliveries (id INTEGER PRIMARY KEY, sender INTEGER NOT NULL REFERENCES "
                   "customers(id), receiver INTEGER NOT NULL REFERENCES customers(id))"_s,
                   u"INSERT INTO deliveries VALUES (1, 2, 2), (2, 2, 1), (3, 3, 2)"_s});
        QCOMPARE(errorOf(shop.copyGrace()), QString());
        QCOMPARE(shop.rows(u"SELECT sender, receiver FROM deliveries WHERE id > 3 ORDER BY id"_s),
                 u"4|4\n4|1\n3|4"_s);
    }

    void moreChildrenThanTheLimitAreRefused_data() { addDatabaseKinds(); }

    void moreChildrenThanTheLimitAreRefused()
    {
        Shop shop(databaseKind());
        const QString before = shop.everything();
        QCOMPARE(errorOf(shop.copyGrace(1)),
                 u"The orders cannot be copied along. There are more than 1 of them."_s);
        QCOMPARE(shop.everything(), before);
    }

    void aDeletionThatIsStoppedLeavesEverything_data() { addDatabaseKinds(); }

    void aDeletionThatIsStoppedLeavesEverything()
    {
        Shop shop(databaseKind());
        const QString before = shop.everything();
        qint64 all = 0;
        const auto stopped = shop.remove([&all](qint64 done, qint64 of) {
            all = of;
            return done == 0; // after the first step, which deletes the orders
        });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, DatabaseError::Kind::Cancelled);
        QCOMPARE(all, 4); // two customers, two orders
        QCOMPARE(shop.everything(), before);
        QVERIFY(shop.remove({}));
        QVERIFY(shop.everything() != before);
    }
};

RELATA_TEST(ChildCopyTest, "child_copy");
#include "test_child_copy.moc"
