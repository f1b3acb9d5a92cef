#include "support/test_registry.h"
#include "support/test_window.h"
#include "ui/breadcrumb.h"
#include "ui/child_tabs.h"
#include "ui/deep_shop.h"
#include "ui/filter_field.h"

#include <QtGui/QAction>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A window on the deep shop, and hands at its keys.
class Walker : public TestWindow
{
public:
    explicit Walker(const DeepShop &shop, const StartPlace &start = {u"customers"_s, {}})
        : TestWindow(shop.location(), start)
    {
    }

    void down() { press(Qt::Key_Down, Qt::AltModifier); }

    void up() { press(Qt::Key_Up, Qt::AltModifier); }

    void back() { press(Qt::Key_Left, Qt::AltModifier); }

    void forward() { press(Qt::Key_Right, Qt::AltModifier); }

    QString trail() { return find<Breadcrumb>(&window(), u"breadcrumb"_s)->steps().join(u" › "_s); }

    /// Whether what is shown is all there.
    bool isSettled()
    {
        return !master()->model()->isPending() && !detail()->model()->isPending() &&
               !window().view()->isOnItsWay();
    }

    /// What the window and the pane call what is shown.
    QString title() { return master()->heading(); }

    FilterField *filterField(const QString &column)
    {
        return master()->findChild<FilterField *>(u"filter:"_s + column);
    }

    /// Types a column's filter.
    void filter(const QString &column, const QString &text)
    {
        press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        filterField(column)->setFocus();
        type(text);
    }

    QToolButton *step(int index) { return find<QToolButton>(&window(), u"step:%1"_s.arg(index)); }
};

} // namespace

