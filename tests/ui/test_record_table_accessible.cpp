#include "support/spoken_events.h"
#include "support/test_registry.h"
#include "ui/accessible_cell_cache.h"
#include "ui/shown_table.h"

#include <QtGui/QAccessible>
#include <QtWidgets/QLineEdit>

using namespace relata;
using relata::test::ComputedTable;
using relata::test::ShownTable;
using relata::test::SpokenEvents;

namespace {

struct SpokenTable : ShownTable
{
    explicit SpokenTable(int rows = ComputedTable::huge)
        : ShownTable(rows)
    {
        view.setAccessibleName(QStringLiteral("Orders"));
    }

    QAccessibleInterface *accessible() { return QAccessible::queryAccessibleInterface(&view); }

    QAccessibleTableInterface *cells() { return accessible()->tableInterface(); }

    QString name(int row, int column) { return cells()->cellAt(row, column)->text(QAccessible::Name); }
};

} // namespace

class RecordTableAccessibleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void itIsATableWithNamedCells()
    {
        SpokenTable table(1000);
        QCOMPARE(table.accessible()->role(), QAccessible::Table);
        QCOMPARE(table.accessible()->text(QAccessible::Name), QStringLiteral("Orders"));
        QCOMPARE(table.cells()->rowCount(), 1000);
        QCOMPARE(table.cells()->columnCount(), 6);
        QCOMPARE(table.name(999, 5), QStringLiteral("r999 c5"));
        QCOMPARE(table.cells()->cellAt(3, 2)->role(), QAccessible::Cell);
        QCOMPARE(table.cells()->columnDescription(2), QStringLiteral("Column 2"));
        QVERIFY(!table.cells()->cellAt(1000, 0));
        QVERIFY(!table.cells()->cellAt(0, 6));
        QVERIFY(!table.cells()->cellAt(-1, 0));
    }

    void titlesComeFirstAmongTheChildren()
    {
        SpokenTable table(1000);
        QAccessibleInterface *accessible = table.accessible();
        QCOMPARE(accessible->childCount(), 6 + 6000);
        QCOMPARE(accessible->child(4)->role(), QAccessible::ColumnHeader);
        QCOMPARE(accessible->child(4)->text(QAccessible::Name), QStringLiteral("Column 4"));
        QCOMPARE(accessible->child(6)->text(QAccessible::Name), QStringLiteral("r0 c0"));
        QCOMPARE(accessible->child(6 + 6 * 7 + 2)->text(QAccessible::Name), QStringLiteral("r7 c2"));
        for (const int index : {0, 5, 6, 600, 6005})
            QCOMPARE(accessible->indexOfChild(accessible->child(index)), index);
        QVERIFY(!accessible->child(6006));
        QCOMPARE(accessible->child(600)->parent(), accessible);
    }

    void moreCellsThanAnIntCountsAreReachedByRowAndColumn()
    {
        SpokenTable table(1'000'000'000);
        QAccessibleInterface *accessible = table.accessible();
        QVERIFY(accessible->childCount() > 2'000'000'000);
        QAccessibleInterface *last = table.cells()->cellAt(999'999'999, 5);
        QCOMPARE(last->text(QAccessible::Name), QStringLiteral("r999999999 c5"));
        QCOMPARE(last->tableCellInterface()->rowIndex(), 999'999'999);
        QCOMPARE(accessible->indexOfChild(last), -1);
        QAccessibleInterface *countable = accessible->child(2'000'000'000);
        QCOMPARE(accessible->indexOfChild(countable), 2'000'000'000);
    }

    void columnsAreThoseInSight()
    {
        SpokenTable table(10);
        table.view.horizontalHeader()->moveSection(0, 2); // 1 2 0 3 4 5
        table.view.horizontalHeader()->setSectionHidden(2, true);
        QCOMPARE(table.cells()->columnCount(), 5);
        QCOMPARE(table.name(0, 0), QStringLiteral("r0 c1"));
        QCOMPARE(table.name(0, 1), QStringLiteral("r0 c0"));
        const auto *cell = table.cells()->cellAt(0, 1)->tableCellInterface();
        QCOMPARE(cell->columnIndex(), 1);
        QCOMPARE(cell->columnHeaderCells().first()->text(QAccessible::Name), QStringLiteral("Column 0"));
        QCOMPARE(cell->table(), table.accessible());
    }

    void cellsSayWhatStateTheyAreIn()
    {
        SpokenTable table;
        table.model.editable = {1};
        QVERIFY(table.isReady());
        table.click(2, {}, 1);
        const QAccessible::State current = table.cells()->cellAt(2, 1)->state();
        QVERIFY(current.selected && current.focused && current.focusable && current.editable);
        QVERIFY(!current.offscreen && !current.invisible && !current.readOnly);
        const QAccessible::State beside = table.cells()->cellAt(2, 0)->state();
        QVERIFY(beside.selected && !beside.focused && beside.readOnly);
        QVERIFY(table.cells()->cellAt(5'000'000, 0)->state().offscreen);
        QVERIFY(!table.accessible()->state().busy);
        table.view.setDimmed(true);
        QVERIFY(table.accessible()->state().busy);
    }

    void aCellIsFoundByItsPlaceOnScreen()
    {
        SpokenTable table;
        QVERIFY(table.isReady());
        QAccessibleInterface *cell = table.cells()->cellAt(3, 2);
        const QPoint middle = cell->rect().center();
        QCOMPARE(table.accessible()->childAt(middle.x(), middle.y()), cell);
        const QPoint title = table.accessible()->child(1)->rect().center();
        QCOMPARE(table.accessible()->childAt(title.x(), title.y()), table.accessible()->child(1));
        QVERIFY(!table.accessible()->childAt(-50, -50));
    }

    void selectedRowsAreCountedByRanges()
    {
        SpokenTable table;
        QVERIFY(table.isReady());
        table.press(Qt::Key_A, Qt::ControlModifier);
        table.model.dataAsked = 0;
        QCOMPARE(table.cells()->selectedRowCount(), ComputedTable::huge);
        QCOMPARE(table.cells()->selectedCellCount(), 6 * ComputedTable::huge);
        QCOMPARE(table.cells()->selectedColumnCount(), 6);
        QVERIFY(table.cells()->selectedRows().size() <= 1000);
        QVERIFY(table.cells()->selectedCells().size() <= 1000);
        QVERIFY(table.cells()->isRowSelected(77'777'777));
        QCOMPARE(table.model.dataAsked, 0);
    }

    void aScreenReaderCanSelect()
    {
        SpokenTable table;
        QVERIFY(table.cells()->selectRow(5));
        QVERIFY(table.cells()->selectRow(9'000'000));
        QCOMPARE(table.selectedRows(), QStringLiteral("5 9000000"));
        QVERIFY(table.cells()->cellAt(5, 3)->tableCellInterface()->isSelected());
        QVERIFY(table.cells()->unselectRow(5));
        QCOMPARE(table.selectedRows(), QStringLiteral("9000000"));
        QVERIFY(!table.cells()->selectRow(-1));
        QVERIFY(!table.cells()->selectColumn(1));
        table.view.setSelectionBehavior(QAbstractItemView::SelectItems);
        QVERIFY(table.cells()->selectColumn(1));
        QVERIFY(table.cells()->isColumnSelected(1));
        QVERIFY(!table.cells()->isColumnSelected(2));
    }

    void theCurrentCellIsAnnounced()
    {
        SpokenTable table;
        QVERIFY(table.isReady());
        SpokenEvents events;
        table.press(Qt::Key_End, Qt::ControlModifier);
        const QStringList heard = events.take();
        QVERIFY2(heard.contains(QStringLiteral("Focus r99999999 c5")), qPrintable(heard.join(u'\n')));
        QVERIFY(heard.contains(QStringLiteral("SelectionWithin Orders")));
        QCOMPARE(table.accessible()->focusChild(), table.cells()->cellAt(ComputedTable::huge - 1, 5));
    }

    void theCurrentCellIsAnnouncedWhereTheTableIsEntered()
    {
        SpokenTable table;
        QVERIFY(table.isReady());
        table.click(2, {}, 1);
        QWidget elsewhere(&table.view);
        elsewhere.setFocusPolicy(Qt::StrongFocus);
        elsewhere.show();
        elsewhere.setFocus();
        SpokenEvents events;
        table.view.setFocus();
        QStringList heard;
        QTRY_VERIFY((heard << events.take()).contains(QStringLiteral("Focus r2 c1")));
        QVERIFY2(heard.last() == QStringLiteral("Focus r2 c1"), qPrintable(heard.join(u'\n')));
    }

    void arrivingRowsAreAnnouncedWhereSomeoneListens()
    {
        SpokenTable table;
        table.name(3, 1);
        SpokenEvents events;
        Q_EMIT table.model.dataChanged(table.at(0, 0), table.at(99, 5));
        QCOMPARE(events.take(), QStringList{QStringLiteral("NameChanged r3 c1")});
        Q_EMIT table.model.dataChanged(table.at(100, 0), table.at(199, 5));
        QCOMPARE(events.take(), QStringList());
    }

    void waitingForNewerRowsIsAnnounced()
    {
        SpokenTable table;
        SpokenEvents events;
        table.view.setDimmed(true);
        QCOMPARE(events.take(), QStringList{QStringLiteral("StateChanged Orders")});
    }

    void cellsNameTheirNewRecordAfterAnInsertion()
    {
        SpokenTable table;
        QCOMPARE(table.name(3, 1), QStringLiteral("r3 c1"));
        table.model.insertAt(0, 2);
        QCOMPARE(table.name(5, 1), QStringLiteral("r3 c1"));
        table.model.replaceAll(2);
        QVERIFY(!table.cells()->cellAt(3, 1));
    }

    void theOpenEditorIsANamedChild()
    {
        SpokenTable table(10);
        table.model.editable = {2};
        QVERIFY(table.isReady());
        table.cells()->cellAt(4, 2)->actionInterface()->doAction(QStringLiteral("Edit"));
        QAccessibleInterface *accessible = table.accessible();
        QCOMPARE(accessible->childCount(), 6 + 60 + 1);
        QAccessibleInterface *editor = accessible->child(66);
        QCOMPARE(editor->role(), QAccessible::EditableText);
        QCOMPARE(editor->text(QAccessible::Name), QStringLiteral("Column 2"));
        QCOMPARE(accessible->indexOfChild(editor), 66);
        QCOMPARE(accessible->focusChild(), editor);
        QTest::keyClick(table.view.openEditor(), Qt::Key_Escape);
        QCOMPARE(accessible->childCount(), 66);
    }

    void actionsDoWhatKeysAndClicksDo()
    {
        SpokenTable table;
        table.view.setSortingEnabled(true);
        QVERIFY(table.isReady());
        QSignalSpy opened(&table.view, &RecordTableView::openRequested);
        QAccessibleActionInterface *cell = table.cells()->cellAt(7, 1)->actionInterface();
        QVERIFY(!cell->actionNames().contains(QStringLiteral("Edit")));
        cell->doAction(QAccessibleActionInterface::setFocusAction());
        QCOMPARE(table.view.currentIndex(), table.at(7, 1));
        cell->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(opened.size(), 1);
        QAccessibleInterface *title = table.accessible()->child(2);
        title->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(table.model.sorted.last(), (std::pair{2, Qt::AscendingOrder}));
        QCOMPARE(title->text(QAccessible::Description), QStringLiteral("Sorted ascending"));
    }

    void anEmptyTableDescribesItself()
    {
        SpokenTable table(0);
        table.view.setEmptyText(QStringLiteral("No orders yet."));
        QCOMPARE(table.accessible()->text(QAccessible::Description), QStringLiteral("No orders yet."));
        QCOMPARE(table.accessible()->childCount(), 6);
        QVERIFY(!table.accessible()->focusChild());
    }

    void cellsLeftBehindAreDropped()
    {
        SpokenTable table;
        QAccessibleInterface *first = table.cells()->cellAt(0, 0);
        const QAccessible::Id id = QAccessible::uniqueId(first);
        for (int row = 1; row < 5000; ++row)
            table.name(row, 0);
        QVERIFY(!QAccessible::accessibleInterface(id));
        QCOMPARE(table.name(0, 0), QStringLiteral("r0 c0"));
    }
};

RELATA_TEST(RecordTableAccessibleTest, "record_table_accessible");
#include "test_record_table_accessible.moc"
