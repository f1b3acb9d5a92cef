#include "support/heard_statements.h"
#include "support/many_orders.h"
#include "support/test_registry.h"
#include "support/test_window.h"
#include "ui/filter_field.h"
#include "ui/filter_row.h"
#include "ui/pane_filters.h"
#include "ui/typing.h"

#include <QtWidgets/QHeaderView>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ManyRows = 200'000;
constexpr int Long = 60'000;

void clickTitle(RecordPane *pane, const QString &column)
{
    const QHeaderView *header = pane->table()->horizontalHeader();
    const int section = int(pane->model()->columns().indexOf(column));
    pane->table()->showColumn(section);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      {header->sectionViewportPosition(section) + 20, header->height() / 2});
}

QString noteAt(RecordPane *pane, int row)
{
    return pane->model()
        ->index(row, int(pane->model()->columns().indexOf(u"note"_s)))
        .data(RecordTableModel::ValueRole)
        .toString();
}

/// "note 199999", the largest as text, first.
void sortByNoteDown(TestWindow &window, RecordPane *pane)
{
    clickTitle(pane, u"note"_s);
    QTRY_COMPARE_WITH_TIMEOUT(pane->query().sort.value(0).column, u"note"_s, Long);
    clickTitle(pane, u"note"_s);
    QTRY_COMPARE_WITH_TIMEOUT(pane->query().sort.value(0).order, Qt::DescendingOrder, Long);
    Q_UNUSED(window)
}

int rowsBy(TestStore &store, const QString &what)
{
    return store.value(u"SELECT count(*) FROM orders WHERE "_s + what).toInt();
}

} // namespace

