#include "support/test_registry.h"
#include "ui/row_window.h"

#include <QtTest/QtTest>

using relata::RowWindow;

class RowWindowTest : public QObject
{
    Q_OBJECT

    // Ten rows of 20 pixels are in sight.
    static constexpr int huge = 2'000'000'000;

    static RowWindow window(int top, int rows = huge, int height = 200) { return {rows, 20, height, top}; }

private Q_SLOTS:

    void knowsTheRowsInSight()
    {
        QCOMPARE(window(5).first(), 5);
        QCOMPARE(window(5).last(), 14);
        QCOMPARE(window(5, huge, 201).last(), 15);
        QCOMPARE(window(0, 3).last(), 2);
        QVERIFY(window(0, 0).last() < window(0, 0).first());
    }

    void countsPixelsBeyondAnInt()
    {
        const RowWindow end = window(huge - 10);
        QCOMPARE(end.last(), huge - 1);
        QCOMPARE(end.rowAt(199), huge - 1);
        QCOMPARE(end.yOf(huge - 1), 180);
        QVERIFY(end.yOf(0) < -1'000'000);
        QVERIFY(window(0).yOf(huge - 1) > 1'000'000);
    }

    void findsRowsUnderAPoint()
    {
        QCOMPARE(window(5).rowAt(0), 5);
        QCOMPARE(window(5).rowAt(-1), -1);
        QCOMPARE(window(0, 3).rowAt(60), -1);
        QCOMPARE(window(5).nearestRow(-1), 4);
        QCOMPARE(window(5).nearestRow(-20), 4);
        QCOMPARE(window(5).nearestRow(-21), 3);
        QCOMPARE(window(0, 3).nearestRow(500), 2);
    }

    void scrollsNoFurtherThanNeeded()
    {
        const auto ensure = QAbstractItemView::EnsureVisible;
        QCOMPARE(window(50).topFor(55, ensure), 50);
        QCOMPARE(window(50).topFor(49, ensure), 49);
        QCOMPARE(window(50).topFor(60, ensure), 51);
        QCOMPARE(window(50).topFor(huge - 1, ensure), huge - 10);
    }

    void scrollsToTheEdgesAndTheMiddle()
    {
        QCOMPARE(window(0).topFor(100, QAbstractItemView::PositionAtTop), 100);
        QCOMPARE(window(0).topFor(100, QAbstractItemView::PositionAtBottom), 91);
        QCOMPARE(window(0).topFor(100, QAbstractItemView::PositionAtCenter), 95);
        QCOMPARE(window(0).topFor(2, QAbstractItemView::PositionAtBottom), 0);
    }

    void rowsInSightStayWhenOthersComeOrGo()
    {
        QCOMPARE(window(50).topAfterInsertion(10, 12), 53);
        QCOMPARE(window(50).topAfterInsertion(50, 50), 51);
        QCOMPARE(window(50).topAfterInsertion(51, 60), 50);
        QCOMPARE(window(0).topAfterInsertion(0, 5), 0);
        QCOMPARE(window(50).topAfterRemoval(10, 12), 47);
        QCOMPARE(window(50).topAfterRemoval(45, 55), 45);
        QCOMPARE(window(50).topAfterRemoval(50, 55), 50);
    }
};

RELATA_TEST(RowWindowTest, "row_window");
#include "test_row_window.moc"
