#include "support/test_registry.h"
#include "typing.h"
#include "ui/office.h"

#include <QtWidgets/QCheckBox>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QCheckBox *choice(TestWindow &window)
{
    return window.find<QCheckBox>(window.master(), u"withChildren"_s);
}

/// Ctrl+D on a customer; the form is ready when its fields are.
void duplicate(TestWindow &window, const QString &customer)
{
    window.click(window.master(), customer);
    QTRY_VERIFY(window.detail()->model()->isLoaded() && !window.detail()->model()->isPending());
    window.press(Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(window.find(window.master(), u"form"_s)->isVisible());
    QCOMPARE(window.find<QLineEdit>(window.master(), u"field:name"_s)->text(), customer);
}

} // namespace

/// Ctrl+D on a customer: alone, or with the orders.
class DuplicateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void childrenAreCopiedWhereItIsChosenAndOneUndoTakesAllBack_data() { addDatabaseKinds(); }

    void childrenAreCopiedWhereItIsChosenAndOneUndoTakesAllBack()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        const QString before = store.rows(u"SELECT * FROM orders ORDER BY id"_s);
        duplicate(window, u"Grace Hopper"_s);
        QTRY_VERIFY(choice(window)->isVisible());
        QCOMPARE(choice(window)->accessibleName(), u"With its 2 orders"_s);
        QVERIFY(!choice(window)->isChecked());

        window.press(Qt::Key_W, Qt::AltModifier);
        QTRY_VERIFY(choice(window)->isChecked());
        save(window);
        QTRY_COMPARE(store.value(u"SELECT count(*) FROM customers"_s).toInt(), 4);
        QCOMPARE(store.ordersOf(4).replace(u".50"_s, u".5"_s).replace(u".00"_s, QString()),
                 u"30002|new|12.5\n30003|new|80"_s);
        QTRY_VERIFY(window.rows(window.detail()).startsWith(u"30003|")); // they are shown beside it

        window.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(window.message(window.master()),
                     u"Undone: add customer Grace Hopper with 2 orders. What "
                     "was added is gone again."_s);
        QCOMPARE(store.value(u"SELECT count(*) FROM customers"_s).toInt(), 3);
        QCOMPARE(store.rows(u"SELECT * FROM orders ORDER BY id"_s), before);
    }

    void withoutTheChoiceTheRecordIsCopiedAlone_data() { addDatabaseKinds(); }

    void withoutTheChoiceTheRecordIsCopiedAlone()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        duplicate(window, u"Grace Hopper"_s);
        QTRY_VERIFY(choice(window)->isVisible());
        save(window);
        QTRY_COMPARE(store.value(u"SELECT count(*) FROM customers"_s).toInt(), 4);
        QCOMPARE(store.ordersOf(4), QString());

        window.press(Qt::Key_N, Qt::ControlModifier); // nothing to be copied in a new record
        QTRY_VERIFY(window.find(window.master(), u"form"_s)->isVisible());
        QVERIFY(!choice(window)->isVisible());
    }

    void tooManyAreSaidAndCannotBeChosen_data() { addDatabaseKinds(); }

    void tooManyAreSaidAndCannotBeChosen()
    {
        TestStore store(databaseKind());
        store.execute(
            {u"INSERT INTO orders (order_number, customer_id) WITH RECURSIVE n(i) AS (SELECT 1 UNION "
             "ALL SELECT i + 1 FROM n WHERE i < 1001) SELECT CAST(40000 + i AS VARCHAR(10)), 1 FROM n"_s});
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        duplicate(window, u"Ada Lovelace"_s);
        QTRY_VERIFY(choice(window)->isVisible());
        QCOMPARE(choice(window)->accessibleName(), u"Its 1,001 orders are too many to be copied along"_s);
        QVERIFY(!choice(window)->isEnabled());
    }

    void whatCannotBeCopiedIsSaidInTheFormAndNothingIsStored_data() { addDatabaseKinds(); }

    void whatCannotBeCopiedIsSaidInTheFormAndNothingIsStored()
    {
        TestStore store(databaseKind());
        store.execute(
            {u"CREATE TABLE logins (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES "
             "customers(id), nickname TEXT NOT NULL UNIQUE)"_s,
             u"INSERT INTO logins VALUES (1, 2, 'amazing')"_s});
        TestWindow window(store.location(), {u"customers"_s, {}});
        QTRY_VERIFY(window.isReady());
        duplicate(window, u"Grace Hopper"_s);
        QTRY_VERIFY(choice(window)->isVisible());
        window.press(Qt::Key_W, Qt::AltModifier);
        QTRY_VERIFY(choice(window)->isChecked());
        save(window);
        QTRY_COMPARE(formMessage(window),
                     u"The logins cannot be copied along. Each needs a nickname of its own."_s);
        QCOMPARE(store.value(u"SELECT count(*) FROM customers"_s).toInt(), 3);
        QCOMPARE(store.value(u"SELECT count(*) FROM orders"_s).toInt(), 3);
        QCOMPARE(window.find<QLineEdit>(window.master(), u"field:name"_s)->text(), u"Grace Hopper"_s);
    }

    void aDuplicateHasTheValuesButItsOwnNumber_data() { addDatabaseKinds(); }

    void aDuplicateHasTheValuesButItsOwnNumber()
    {
        Office office(databaseKind());
        office.store.execute({u"UPDATE orders SET status = 'shipped', note = 'by post' WHERE order_number = "
                              "'20002'"_s});
        QTRY_VERIFY(office.isReady());
        office.window.click(office.window.master(), u"Grace Hopper"_s);
        QTRY_VERIFY(office.window.rows(office.window.detail()).contains(u"20002"));
        office.window.click(office.window.detail(), u"20002"_s);
        QTRY_COMPARE(office.actionText(Qt::CTRL | Qt::Key_D), u"Duplicate Order 20002"_s);
        office.window.press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(office.formTitle(), u"New Order for Grace Hopper"_s);
        QTRY_COMPARE(office.text("order_number"), u"30002"_s); // the next free one
        QCOMPARE(office.text("ordered_on"), u"2/7/2026"_s);
        QCOMPARE(office.text("total"), u"80.00"_s);
        QCOMPARE(office.text("note"), u"by post"_s);
        office.window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(office.store.ordersOf(2).contains(u"30002|shipped|80"));
        QVERIFY(office.store.ordersOf(2).contains(u"20002|shipped|80"));
        QTRY_COMPARE(office.window.current(office.window.detail()), u"30002"_s);
        office.undo();
        QTRY_VERIFY(!office.store.ordersOf(2).contains(u"30002"));
    }

    void aDuplicateWithoutAParentBesideKeepsItsReference()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        window.click(window.master(), u"20001"_s);
        window.press(Qt::Key_D, Qt::ControlModifier);
        const auto *customer = window.find<QLineEdit>(window.master(), u"field:customer_id"_s);
        QCOMPARE(customer->text(), u"Grace Hopper"_s);
        const auto *number = window.find<QLineEdit>(window.master(), u"field:order_number"_s);
        QTRY_COMPARE(number->text(), u"30002"_s);
        window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(store.ordersOf(2).contains(u"30002|new|12.5"));
    }
};

RELATA_TEST(DuplicateTest, "duplicate");
#include "test_duplicate.moc"
