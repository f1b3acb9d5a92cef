#include "support/many_orders.h"
#include "support/test_registry.h"
#include "support/test_window.h"
#include "ui/row_window.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ManyRows = 300'000;
constexpr int Long = 60'000;

} // namespace

/// In a long list nothing moves that need not: the current row, its place on the screen, what is selected and
/// an editor that is open.
class StayPutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void refreshingKeepsThePlaceAndTheSelection_data() { addDatabaseKinds(); }

    void refreshingKeepsThePlaceAndTheSelection()
    {
        TestStore store(databaseKind());
        addOrders(store, ManyRows);
        TestWindow window(store.location(), {u"orders"_s, {}});
        enter(window, 150'000);
        select(window, {149'999, 150'001, 150'002});
        const int place = placeOnScreen(window);
        // Somebody else takes two rows away above, and one between what is selected.
        store.execute({u"DELETE FROM orders WHERE order_number IN ('N5', 'N100', 'N149997')"_s});
        refresh(window, ManyRows);
        QCOMPARE(window.current(window.master()), u"N149999"_s);
        QTRY_COMPARE(selected(window), u"N149996 N149998 N149999"_s);
        QCOMPARE(placeOnScreen(window), place);
    }

    void whoeverGoesOnIsNotTakenBackByARecordThatWasLookedFor()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        addOrders(store, ManyRows);
        TestWindow window(store.location(), {u"orders"_s, {}});
        enter(window, 1'000);
        const RecordKey far({200'000LL});
        window.master()->select(far);
        window.press(Qt::Key_Down);
        const QString next = window.current(window.master());
        bool answered = false; // what was asked before has been answered by then
        window.master()->model()->locate(far, [&answered](std::optional<int>) { answered = true; });
        QTRY_VERIFY(answered);
        QCOMPARE(window.current(window.master()), next);
    }

    void allRowsStaySelected()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        addOrders(store, ManyRows);
        TestWindow window(store.location(), {u"orders"_s, {}});
        enter(window, 1'000);
        window.press(Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(window.status(u"sums"_s).startsWith(u"300,003 selected"_s), Long);
        store.execute({u"DELETE FROM orders WHERE order_number = 'N5'"_s});
        refresh(window, ManyRows + 2);
        const QItemSelection all = window.master()->table()->selectionModel()->selection();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.constFirst().height(), ManyRows + 2);
    }

    void whatIsGoneIsNotReplacedInTheSelection()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        addOrders(store, ManyRows);
        TestWindow window(store.location(), {u"orders"_s, {}});
        enter(window, 1'000);
        select(window, {999, 1'001});
        store.execute({u"DELETE FROM orders WHERE order_number = 'N996'"_s});
        refresh(window, ManyRows + 2);
        QTRY_COMPARE(selected(window), u"N998"_s);
        // The current one: its neighbour is current then, and nothing else is selected.
        select(window, {1'003, 1'005});
        store.execute(
            {u"DELETE FROM orders WHERE order_number = 'N%1'"_s.arg(window.current(window.master()).mid(1))});
        refresh(window, ManyRows + 1);
        QTRY_COMPARE(selected(window).count(u'N'), 1);
        QCOMPARE(selected(window), window.current(window.master()));
    }

    void refreshingKeepsAnOpenEditor_data() { addDatabaseKinds(); }

    void refreshingKeepsAnOpenEditor()
    {
        TestStore store(databaseKind());
        addOrders(store, ManyRows);
        TestWindow window(store.location(), {u"orders"_s, {}});
        enter(window, 200'000);
        RecordTableView *table = window.master()->table();
        const int column = int(window.master()->model()->columns().indexOf(u"note"_s));
        table->setCurrentIndex(table->currentIndex().siblingAtColumn(column));
        window.press(Qt::Key_F2);
        QTRY_VERIFY(table->openEditor());
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.type(u"half ty"_s);
        const QPointer<QWidget> editor = table->openEditor();
        store.execute({u"DELETE FROM orders WHERE order_number IN ('N5', 'N6')"_s});
        refresh(window, ManyRows + 1);
        QVERIFY(editor);
        QCOMPARE(table->openEditor(), editor.data());
        QCOMPARE(table->openEditorIndex().row(), 199'997);
        window.type(u"ped"_s);
        window.press(Qt::Key_Return);
        QTRY_COMPARE(store.rows(u"SELECT note FROM orders WHERE order_number = 'N199997'"_s),
                     u"half typed"_s);
        QTRY_COMPARE(store.rows(u"SELECT count(*) FROM orders WHERE note = 'half typed'"_s), u"1"_s);
    }

    void insertingDeletingAndUndoingLeaveTheRestInPlace_data() { addDatabaseKinds(); }

    void insertingDeletingAndUndoingLeaveTheRestInPlace()
    {
        TestStore store(databaseKind());
        addOrders(store, ManyRows);
        TestWindow window(store.location(), {u"orders"_s, {}});
        enter(window, 150'000);
        const int top = window.master()->table()->topRow();
        // Another row in sight is deleted, and brought back.
        window.press(Qt::Key_Down);
        QTRY_COMPARE(window.current(window.master()), u"N149998"_s);
        window.press(Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(store.rows(u"SELECT count(*) FROM orders WHERE order_number = 'N149998'"_s),
                                  u"0"_s, Long);
        QTRY_COMPARE(window.master()->model()->rowCount(), ManyRows + 2);
        QCOMPARE(window.master()->table()->topRow(), top);
        QTRY_COMPARE(window.master()->model()->index(150'000, 1).data().toString(), u"N149999"_s);
        window.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(store.rows(u"SELECT count(*) FROM orders WHERE order_number = 'N149998'"_s),
                                  u"1"_s, Long);
        QTRY_COMPARE_WITH_TIMEOUT(window.master()->model()->rowCount(), ManyRows + 3, Long);
        QCOMPARE(window.master()->table()->topRow(), top);
        QTRY_COMPARE(window.master()->model()->index(150'000, 1).data().toString(), u"N149998"_s);
        QTRY_VERIFY(!window.master()->model()->isPending());
    }

private:
    /// Waits until all is counted, and makes a row current in the middle of the screen.
    static void enter(TestWindow &window, int row)
    {
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY_WITH_TIMEOUT(window.master()->model()->isCountExact(), Long);
        window.press(Qt::Key_G, Qt::ControlModifier);
        window.type(QString::number(row));
        window.press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(window.master()->currentRecord(), Long);
        QCOMPARE(window.master()->currentRow(), row - 1);
    }

    /// Clicks rows, counted from one, with Ctrl; the last one is current then.
    static void select(TestWindow &window, const QList<int> &rows)
    {
        RecordTableView *table = window.master()->table();
        Qt::KeyboardModifiers modifiers;
        for (const int row : rows) {
            const QModelIndex index = window.master()->model()->index(row - 1, 1);
            QTRY_VERIFY_WITH_TIMEOUT(window.master()->model()->recordAt(row - 1), Long);
            QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers,
                              table->visualRect(index).center());
            modifiers = Qt::ControlModifier;
        }
    }

    static void refresh(TestWindow &window, int rows)
    {
        window.press(Qt::Key_F5);
        QTRY_COMPARE_WITH_TIMEOUT(window.master()->model()->rowCount(), rows, Long);
        QTRY_VERIFY_WITH_TIMEOUT(!window.master()->model()->isPending(), Long);
        QTRY_VERIFY_WITH_TIMEOUT(window.master()->currentRecord(), Long);
    }

    /// Of the current row: so many rows below the top.
    static int placeOnScreen(TestWindow &window)
    {
        return window.master()->currentRow() - window.master()->table()->topRow();
    }

    static QString selected(TestWindow &window)
    {
        QMap<int, QString> numbers;
        for (const QItemSelectionRange &range : window.master()->table()->selectionModel()->selection()) {
            for (int row = range.top(); row <= range.bottom() && numbers.size() < 20; ++row)
                numbers.insert(row, window.master()->model()->index(row, 1).data().toString());
        }
        return QStringList(numbers.values()).join(u' ');
    }
};

RELATA_TEST(StayPutTest, "stay_put");
#include "test_stay_put.moc"
