#include "models/cell_ranges.h"
#include "support/test_registry.h"

#include <QtGui/QStandardItemModel>
#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;

/// Which cells are selected, told row by row from ranges alone.
class CellRangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void nothingSelectedIsNoRows()
    {
        const CellRanges cells({}, {0, 1, 2});
        QCOMPARE(cells.rowCount(), 0);
        QCOMPARE(cells.cellCount(), 0);
        QVERIFY(cells.columns().isEmpty());
    }

    void columnsComeInTheOrderTheyAreSeenHiddenOnesNot()
    {
        const CellRanges cells(range(0, 0, 9, 3), {3, 1, 2});
        QCOMPARE(cells.columns(), (QList<int>{3, 1, 2}));
        QCOMPARE(cells.rowCount(), 10);
        QCOMPARE(cells.cellCount(), 30);
    }

    void rowsOfSeparateRangesFollowEachOtherByTheirPlace()
    {
        QItemSelection selection = range(7, 0, 8, 3);
        selection += range(2, 0, 4, 3);
        const CellRanges cells(selection, {0, 1});
        QCOMPARE(cells.rowCount(), 5);
        QCOMPARE(rows(cells), (QList<qint64>{2, 3, 4, 7, 8}));
        QCOMPARE(cells.runLength(0), 3);
        QCOMPARE(cells.runLength(2), 1);
        QCOMPARE(cells.runLength(3), 2);
    }

    void aRowInSeveralRangesIsOneRow()
    {
        QItemSelection selection = range(0, 0, 5, 0);
        selection += range(2, 2, 3, 2);
        selection += range(4, 1, 7, 1);
        const CellRanges cells(selection, {0, 1, 2, 3});
        QCOMPARE(rows(cells), (QList<qint64>{0, 1, 2, 3, 4, 5, 6, 7}));
        QCOMPARE(cells.columns(), (QList<int>{0, 1, 2}));
        QVERIFY(cells.contains(2, 2));
        QVERIFY(!cells.contains(2, 1));
        QVERIFY(cells.contains(7, 1));
        QVERIFY(!cells.contains(7, 0));
    }

private:
    QItemSelection range(int top, int left, int bottom, int right) const
    {
        return {m_model.index(top, left), m_model.index(bottom, right)};
    }

    static QList<qint64> rows(const CellRanges &cells)
    {
        QList<qint64> result;
        for (qint64 n = 0; n < cells.rowCount(); ++n)
            result.append(cells.row(n));
        return result;
    }

    QStandardItemModel m_model{10, 4};
};

RELATA_TEST(CellRangesTest, "cell_ranges");
#include "test_cell_ranges.moc"
