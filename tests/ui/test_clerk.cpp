#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A clerk with a customer on the phone, whose every key is counted: a key with Ctrl held is one.
class Clerk
{
public:
    explicit Clerk(DatabaseLocation::Kind kind, const StartPlace &start = {})
        : store(kind)
        , window(store.location(), start)
    {
    }

    bool isReady() { return window.isReady(); }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ++m_keys;
        window.press(key, modifiers);
    }

    void type(const QString &text)
    {
        m_keys += int(text.size());
        for (const QChar key : text)
            window.type(key); // the first one may open a cell, where the others go
    }

    /// The keys since this was last asked.
    int keys() { return std::exchange(m_keys, 0); }

    RecordPane *customers() { return window.master(); }

    RecordPane *orders() { return window.detail(); }

    QString customer() { return TestWindow::current(window.master()); }

    QString order() { return TestWindow::current(window.detail()); }

    QString field(const QString &column)
    {
        return window.find<QLineEdit>(window.detail(), u"field:"_s + column)->text();
    }

    bool isIn(const QString &column)
    {
        return window.find<QLineEdit>(window.detail(), u"field:"_s + column)->hasFocus();
    }

    QString formTitle()
    {
        const auto *form = window.find(window.detail(), u"form"_s);
        return form->isVisible() ? form->accessibleName() : QString();
    }

    double total(const QString &number)
    {
        return store.value(u"SELECT total FROM orders WHERE order_number = '%1'"_s.arg(number)).toDouble();
    }

    TestStore store;
    TestWindow window;

private:
    int m_keys = 0;
};

} // namespace

