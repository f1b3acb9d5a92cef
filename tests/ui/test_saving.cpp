#include "support/test_registry.h"
#include "ui/office.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// What happens between asking to save and its being done: numbers that others take, keys that come early.
class SavingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aNumberTakenMeanwhileMovesOnByItself_data() { addDatabaseKinds(); }

    void aNumberTakenMeanwhileMovesOnByItself()
    {
        Office office(databaseKind());
        QTRY_VERIFY(office.isReady());
        QCOMPARE(office.beginOrder(), u"30002"_s);
        office.store.execute({u"INSERT INTO orders (order_number, customer_id, ordered_on) VALUES "
                              "('30002', 3, '2026-04-01'), ('30003', 3, '2026-04-02')"_s});
        office.typeInto("total", u"5"_s);
        office.window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(office.store.ordersOf(1).startsWith(u"30004|new|5"));
        QTRY_COMPARE(office.window.message(office.window.detail()),
                     u"Order number 30002 was taken meanwhile; saved as 30004."_s);
        QCOMPARE(office.formTitle(), QString());
    }

    void aNumberThatWasTypedDoesNotMove_data() { addDatabaseKinds(); }

    void aNumberThatWasTypedDoesNotMove()
    {
        Office office(databaseKind());
        QTRY_VERIFY(office.isReady());
        QCOMPARE(office.beginOrder(), u"30002"_s);
        office.typeInto("order_number", u"40000"_s);
        office.store.execute({u"INSERT INTO orders (order_number, customer_id, ordered_on) VALUES "
                              "('40000', 3, '2026-04-01')"_s});
        office.window.press(Qt::Key_S, Qt::ControlModifier);
        auto *error = office.window.find<QLabel>(office.window.detail(), u"error:order_number"_s);
        QTRY_VERIFY(error->isVisible());
        QCOMPARE(office.text("order_number"), u"40000"_s);
        QCOMPARE(office.store.ordersOf(1), QString());
    }

    void whatIsTypedWhileSavingIsForTheNextRecord()
    {
        Office office(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(office.isReady());
        office.beginOrder();
        office.store.execute({u"BEGIN IMMEDIATE"_s}); // another program writes; saving takes its time
        office.window.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!office.field("order_number")->isEnabled());
        office.window.type(u"77"_s);
        office.window.press(Qt::Key_Tab);
        office.window.type(u"t"_s);
        office.window.press(Qt::Key_Return, Qt::ControlModifier);
        office.window.type(u"88"_s);
        office.store.execute({u"COMMIT"_s});
        QTRY_VERIFY_WITH_TIMEOUT(office.store.ordersOf(1).contains(u"77|new"), 10'000);
        QVERIFY(office.store.ordersOf(1).contains(u"30002|new"));
        QTRY_COMPARE(office.formTitle(), u"New Order for Ada Lovelace"_s);
        QCOMPARE(office.text("order_number"), u"88"_s);
    }

    void whatHasBeenSavedDoesNotTakeTheFocusFromWhoTypesElsewhere()
    {
        Office office(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(office.isReady());
        office.beginOrder();
        office.store.execute({u"BEGIN IMMEDIATE"_s});
        office.window.press(Qt::Key_S, Qt::ControlModifier);
        auto *search = office.window.find<QLineEdit>(office.window.master(), u"search"_s);
        office.window.click(search);
        office.window.type(u"gra"_s);
        office.store.execute({u"COMMIT"_s});
        QTRY_COMPARE_WITH_TIMEOUT(office.formTitle(), QString(), 10'000);
        office.window.type(u"ce"_s);
        QCOMPARE(search->text(), u"grace"_s);
    }
};

RELATA_TEST(SavingTest, "saving");
#include "test_saving.moc"
