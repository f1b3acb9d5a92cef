#include "models/key_moves.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

namespace {

const TableName Visits{u"public"_s, u"visit"_s};
const TableName Customers{u"public"_s, u"customer"_s};

RecordKey at(const QString &place)
{
    return RecordKey({place});
}

/// Visits go by where they lie, customers by a number.
Schema schema()
{
    Table visits{.name = Visits, .columns = {{.name = u"note"_s}}, .key = {u"ctid"_s}};
    Table customers{.name = Customers, .columns = {{.name = u"id"_s}}, .primaryKey = {u"id"_s}};
    customers.key = {u"id"_s};
    return {{visits, customers}, {}, {}};
}

Change insertion(const TableName &table, const RecordKey &key)
{
    Change change = Change::insertion(table, {});
    change.key = key;
    change.keyAfter = key;
    return change;
}

} // namespace

/// Rows that go by where they lie are found again by what is to be taken back next.
class KeyMovesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aRowThatCameBackElsewhereHasMoved()
    {
        const auto moves = keyMoves(schema(), {Change::deletion(Visits, at(u"(0,1)"_s), {})},
                                    {insertion(Visits, at(u"(0,7)"_s))});
        QCOMPARE(moves.size(), 1);
        QList<Change> earlier{Change::update(Visits, at(u"(0,1)"_s), {}, {}),
                              insertion(Visits, at(u"(0,2)"_s))};
        QVERIFY(follow(moves, earlier));
        QCOMPARE(earlier.at(0).key, at(u"(0,7)"_s));
        QCOMPARE(earlier.at(0).keyAfter, at(u"(0,7)"_s));
        QCOMPARE(earlier.at(1).key, at(u"(0,2)"_s)); // another row
    }

    void theLastChangeIsTakenBackFirst()
    {
        const auto moves = keyMoves(
            schema(),
            {Change::deletion(Visits, at(u"(0,1)"_s), {}), Change::deletion(Visits, at(u"(0,2)"_s), {})},
            {insertion(Visits, at(u"(0,8)"_s)), insertion(Visits, at(u"(0,9)"_s))});
        QCOMPARE(moves.size(), 2);
        QCOMPARE(moves.at(0).from, at(u"(0,2)"_s));
        QCOMPARE(moves.at(0).to, at(u"(0,8)"_s));
        QCOMPARE(moves.at(1).from, at(u"(0,1)"_s));
    }

    void whatWasAddedAndIsGoneAgainHasNotMoved()
    {
        QVERIFY(keyMoves(schema(), {insertion(Visits, at(u"(0,1)"_s))},
                         {Change::deletion(Visits, at(u"(0,1)"_s), {})})
                    .isEmpty());
    }

    void aKeyOfTheTableIsTheRowsOwn()
    {
        QVERIFY(keyMoves(schema(), {Change::deletion(Customers, at(u"1"_s), {})},
                         {insertion(Customers, at(u"2"_s))})
                    .isEmpty());
    }

    void theSameKeyInAnotherTableIsAnotherRow()
    {
        QList<Change> earlier{Change::update(Customers, at(u"(0,1)"_s), {}, {})};
        QVERIFY(!follow({{Visits, at(u"(0,1)"_s), at(u"(0,7)"_s)}}, earlier));
        QCOMPARE(earlier.at(0).key, at(u"(0,1)"_s));
    }
};

RELATA_TEST(KeyMovesTest, "key_moves");
#include "test_key_moves.moc"