/// A clerk's day in keys, each task counted.
class ClerkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aCustomerIsFoundAndTheLastOrdersAreThere_data() { addDatabaseKinds(); }

    void aCustomerIsFoundAndTheLastOrdersAreThere()
    {
        Clerk clerk(databaseKind());
        QTRY_VERIFY(clerk.isReady());
        QTRY_COMPARE(clerk.customer(), u"Ada Lovelace"_s);
        clerk.keys();

        clerk.press(Qt::Key_F, Qt::ControlModifier);
        clerk.type(u"hopp"_s);
        QTRY_COMPARE(clerk.customers()->model()->rowCount(), 1);
        clerk.press(Qt::Key_Return); // to the row
        QCOMPARE(clerk.keys(), 6);
        QTRY_COMPARE(clerk.customer(), u"Grace Hopper"_s);
        QTRY_VERIFY(clerk.customers()->table()->hasFocus());

        QTRY_COMPARE(TestWindow::rows(clerk.orders()), // the newest first
                     u"20002|2/7/2026|new|80.00|\n20001|1/5/2026|new|12.50|"_s);
        QCOMPARE(clerk.keys(), 0);
    }

    void ordersAreAddedOneAfterTheOther_data() { addDatabaseKinds(); }

    void ordersAreAddedOneAfterTheOther()
    {
        Clerk clerk(databaseKind());
        QTRY_VERIFY(clerk.isReady());
        QTRY_VERIFY(clerk.orders()->model()->isLoaded());
        clerk.keys();

        clerk.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(clerk.keys(), 1);
        QTRY_COMPARE(clerk.formTitle(), u"New Order for Ada Lovelace"_s);
        QTRY_COMPARE(clerk.field(u"order_number"_s), u"30002"_s);
        QVERIFY(clerk.isIn(u"order_number"_s));

        clerk.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(clerk.keys(), 1);
        QTRY_COMPARE(clerk.store.ordersOf(1).left(5), u"30002"_s);
        QTRY_COMPARE(clerk.field(u"order_number"_s), u"30003"_s);
        QVERIFY(clerk.isIn(u"order_number"_s));
        QCOMPARE(clerk.formTitle(), u"New Order for Ada Lovelace"_s);
    }

    void anOrderIsFoundByItsNumberAndCorrected_data() { addDatabaseKinds(); }

    void anOrderIsFoundByItsNumberAndCorrected()
    {
        Clerk clerk(databaseKind());
        QTRY_VERIFY(clerk.isReady());
        QTRY_COMPARE(clerk.customer(), u"Ada Lovelace"_s);
        clerk.keys();

        clerk.press(Qt::Key_K, Qt::ControlModifier);
        clerk.type(u"20001"_s);
        clerk.press(Qt::Key_Return);
        QTRY_COMPARE(clerk.order(), u"20001"_s);
        QCOMPARE(clerk.customer(), u"Grace Hopper"_s);
        QTRY_VERIFY(clerk.orders()->table()->hasFocus());
        QCOMPARE(clerk.keys(), 7);

        clerk.press(Qt::Key_Right);
        clerk.press(Qt::Key_Right);
        clerk.press(Qt::Key_Right);
        QCOMPARE(clerk.keys(), 3);
        clerk.type(u"99"_s); // what is new: typing begins the cell anew
        clerk.keys();
        clerk.press(Qt::Key_Return);
        QCOMPARE(clerk.keys(), 1); // 11 in all, and what is new
        QTRY_COMPARE(clerk.total(u"20001"_s), 99.0);
    }

    void anOrderIsFoundInItsTableAndCorrected_data() { addDatabaseKinds(); }

    void anOrderIsFoundInItsTableAndCorrected()
    {
        Clerk clerk(databaseKind(), {u"orders"_s, {}});
        QTRY_VERIFY(clerk.isReady());
        clerk.keys();

        clerk.press(Qt::Key_F, Qt::ControlModifier);
        clerk.type(u"20001"_s);
        QTRY_COMPARE(clerk.customers()->query().search, u"20001"_s); // the master is the table of orders now
        QTRY_VERIFY(!clerk.customers()->model()->isPending());
        QTRY_COMPARE(clerk.customer(), u"20001"_s);
        clerk.press(Qt::Key_Return);
        QTRY_VERIFY(clerk.customers()->table()->hasFocus());
        QCOMPARE(clerk.keys(), 7);

        for (int column = 0; column < 4; ++column) // number, customer, date, status
            clerk.press(Qt::Key_Right);
        QCOMPARE(clerk.keys(), 4);
        clerk.type(u"99"_s);
        clerk.keys();
        clerk.press(Qt::Key_Return);
        QCOMPARE(clerk.keys(), 1); // 12 in all, and what is new
        QTRY_COMPARE(clerk.total(u"20001"_s), 99.0);
    }

    void whatWasSavedIsTakenBackByOneKey_data() { addDatabaseKinds(); }

    void whatWasSavedIsTakenBackByOneKey()
    {
        Clerk clerk(databaseKind());
        QTRY_VERIFY(clerk.isReady());
        QTRY_VERIFY(clerk.orders()->model()->isLoaded());
        clerk.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(clerk.field(u"order_number"_s), u"30002"_s);
        clerk.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(clerk.order(), u"30002"_s);
        clerk.keys();

        clerk.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(clerk.keys(), 1);
        QTRY_COMPARE(clerk.store.ordersOf(1), QString());
        QTRY_COMPARE(TestWindow::message(clerk.orders()),
                     u"Undone: add order 30002 of Ada Lovelace. What was added is gone again."_s);
    }

    void fromAnOrderToItsCustomerIsOneKey_data() { addDatabaseKinds(); }

    void fromAnOrderToItsCustomerIsOneKey()
    {
        Clerk clerk(databaseKind(), {u"orders"_s, u"3"_s});
        QTRY_VERIFY(clerk.isReady());
        QTRY_COMPARE(clerk.customer(), u"30001"_s);
        clerk.keys();

        clerk.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(clerk.keys(), 1);
        QTRY_COMPARE(clerk.customer(), u"Åsa Öberg"_s);
        QTRY_COMPARE(clerk.order(), u"30001"_s);
    }

    void anOrderIsDuplicatedByOneKey_data() { addDatabaseKinds(); }

    void anOrderIsDuplicatedByOneKey()
    {
        Clerk clerk(databaseKind());
        QTRY_VERIFY(clerk.isReady());
        clerk.window.click(clerk.customers(), u"Grace Hopper"_s);
        QTRY_COMPARE(clerk.order(), u"20002"_s);
        clerk.window.click(clerk.orders(), u"20002"_s);
        clerk.keys();

        clerk.press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(clerk.keys(), 1);
        QTRY_COMPARE(clerk.formTitle(), u"New Order for Grace Hopper"_s);
        QTRY_COMPARE(clerk.field(u"order_number"_s), u"30002"_s);
        QCOMPARE(clerk.field(u"total"_s), u"80.00"_s);
        clerk.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(clerk.total(u"30002"_s), 80.0);
    }
};

RELATA_TEST(ClerkTest, "clerk");
#include "test_clerk.moc"
