#include "support/many_orders.h"
#include "support/test_registry.h"
#include "support/test_window.h"
#include "ui/row_window.h"

#include <QtWidgets/QScrollBar>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ManyRows = 300'000;

QLineEdit *number(TestWindow &window)
{
    return window.find<QLineEdit>(window.master(), u"rowNumber"_s);
}

QString jumpMessage(TestWindow &window)
{
    return window.find<QLabel>(window.master(), u"rowMessage"_s)->text();
}

void jump(TestWindow &window, const QString &row)
{
    window.press(Qt::Key_G, Qt::ControlModifier);
    window.type(row);
    window.press(Qt::Key_Return);
}

} // namespace

/// Going to a row by its number, and to any place with the scroll bar.
class RowJumpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aRowIsGoneToByItsNumber_data() { addDatabaseKinds(); }

    void aRowIsGoneToByItsNumber()
    {
        TestStore store(databaseKind());
        addOrders(store, ManyRows);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        // Asked for before it can have been counted.
        jump(window, u"270,003"_s);
        QTRY_COMPARE_WITH_TIMEOUT(window.current(window.master()), u"N270000"_s, 60'000);
        QCOMPARE(window.master()->currentRow(), 270'002);
        QVERIFY(!number(window)->isVisible());
        QVERIFY(window.master()->table()->holdsFocus());
        QTRY_COMPARE(window.status(u"position"_s), u"270,003 of 300,003 orders"_s);
        const RowWindow rows = window.master()->table()->rowWindow();
        QVERIFY(rows.contains(270'002) && rows.first() < 270'000);
        // Both ends, wherever one is.
        window.press(Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(window.current(window.master()), u"N300000"_s);
        window.press(Qt::Key_Home, Qt::ControlModifier);
        QTRY_COMPARE(window.current(window.master()), u"20001"_s);
    }

    void aRowThatIsNotThereIsSaid()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.master()->model()->isCountExact());
        window.press(Qt::Key_Down);
        jump(window, u"4"_s);
        QCOMPARE(jumpMessage(window), u"There are rows 1 to 3."_s);
        QCOMPARE(number(window)->accessibleDescription(), jumpMessage(window));
        QVERIFY(number(window)->hasFocus());
        QCOMPARE(window.master()->currentRow(), 1);
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.type(u"soon"_s);
        window.press(Qt::Key_Return);
        QCOMPARE(jumpMessage(window), u"Type a number such as 1,000."_s);
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.type(u"0"_s);
        window.press(Qt::Key_Return);
        QCOMPARE(jumpMessage(window), u"There are rows 1 to 3."_s);
        window.press(Qt::Key_Escape);
        QVERIFY(!number(window)->isVisible());
        QVERIFY(window.master()->table()->holdsFocus());
        QCOMPARE(window.master()->currentRow(), 1);
    }

    void draggingReachesEveryPlace_data() { addDatabaseKinds(); }

    void draggingReachesEveryPlace()
    {
        TestStore store(databaseKind());
        addOrders(store, ManyRows);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY_WITH_TIMEOUT(window.master()->model()->isCountExact(), 60'000);
        QScrollBar *bar = window.master()->table()->verticalScrollBar();
        const int inSight = window.master()->table()->rowWindow().fullRows();
        QCOMPARE(bar->maximum(), ManyRows + 3 - inSight);
        for (const int top : {150'000, 3, 299'000, 77'777}) {
            bar->setValue(top);
            const QModelIndex first = window.master()->model()->index(top, 1);
            QTRY_COMPARE_WITH_TIMEOUT(first.data().toString(), u"N%1"_s.arg(top - 2), 30'000);
        }
    }

    void aHugeParentsTabSaysHowManyThereAre_data() { addDatabaseKinds(); }

    void aHugeParentsTabSaysHowManyThereAre()
    {
        TestStore store(databaseKind());
        addOrders(store, 30'000, 3);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        const auto tab = [&window] {
            return window.find<QTabBar>(&window.window(), u"childTabs"_s)->tabText(0);
        };
        QTRY_COMPARE(tab(), u"Orders  0"_s);
        window.press(Qt::Key_End);
        window.press(Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(tab(), u"Orders  30,001"_s, 60'000);
        // Beside it, where it was not looked at, the counting stopped early.
        QTRY_COMPARE(
            window.master()->model()->index(2, window.master()->model()->columnCount() - 1).data().toString(),
            u"10,000+"_s);
        window.press(Qt::Key_Up);
        QTRY_COMPARE(tab(), u"Orders  2"_s);
    }
};

RELATA_TEST(RowJumpTest, "row_jump");
#include "test_row_jump.moc"
