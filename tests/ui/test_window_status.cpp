#include "support/many_orders.h"
#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "ui/selection_summary.h"
#include "ui/theme.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// The line at the foot of the window.
class WindowStatusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void itSaysWhereOneIs_data() { addDatabaseKinds(); }

    void itSaysWhereOneIs()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.status(u"position"_s), u"1 of 3 customers"_s);
        QTRY_COMPARE(window.status(u"saved"_s), u"All saved"_s);
        window.press(Qt::Key_Down);
        QCOMPARE(window.status(u"position"_s), u"2 of 3 customers"_s);
        QTRY_COMPARE(window.detail()->model()->rowCount(), 2);
        window.press(Qt::Key_F6);
        QTRY_COMPARE(window.status(u"position"_s), u"1 of 2 orders"_s);
    }

    void itAddsUpWhatIsSelected_data() { addDatabaseKinds(); }

    void itAddsUpWhatIsSelected()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_Down);
        QTRY_COMPARE(window.detail()->model()->rowCount(), 2);
        QCOMPARE(window.status(u"sums"_s), QString()); // one record is no sum
        window.press(Qt::Key_F6);
        window.press(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(window.status(u"sums"_s), u"2 selected · Σ Total 92.50"_s);
        window.press(Qt::Key_Down);
        QTRY_COMPARE(window.status(u"sums"_s), QString());
        window.press(Qt::Key_F6);
        window.press(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(window.status(u"sums"_s), u"3 selected · Σ Orders 3"_s);
    }

    void itReadsTheRowsThatAreOutOfSight_data() { addDatabaseKinds(); }

    void itReadsTheRowsThatAreOutOfSight()
    {
        TestStore store(databaseKind());
        store.execute(
            {u"INSERT INTO orders (order_number, customer_id, ordered_on, total) WITH RECURSIVE n(i) "
             "AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT 'A' || i, 1, "
             "'2026-04-01', 0.1 FROM n"_s});
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.detail()->model()->rowCount(), 5000);
        window.press(Qt::Key_F6);
        window.press(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(window.status(u"sums"_s), u"5,000 selected · Σ Total 500.00"_s);
    }

    void itCanBeReadInBothThemes()
    {
        Theme theme;
        const QPalette before = QApplication::palette();
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark, Theme::Choice::Light}) {
            theme.choose(choice);
            const auto *label = window.find<QLabel>(&window.window(), u"position"_s);
            QTRY_COMPARE(label->palette().color(QPalette::WindowText),
                         Theme::palette(choice == Theme::Choice::Dark).color(QPalette::WindowText));
        }
        QApplication::setPalette(before);
    }

    void sumsGoWithTheirColumns()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        addOrders(store, 50'000);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.master()->model()->rowCount(), 50'003);
        window.press(Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY(window.status(u"sums"_s).contains(u"adding up"_s));
        window.window().view()->showTable({{}, u"customers"_s}); // of fewer columns
        QTRY_VERIFY(window.rows(window.master()).contains(u"Ada Lovelace"_s));
        QTRY_COMPARE(window.status(u"sums"_s), QString());
    }

    void itAddsUpAnyNumberOfRowsAndShowsHowFarItIs_data() { addDatabaseKinds(); }

    void itAddsUpAnyNumberOfRowsAndShowsHowFarItIs()
    {
        TestStore store(databaseKind());
        addOrders(store, 120'000);
        store.execute({u"UPDATE orders SET total = 0.1"_s});
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.master()->model()->rowCount(), 120'003);
        QStringList heard;
        connect(window.master()->summary(), &SelectionSummary::changed, this,
                [&] { heard << window.master()->summary()->text(); });
        window.press(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(window.status(u"sums"_s), u"120,003 selected · Σ Total 12,000.30"_s,
                                  30'000);
        QVERIFY(heard.size() > 10);
        QVERIFY(!heard.filter(u"adding up… 50 %"_s).isEmpty());
        QVERIFY2(heard.filter(u"Σ Total"_s).size() > 10, qPrintable(heard.first()));
    }
};

RELATA_TEST(WindowStatusTest, "window_status");
#include "test_window_status.moc"