/// Down into what belongs to a record, up to what it belongs to, and back to where one was.
class PlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void altDownMakesTheDetailTheMaster_data() { addDatabaseKinds(); }

    void altDownMakesTheDetailTheMaster()
    {
        DeepShop shop(databaseKind());
        Walker window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.trail(), u"Customers › Ada Lovelace › Orders"_s);
        QTRY_COMPARE(window.current(window.detail()), u"102"_s);

        window.down();
        QTRY_COMPARE(window.trail(), u"Customers › Ada Lovelace › Orders › 102 › Line"_s);
        QCOMPARE(window.rows(window.master()), u"102|shipped|1\n101|new|2"_s); // hers alone
        QCOMPARE(window.title(), u"Orders of Ada Lovelace"_s);
        QVERIFY(window.window().windowTitle().startsWith(u"Orders of Ada Lovelace — "_s));
        QVERIFY(window.master()->table()->hasFocus());
        QTRY_COMPARE(window.rows(window.detail()), u"3|Lamp|7"_s);
    }

    void theRecordThatWasCurrentInTheDetailStaysCurrent()
    {
        DeepShop shop;
        Walker window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.current(window.detail()), u"102"_s);
        window.click(window.detail(), u"101"_s);
        window.down();
        QTRY_COMPARE(window.trail(), u"Customers › Ada Lovelace › Orders › 101 › Line"_s);
    }

    void keysThatComeBeforeTheRowsAreNotLost()
    {
        DeepShop shop;
        Walker window(shop);
        QTRY_VERIFY(window.isReady());
        window.down(); // whatever is there by now
        window.down();
        QTRY_VERIFY(window.trail().startsWith(u"Customers › Ada Lovelace › Orders › 102 › Line › "_s));
        QCOMPARE(window.rows(window.master()), u"3|Lamp|7"_s);
    }

    void whatIsNewThereBelongsToTheParent_data() { addDatabaseKinds(); }

    void whatIsNewThereBelongsToTheParent()
    {
        DeepShop shop(databaseKind());
        Walker window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.current(window.detail()), u"102"_s);
        window.down();
        QTRY_COMPARE(window.title(), u"Orders of Ada Lovelace"_s);
        window.press(Qt::Key_N, Qt::ControlModifier);
        auto *form = window.find(window.master(), u"form"_s);
        QTRY_VERIFY(form->isVisible());
        QCOMPARE(form->accessibleName(), u"New Order for Ada Lovelace"_s);
        auto *number = window.find<QLineEdit>(window.master(), u"field:order_number"_s);
        number->setFocus();
        number->selectAll();
        window.type(u"777"_s);
        window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(shop.value(u"SELECT customer_id FROM orders WHERE order_number = '777'"_s).toInt(), 1);
        QTRY_VERIFY(window.rows(window.master()).contains(u"777"_s));
    }

    void anEmptyPlaceSaysWhichKeyMakesTheFirstRecord()
    {
        DeepShop shop;
        Walker window(shop, {u"customers"_s, u"3"_s}); // without orders
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.detail()->table()->emptyText(),
                     u"No orders yet for Åsa Öberg.\nNew Order (Ctrl+Shift+N)"_s);
        window.down();
        QTRY_COMPARE(window.master()->table()->emptyText(),
                     u"No orders yet for Åsa Öberg.\nNew Order (Ctrl+N)"_s);
        QCOMPARE(window.trail(), u"Customers › Åsa Öberg › Orders"_s);
    }

    void altUpGoesBackUpTheWayThatOneCame()
    {
        DeepShop shop;
        Walker window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.current(window.detail()), u"102"_s);
        window.down();
        QTRY_COMPARE(window.current(window.master()), u"102"_s);
        window.press(Qt::Key_Down);
        QTRY_COMPARE(window.trail(), u"Customers › Ada Lovelace › Orders › 101 › Line"_s);
        window.up();
        QTRY_COMPARE(window.trail(), u"Customers › Ada Lovelace › Orders"_s);
        QTRY_COMPARE(window.current(window.detail()), u"101"_s);
    }

    void withSeveralParentsOneIsChosen()
    {
        DeepShop shop;
        Walker window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.current(window.detail()), u"102"_s);
        window.down();
        QTRY_COMPARE(window.rows(window.detail()), u"3|Lamp|7"_s);
        window.down();
        QTRY_COMPARE(window.title(), u"Line of 102"_s);
        QTRY_VERIFY(window.isSettled());
        window.up();
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 2);
        QCOMPARE(menu->activeAction()->text(), u"Product"_s); // not back to where one came from
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(window.trail(), u"Product › Lamp › Line"_s);
    }

    void backReturnsToTheExactPlace()
    {
        DeepShop shop;
        Walker window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.current(window.detail()), u"102"_s);
        RecordTableView *table = window.master()->table();
        const QPoint title(table->horizontalHeader()->sectionViewportPosition(1) + 20,
                           table->horizontalHeader()->height() / 2);
        for (int click = 0; click < 2; ++click) // by name, from the end
            QTest::mouseClick(table->horizontalHeader()->viewport(), Qt::LeftButton, {}, title);
        QTRY_COMPARE(window.current(window.master()), u"Ada Lovelace"_s);
        QTRY_COMPARE(window.master()->query().sort.size(), 1);
        window.press(Qt::Key_Home, Qt::ControlModifier);
        for (int i = 0; i < 60; ++i)
            window.press(Qt::Key_Down);
        const QString customer = window.current(window.master());
        table->setTopRow(table->topRow() + 3);
        const int top = table->topRow();
        QTRY_VERIFY(window.isSettled());

        window.down();
        QTRY_COMPARE(window.title(), u"Orders of "_s + customer);
        window.back();
        QTRY_COMPARE(window.title(), u"Customers"_s);
        QTRY_COMPARE(window.current(window.master()), customer);
        QCOMPARE(table->topRow(), top);
        QCOMPARE(window.master()->query().sort.value(0).column, u"name"_s);
        window.forward();
        QTRY_COMPARE(window.title(), u"Orders of "_s + customer);
    }

    void backReturnsToTheSearchAndTheTab()
    {
        DeepShop shop;
        Walker window(shop);
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_F, Qt::ControlModifier);
        window.type(u"grace"_s);
        QTRY_COMPARE(window.master()->model()->rowCount(), 1);
        window.press(Qt::Key_Return);
        window.press(Qt::Key_2, Qt::ControlModifier); // details
        window.window().view()->showTable({{}, u"product"_s});
        QTRY_COMPARE(window.current(window.master()), u"Anvil"_s);
        QCOMPARE(window.find<QLineEdit>(window.master(), u"search"_s)->text(), QString());

        window.back();
        QTRY_COMPARE(window.current(window.master()), u"Grace Hopper"_s);
        QCOMPARE(window.master()->query().search, u"grace"_s);
        QCOMPARE(window.find<QLineEdit>(window.master(), u"search"_s)->text(), u"grace"_s);
        QVERIFY(!window.window().view()->tabs()->relationship()); // the details
    }

    void backReturnsToTheFilters()
    {
        DeepShop shop;
        Walker window(shop);
        QTRY_VERIFY(window.isReady());
        window.filter(u"city"_s, u"malm"_s);
        QTRY_COMPARE(window.current(window.master()), u"Åsa Öberg"_s);
        window.master()->focusTable();
        window.down();
        QTRY_COMPARE(window.title(), u"Orders of Åsa Öberg"_s);
        window.window().view()->showTable({{}, u"customers"_s});
        QTRY_COMPARE(window.title(), u"Customers"_s);
        window.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier); // all of them again
        QTRY_COMPARE(window.master()->model()->rowCount(), DeepShop::Customers);
        QCOMPARE(window.filterField(u"city"_s)->text(), QString());
        window.back();
        QTRY_COMPARE(window.title(), u"Orders of Åsa Öberg"_s);
        window.back();
        QTRY_COMPARE(window.master()->model()->rowCount(), 1);
        QTRY_COMPARE(window.current(window.master()), u"Åsa Öberg"_s);
        QCOMPARE(window.filterField(u"city"_s)->text(), u"malm"_s);
    }

    void theDetailIsFoundAsItWasLeft()
    {
        DeepShop shop;
        Walker window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.current(window.detail()), u"102"_s);
        window.click(window.detail(), u"101"_s);
        window.press(Qt::Key_F, Qt::ControlModifier);
        window.type(u"10"_s);
        QTRY_COMPARE(window.detail()->query().search, u"10"_s);
        QTRY_VERIFY(window.isSettled());
        QTRY_COMPARE(window.current(window.detail()), u"101"_s);
        window.window().view()->showTable({{}, u"product"_s});
        QTRY_COMPARE(window.current(window.master()), u"Anvil"_s);
        window.back();
        QTRY_COMPARE(window.trail(), u"Customers › Ada Lovelace › Orders"_s);
        QTRY_COMPARE(window.detail()->query().search, u"10"_s);
        QTRY_COMPARE(window.current(window.detail()), u"101"_s);
        QVERIFY(window.detail()->table()->hasFocus());
    }

    void aRecordThatIsGoneLeavesItsPlace()
    {
        DeepShop shop;
        Walker window(shop, {u"customers"_s, u"50"_s});
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.current(window.master()), u"Customer 050"_s);
        window.window().view()->showTable({{}, u"product"_s});
        QTRY_COMPARE(window.current(window.master()), u"Anvil"_s);
        shop.execute({u"DELETE FROM customers WHERE id = 50"_s});
        window.back();
        QTRY_COMPARE(window.current(window.master()), u"Customer 051"_s);
    }

    void theMouseHasButtonsForIt()
    {
        DeepShop shop;
        Walker window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.current(window.detail()), u"102"_s);
        window.down();
        QTRY_COMPARE(window.title(), u"Orders of Ada Lovelace"_s);
        QTest::mouseClick(window.detail()->table()->viewport(), Qt::BackButton);
        QTRY_COMPARE(window.title(), u"Customers"_s);
        QTest::mouseClick(window.master()->table()->viewport(), Qt::ForwardButton);
        QTRY_COMPARE(window.title(), u"Orders of Ada Lovelace"_s);
    }

    void everyStepOfTheWayOpens()
    {
        DeepShop shop;
        Walker window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.current(window.detail()), u"102"_s);
        window.down();
        QTRY_COMPARE(window.trail(), u"Customers › Ada Lovelace › Orders › 102 › Line"_s);
        window.down();
        QTRY_VERIFY(window.trail().startsWith(u"Customers › Ada Lovelace › Orders › 102 › Line › "_s));

        window.click(window.step(2));
        QTRY_COMPARE(window.trail(), u"Customers › Ada Lovelace › Orders › 102 › Line"_s);
        window.click(window.step(1)); // Ada herself
        QTRY_COMPARE(window.trail(), u"Customers › Ada Lovelace"_s);
        QTRY_VERIFY(window.detail()->findChild<QLineEdit *>(u"field:city"_s));
        QVERIFY(window.find(window.detail(), u"field:city"_s)->isVisible());
        window.back();
        QTRY_COMPARE(window.title(), u"Orders of Ada Lovelace"_s);
        window.click(window.step(0));
        QTRY_COMPARE(window.trail(), u"Customers › Ada Lovelace › Orders"_s);
    }

    void whereThereIsLittleRoomTheStepsBetweenAreInAMenu()
    {
        DeepShop shop;
        Walker window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.current(window.detail()), u"102"_s);
        window.down();
        QTRY_COMPARE(window.trail(), u"Customers › Ada Lovelace › Orders › 102 › Line"_s);
        auto *breadcrumb = window.find<Breadcrumb>(&window.window(), u"breadcrumb"_s);
        auto *more = window.find<QToolButton>(&window.window(), u"moreSteps"_s);
        QVERIFY(!more->isVisible());
        breadcrumb->setFixedWidth(breadcrumb->sizeHint().width() * 2 / 3);
        QTRY_VERIFY(more->isVisible());
        QVERIFY(window.step(0)->isVisible());
        QVERIFY(window.step(4)->isVisible()); // where one is
        QVERIFY(!window.step(1)->isVisible());
        QVERIFY(window.step(4)->geometry().right() <= breadcrumb->width());
        QCOMPARE(more->menu()->actions().constFirst()->text(), u"Ada Lovelace"_s);
        more->menu()->actions().constFirst()->trigger();
        QTRY_COMPARE(window.trail(), u"Customers › Ada Lovelace"_s);
    }

    void inAFormAltDownOpensTheList()
    {
        DeepShop shop;
        shop.execute({u"CREATE TABLE task (id integer PRIMARY KEY, state varchar(10) NOT NULL "
                      "CHECK (state IN ('open', 'done')), customer_id integer REFERENCES customers (id))"_s});
        Walker window(shop, {u"task"_s, {}});
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_N, Qt::ControlModifier);
        auto *state = window.find<QComboBox>(window.master(), u"field:state"_s);
        QTRY_VERIFY(state->isVisible());
        state->setFocus();
        window.down();
        QTRY_VERIFY(QApplication::activePopupWidget());
        QApplication::activePopupWidget()->close();
        QCOMPARE(window.title(), u"Task"_s);
    }

    void ordersWithoutACustomerHaveAPlace_data() { addDatabaseKinds(); }

    void ordersWithoutACustomerHaveAPlace()
    {
        DeepShop shop(databaseKind());
        Walker window(shop, {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        QAction *without = actionCalled(window, u"Orders without customer"_s);
        QVERIFY(without);
        without->trigger();
        QTRY_COMPARE(window.title(), u"Orders without customer"_s);
        QCOMPARE(window.rows(window.master()).section(u'|', 0, 0), u"104"_s);
        QCOMPARE(window.master()->model()->rowCount(), 1);
        QCOMPARE(window.trail(), u"Orders without customer › 104 › Line"_s);
        window.back();
        QTRY_COMPARE(window.master()->model()->rowCount(), 4);
    }

    void ordersWithoutACustomerAreFilteredToo()
    {
        DeepShop shop;
        shop.execute({u"INSERT INTO orders VALUES (9, '109', NULL, 'shipped'), (10, '110', 1, 'shipped')"_s});
        Walker window(shop, {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        actionCalled(window, u"Orders without customer"_s)->trigger();
        QTRY_COMPARE(window.title(), u"Orders without customer"_s);
        QTRY_COMPARE(window.master()->model()->rowCount(), 2);
        window.filter(u"status"_s, u"shipped"_s);
        QTRY_COMPARE(window.current(window.master()), u"109"_s);
        QCOMPARE(window.master()->model()->rowCount(), 1);
        QCOMPARE(window.title(), u"Orders without customer"_s);
        window.back();
        QTRY_COMPARE(window.master()->model()->rowCount(), 6); // whose filters are their own
    }

private:
    /// In the Go menu's list of such places, which is filled when it is opened.
    static QAction *actionCalled(TestWindow &window, const QString &text)
    {
        for (QMenu *menu : window.window().findChildren<QMenu *>()) {
            if (QString(menu->title()).remove(u'&') != u"Without a Parent"_s)
                continue;
            Q_EMIT menu->aboutToShow();
            for (QAction *action : menu->actions()) {
                if (action->text() == text)
                    return action;
            }
        }
        return nullptr;
    }
};

RELATA_TEST(PlacesTest, "places");
#include "test_places.moc"
