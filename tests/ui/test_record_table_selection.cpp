#include "support/test_registry.h"
#include "ui/shown_table.h"

using namespace relata;
using relata::test::ShownTable;

class RecordTableSelectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void clicksSelectLikeEverywhere()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.click(2);
        QCOMPARE(table.selectedRows(), QStringLiteral("2"));
        table.click(5, Qt::ShiftModifier);
        QCOMPARE(table.selectedRows(), QStringLiteral("2-5"));
        table.click(3, Qt::ShiftModifier);
        QCOMPARE(table.selectedRows(), QStringLiteral("2-3"));
        table.click(7, Qt::ControlModifier);
        QCOMPARE(table.selectedRows(), QStringLiteral("2-3 7"));
        table.click(7, Qt::ControlModifier);
        QCOMPARE(table.selectedRows(), QStringLiteral("2-3"));
        table.click(2);
        QCOMPARE(table.selectedRows(), QStringLiteral("2"));
    }

    void shiftReachesFromOneEndToTheOther()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.click(4);
        table.model.dataAsked = 0;
        table.press(Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(table.selectedRows(), QStringLiteral("4-99999999"));
        table.press(Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(table.selectedRows(), QStringLiteral("4-99999998"));
        table.press(Qt::Key_Home, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(table.selectedRows(), QStringLiteral("0-4"));
        QVERIFY(table.model.dataAsked < 10'000);
    }

    void shiftBeginsAtARowThatTheProgramWentTo()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.click(1);
        table.view.setCurrentIndex(table.at(5'000'000));
        table.press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(table.selectedRows(), QStringLiteral("5000000-5000001"));
    }

    void selectAllIsOneRangeAndAsksForNothing()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.view.grab();
        table.model.dataAsked = 0;
        table.model.flagsAsked = 0;
        table.press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(table.selectedRows(), QStringLiteral("0-99999999"));
        table.view.grab();
        table.press(Qt::Key_Down);
        QVERIFY(table.model.dataAsked < 10'000);
        QVERIFY(table.model.flagsAsked < 10'000);
    }

    void draggingSelectsWhatItPasses()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        QTest::mousePress(table.view.viewport(), Qt::LeftButton, {}, table.pointAt(2));
        table.drag(table.pointAt(3));
        table.drag(table.pointAt(6, 1));
        QCOMPARE(table.selectedRows(), QStringLiteral("2-6"));
        table.drag(table.pointAt(1));
        QCOMPARE(table.selectedRows(), QStringLiteral("1-2"));
        QTest::mouseRelease(table.view.viewport(), Qt::LeftButton, {}, table.pointAt(1));
        QCOMPARE(table.selectedRows(), QStringLiteral("1-2"));
    }

    void draggingGoesOnWhileTheRowsScroll()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.view.setTopRow(50'000'000);
        QTest::mousePress(table.view.viewport(), Qt::LeftButton, {}, table.pointAt(50'000'002));
        table.drag(table.pointAt(50'000'004));
        const int last = table.view.rowWindow().last();
        table.drag({50, table.view.viewport()->height() + 200});
        QCOMPARE(table.selectedRows(), QStringLiteral("50000002-%1").arg(last));
        table.view.setTopRow(50'001'000);
        QCOMPARE(table.view.selectionModel()->selection().size(), 1);
        QCOMPARE(table.view.selectionModel()->selection().first().top(), 50'000'002);
        QVERIFY(table.view.selectionModel()->selection().first().bottom() > 50'001'000);
        QTest::mouseRelease(table.view.viewport(), Qt::LeftButton, {}, {50, 50});
    }

    void draggingBelowTheEdgeScrolls()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        QTest::mousePress(table.view.viewport(), Qt::LeftButton, {}, table.pointAt(2));
        const QPoint below(50, table.view.viewport()->height() + 5);
        QCursor::setPos(table.view.viewport()->mapToGlobal(below));
        table.drag(table.pointAt(4));
        table.drag(below);
        QTRY_VERIFY(table.view.topRow() > 3);
        QTRY_VERIFY(table.view.selectionModel()->isSelected(table.at(table.view.topRow() + 3)));
        QTest::mouseRelease(table.view.viewport(), Qt::LeftButton, {}, below);
    }

    void singleCellsFollowTheVisualOrder()
    {
        ShownTable table;
        table.view.setSelectionBehavior(QAbstractItemView::SelectItems);
        QVERIFY(table.isReady());
        table.view.horizontalHeader()->moveSection(0, 2); // 1 2 0 3 4 5
        table.click(1, {}, 2);
        table.click(2, Qt::ShiftModifier, 3);
        const auto *selection = table.view.selectionModel();
        QVERIFY(selection->isSelected(table.at(1, 0)));
        QVERIFY(selection->isSelected(table.at(2, 2)));
        QVERIFY(selection->isSelected(table.at(2, 3)));
        QVERIFY(!selection->isSelected(table.at(1, 1)));
        QVERIFY(!selection->isSelected(table.at(3, 0)));
    }

    void ctrlSpaceTakesARowOutOfTheSelection()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.click(1);
        table.click(3, Qt::ShiftModifier);
        table.press(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(table.selectedRows(), QStringLiteral("1-3"));
        table.press(Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(!table.view.selectionModel()->isSelected(table.at(2)));
        QVERIFY(table.view.selectionModel()->isSelected(table.at(1)));
    }

    void dimmedRowsCannotBeClicked()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.click(1);
        table.view.setDimmed(true);
        table.click(4);
        QCOMPARE(table.selectedRows(), QStringLiteral("1"));
        QSignalSpy opened(&table.view, &RecordTableView::openRequested);
        table.press(Qt::Key_Return);
        QVERIFY(opened.isEmpty());
        table.view.setDimmed(false);
        table.press(Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toModelIndex(), table.at(1));
    }
};

RELATA_TEST(RecordTableSelectionTest, "record_table_selection");
#include "test_record_table_selection.moc"
