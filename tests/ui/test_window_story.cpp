#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// The story through the window, with mouse and keys: a customer, the customer's orders, an order more.
class WindowStoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void customersStandBesideTheirOrders_data() { addDatabaseKinds(); }

    void customersStandBesideTheirOrders()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.current(window.master()), u"Ada Lovelace"_s);

        window.press(Qt::Key_Down);
        QTRY_COMPARE(window.rows(window.detail()), u"20002|2/7/2026|new|80.00|\n20001|1/5/2026|new|12.50|"_s);

        window.click(window.master(), u"Åsa Öberg"_s);
        QTRY_COMPARE(window.rows(window.detail()), u"30001|3/9/2026|new|7.25|"_s);
    }

    void anOrderIsAddedByKeys_data() { addDatabaseKinds(); }

    void anOrderIsAddedByKeys()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());

        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        auto *number = window.find<QLineEdit>(window.detail(), u"field:order_number"_s);
        QTRY_COMPARE(number->text(), u"30002"_s); // the next free one
        QTRY_COMPARE(QApplication::focusWidget(), number);
        number->selectAll();
        window.type(u"12345"_s);
        window.press(Qt::Key_S, Qt::ControlModifier);

        QTRY_COMPARE(store.ordersOf(1), u"12345|new|0"_s.append(store.isSqlite() ? u""_s : u".00"_s));
        QTRY_COMPARE(window.current(window.detail()), u"12345"_s);
        QTRY_VERIFY(window.rows(window.master()).contains(u"Ada Lovelace|||London|1"_s)); // counted at once
        QCOMPARE(window.status(u"saved"_s), u"All saved"_s);
    }

    void anOrderNumberOfElevenCharactersIsRefusedUnderItsField_data() { addDatabaseKinds(); }

    void anOrderNumberOfElevenCharactersIsRefusedUnderItsField()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());

        window.click(window.find(window.detail(), u"newButton"_s));
        auto *number = window.find<QLineEdit>(window.detail(), u"field:order_number"_s);
        QTRY_COMPARE(number->text(), u"30002"_s);
        number->selectAll();
        window.type(u"12345678901"_s);
        window.click(window.find(window.detail(), u"save"_s));

        auto *error = window.find<QLabel>(window.detail(), u"error:order_number"_s);
        QTRY_VERIFY(error->isVisible());
        QCOMPARE(error->text(), u"Order number must be at most 10 characters."_s);
        QCOMPARE(number->text(), u"12345678901"_s);
        QCOMPARE(store.ordersOf(1), QString());
    }

    void aNumberThatIsTakenIsSaidUnderItsFieldAndTheRestStays_data() { addDatabaseKinds(); }

    void aNumberThatIsTakenIsSaidUnderItsFieldAndTheRestStays()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());

        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        auto *number = window.find<QLineEdit>(window.detail(), u"field:order_number"_s);
        auto *total = window.find<QLineEdit>(window.detail(), u"field:total"_s);
        QTRY_COMPARE(number->text(), u"30002"_s);
        number->selectAll();
        window.type(u"20001"_s);
        total->setFocus();
        total->selectAll();
        window.type(u"99.90"_s);
        window.press(Qt::Key_S, Qt::ControlModifier);

        auto *error = window.find<QLabel>(window.detail(), u"error:order_number"_s);
        QTRY_VERIFY(error->isVisible());
        QCOMPARE(QApplication::focusWidget(), number);
        QCOMPARE(total->text(), u"99.90"_s);
        QCOMPARE(store.ordersOf(1), QString());
    }

    void deletingShowsWhatDependsOnItAndCanBeTakenBack_data() { addDatabaseKinds(); }

    void deletingShowsWhatDependsOnItAndCanBeTakenBack()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.click(window.master(), u"Grace Hopper"_s);
        const QString before = store.ordersOf(2);

        window.press(Qt::Key_Delete);
        QTRY_VERIFY(window.message(window.master())
                        .startsWith(u"Grace Hopper has 2 orders. Delete them too, move them"));
        const auto buttons = window.master()->messages()->findChildren<QPushButton *>();
        window.click(buttons.first());
        QTRY_COMPARE(store.value(u"SELECT count(*) FROM customers"_s).toInt(), 2);
        QCOMPARE(store.ordersOf(2), QString());
        QTRY_VERIFY(!window.rows(window.master()).contains(u"Grace"));

        window.master()->focusTable();
        window.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(store.ordersOf(2), before);
        QTRY_VERIFY(window.rows(window.master()).contains(u"Grace Hopper"));

        window.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(store.value(u"SELECT count(*) FROM customers"_s).toInt(), 2);
    }

    void altUpLeadsFromAnOrderToItsCustomer_data() { addDatabaseKinds(); }

    void altUpLeadsFromAnOrderToItsCustomer()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        window.click(window.master(), u"30001"_s);
        window.press(Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(window.current(window.master()), u"Åsa Öberg"_s);
        QTRY_COMPARE(window.current(window.detail()), u"30001"_s);
    }

    void aSearchFindsNamesWithoutTheirAccentsAndKeysByNumber_data() { addDatabaseKinds(); }

    void aSearchFindsNamesWithoutTheirAccentsAndKeysByNumber()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_F, Qt::ControlModifier);
        window.type(u"asa"_s);
        QTRY_COMPARE(window.master()->model()->rowCount(), 1);
        QTRY_COMPARE(window.current(window.master()), u"Åsa Öberg"_s);

        window.press(Qt::Key_F, Qt::ControlModifier);
        window.type(u"2"_s);
        QTRY_COMPARE(window.current(window.master()), u"Grace Hopper"_s);
        window.press(Qt::Key_Escape);
        QTRY_COMPARE(window.master()->model()->rowCount(), 3);
        QCOMPARE(window.current(window.master()), u"Grace Hopper"_s); // still the one found
    }
};

RELATA_TEST(WindowStoryTest, "window_story");
#include "test_window_story.moc"