/// Orders that no index gives, among many rows.
class SortingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// First the first rows, which can be used; the rest behind them once all is sorted.
    void theFirstRowsComeBeforeTheWholeOrder_data() { addDatabaseKinds(); }

    void theFirstRowsComeBeforeTheWholeOrder()
    {
        TestStore store(databaseKind());
        addOrders(store, ManyRows);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.detail(); // one parent's many children
        QTRY_COMPARE_WITH_TIMEOUT(pane->model()->rowCount(), ManyRows, Long);
        window.press(Qt::Key_F6);
        sortByNoteDown(window, pane);
        QTRY_COMPARE_WITH_TIMEOUT(noteAt(pane, 0), u"note 99999"_s, Long);
        QTRY_COMPARE_WITH_TIMEOUT(pane->model()->rowCount(), ManyRows, Long);
        QTRY_COMPARE_WITH_TIMEOUT(window.status(u"activity"_s), QString(), Long);
        window.press(Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(noteAt(pane, ManyRows - 1), u"note 0"_s, Long);
    }

    /// The record that was current is far down in the new order: it is found there, and all was sorted once.
    void theCurrentRecordIsFoundInTheNewOrder_data() { addDatabaseKinds(); }

    void theCurrentRecordIsFoundInTheNewOrder()
    {
        TestStore store(databaseKind());
        addOrders(store, ManyRows);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        QTRY_VERIFY_WITH_TIMEOUT(pane->model()->isCountExact(), Long);
        const RecordKey last(QVariantList{store.value(u"SELECT id FROM orders WHERE note = 'note 99999'"_s)});
        const auto isFound = [&] { return pane->currentRecord() && pane->currentRecord()->key == last; };
        pane->select(last);
        QTRY_VERIFY_WITH_TIMEOUT(isFound(), Long);
        const HeardStatements statements;
        clickTitle(pane, u"note"_s);
        QTRY_COMPARE_WITH_TIMEOUT(pane->query().sort.size(), 1, Long);
        QTRY_VERIFY_WITH_TIMEOUT(pane->table()->currentIndex().row() > ManyRows - 10, Long);
        QTRY_VERIFY(isFound());
        QCOMPARE(HeardStatements::count(u"INSERT INTO relata_order"_s), 1);
    }

    /// Escape ends the sorting; what is in order already stays, and F5 sorts it all.
    void sortingCanBeStopped_data() { addDatabaseKinds(); }

    void sortingCanBeStopped()
    {
        TestStore store(databaseKind());
        addOrders(store, ManyRows);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        QTRY_VERIFY_WITH_TIMEOUT(pane->model()->isCountExact(), Long);
        bool stopped = false;
        const auto stopping = connect(pane->model(), &RecordTableModel::progressed, this, [&] {
            if (!stopped && pane->model()->isSorting()) {
                stopped = true;
                QTimer::singleShot(0, this, [&] { window.press(Qt::Key_Escape); });
            }
        });
        clickTitle(pane, u"note"_s);
        QTRY_COMPARE_WITH_TIMEOUT(window.status(u"activity"_s), u"Stopped"_s, Long);
        disconnect(stopping);
        QVERIFY(!pane->model()->isSorting());
        QVERIFY(pane->model()->rowCount() > 0);
        QVERIFY(!pane->model()->isCountExact());
        window.press(Qt::Key_F5);
        QTRY_COMPARE_WITH_TIMEOUT(pane->model()->rowCount(), ManyRows + 3, Long);
        QTRY_VERIFY_WITH_TIMEOUT(pane->model()->isCountExact(), Long);
    }

    /// A filter of rows that are sorted does not sort them again.
    void aFilterUsesTheOrderThatIsThere_data() { addDatabaseKinds(); }

    void aFilterUsesTheOrderThatIsThere()
    {
        TestStore store(databaseKind());
        addOrders(store, ManyRows);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        clickTitle(pane, u"note"_s);
        QTRY_COMPARE_WITH_TIMEOUT(pane->query().sort.size(), 1, Long);
        QTRY_VERIFY_WITH_TIMEOUT(pane->model()->isCountExact() && !pane->model()->isSorting(), Long);
        bool sortedAgain = false;
        connect(pane->model(), &RecordTableModel::progressed, this,
                [&] { sortedAgain = sortedAgain || pane->model()->isSorting(); });
        pane->table()->setFocus();
        window.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        pane->findChild<FilterField *>(u"filter:total"_s)->setFocus();
        window.type(u">199990"_s);
        QTRY_COMPARE_WITH_TIMEOUT(pane->model()->rowCount(), 10, Long);
        QTRY_VERIFY_WITH_TIMEOUT(pane->model()->isCountExact(), Long);
        QVERIFY(!sortedAgain);
        QStringList notes;
        for (int row = 0; row < 10; ++row) {
            QTRY_VERIFY(pane->model()->recordAt(row));
            notes << noteAt(pane, row);
        }
        QStringList inOrder = notes;
        std::ranges::sort(inOrder);
        QCOMPARE(notes, inOrder);
    }

    /// Both panes in orders that no index gives: each keeps its own.
    void twoPanesAreSortedAtOnce()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        addOrders(store, 20'000);
        store.execute({u"INSERT INTO customers (name, city) SELECT 'Customer ' || id, 'x' FROM orders"_s,
                       u"DROP INDEX customers_by_city"_s});
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE_WITH_TIMEOUT(window.detail()->model()->rowCount(), 20'000, Long);
        clickTitle(window.detail(), u"note"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window.detail()->model()->isCountExact() &&
                                     window.detail()->query().sort.value(0).column == u"note"_s,
                                 Long);
        clickTitle(window.master(), u"city"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window.master()->model()->isCountExact() &&
                                     window.master()->query().sort.value(0).column == u"city"_s,
                                 Long);
        const int last = window.detail()->model()->rowCount() - 1;
        window.detail()->table()->setTopRow(last);
        QTRY_COMPARE_WITH_TIMEOUT(noteAt(window.detail(), last), u"note 9999"_s, Long);
        QCOMPARE(window.message(window.detail()).contains(u"relata_order"_s), false);
    }

    void anIndexIsOfferedMadeAndTakenAway_data() { addDatabaseKinds(); }

    void anIndexIsOfferedMadeAndTakenAway()
    {
        TestStore store(databaseKind());
        addOrders(store, 50'000);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        clickTitle(pane, u"note"_s);
        QTRY_COMPARE_WITH_TIMEOUT(window.message(pane),
                                  u"There is no index by Note, so all orders are sorted each time."_s, Long);
        window.click(buttonOf(*pane->messages(), u"Create an Index for This Order"_s));
        QTRY_COMPARE_WITH_TIMEOUT(window.message(pane), u"There is an index by Note now."_s, Long);
        QTRY_VERIFY_WITH_TIMEOUT(!pane->model()->isPending() && pane->model()->isCountExact(), Long);
        QVERIFY(!pane->model()->isSorting());
        QCOMPARE(pane->model()->rowCount(), 50'003);
        const QString indexes = store.isSqlite()
                                    ? u"SELECT count(*) FROM sqlite_master WHERE name = 'orders_by_note'"_s
                                    : u"SELECT count(*) FROM pg_indexes WHERE indexname = 'orders_by_note'"_s;
        QCOMPARE(store.value(indexes).toInt(), 1);
        bool sorted = false;
        connect(pane->model(), &RecordTableModel::progressed, this,
                [&] { sorted = sorted || pane->model()->isSorting(); });
        window.click(buttonOf(*pane->messages(), u"Remove the Index"_s));
        QTRY_COMPARE_WITH_TIMEOUT(store.value(indexes).toInt(), 0, Long);
        QTRY_VERIFY_WITH_TIMEOUT(sorted, Long);
    }

    void somebodyElsesTablesAreOfferedNone()
    {
        TestDatabase database(DatabaseLocation::Kind::SQLite);
        database.execute({u"CREATE TABLE things (id INTEGER PRIMARY KEY, note TEXT)"_s,
                          u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
                          "INSERT INTO things (note) SELECT 'note ' || i FROM n"_s});
        TestWindow window(database.location());
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        clickTitle(pane, u"note"_s);
        QTRY_VERIFY_WITH_TIMEOUT(pane->model()->isCountExact() && pane->query().sort.size() == 1, Long);
        QCOMPARE(window.message(pane), QString());
    }

    /// In a file whose writers wait for readers, a save comes first, and the rows are sorted all the same.
    void aSaveInterruptsSortingWhichBeginsAgain()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        addOrders(store, ManyRows);
        store.execute({u"PRAGMA journal_mode = DELETE"_s});
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        QTRY_VERIFY_WITH_TIMEOUT(pane->model()->isCountExact(), Long);
        bool saved = false;
        connect(pane->model(), &RecordTableModel::progressed, this, [&] {
            if (saved || !pane->model()->isSorting())
                return;
            saved = true;
            QTimer::singleShot(0, this, [&] {
                auto *table = pane->table();
                table->setCurrentIndex(
                    pane->model()->index(0, int(pane->model()->columns().indexOf(u"note"_s))));
                table->setFocus();
                window.press(Qt::Key_F2);
                window.press(Qt::Key_A, Qt::ControlModifier);
                window.type(u"zz saved"_s);
                window.press(Qt::Key_Return);
            });
        });
        clickTitle(pane, u"note"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rowsBy(store, u"note = 'zz saved'"_s), 1, Long);
        QVERIFY(saved);
        QTRY_VERIFY_WITH_TIMEOUT(pane->model()->isCountExact() && !pane->model()->isSorting() &&
                                     !pane->model()->isPending(),
                                 Long);
        QCOMPARE(pane->model()->rowCount(), ManyRows + 3);
        pane->table()->setTopRow(ManyRows);
        QTRY_COMPARE_WITH_TIMEOUT(noteAt(pane, ManyRows + 2), u"zz saved"_s, Long);
    }
};

RELATA_TEST(SortingTest, "sorting");
#include "test_sorting.moc"
