#include "support/test_registry.h"
#include "ui/shown_table.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

using namespace relata;
using relata::test::ComputedTable;
using relata::test::ShownTable;

namespace {

/// Where a widget paints from now on.
class PaintedRegion : public QObject
{
public:
    explicit PaintedRegion(QWidget *widget) { widget->installEventFilter(this); }

    const QRegion &region() const { return m_region; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }

private:
    QRegion m_region;
};

/// What has been painted, not what would be now.
QImage onScreen(const RecordTableView &view)
{
    const QRect place(view.viewport()->mapTo(&view, QPoint()), view.viewport()->size());
    const QImage screen = view.screen()
                              ->grabWindow(view.winId(), place.x(), place.y(), place.width(), place.height())
                              .toImage();
    return screen.convertToFormat(view.viewport()->grab().toImage().format());
}

} // namespace

class RecordTableViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theModelCanBeTakenAway()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.view.setModel(nullptr);
        table.view.grab();
        QCOMPARE(table.view.horizontalHeader()->count(), 0);
        table.view.setModel(&table.model);
        QVERIFY(table.view.visualRect(table.model.index(0, 0)).isValid());
    }

    void openingAHundredMillionRowsAsksOnlyForThoseInSight()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.model.dataAsked = 0;
        table.model.flagsAsked = 0;
        table.view.grab();
        const int cells = table.view.rowWindow().last() * 6;
        QVERIFY(table.model.dataAsked > cells);
        QVERIFY(table.model.dataAsked < 20 * cells);
        QVERIFY(table.model.flagsAsked < 10 * cells);
    }

    void theEndIsOneKeyAway()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.model.dataAsked = 0;
        table.press(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(table.view.currentIndex(), table.at(ComputedTable::huge - 1, 5));
        QCOMPARE(table.view.rowWindow().last(), ComputedTable::huge - 1);
        QVERIFY(table.view.viewport()->rect().contains(table.view.visualRect(table.view.currentIndex())));
        QCOMPARE(table.selectedRows(), QString::number(ComputedTable::huge - 1));
        table.view.grab();
        QVERIFY(table.model.dataAsked < 10'000);
        table.press(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(table.view.currentIndex(), table.at(0, 0));
        QCOMPARE(table.view.topRow(), 0);
    }

    void pagesAreWhatFitsLessOneRow()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.click(0);
        const int page = table.view.rowWindow().fullRows() - 1;
        table.press(Qt::Key_PageDown);
        QCOMPARE(table.view.currentIndex().row(), page);
        QCOMPARE(table.view.topRow(), 0);
        table.press(Qt::Key_PageDown);
        QCOMPARE(table.view.currentIndex().row(), 2 * page);
        QVERIFY(table.view.rowWindow().contains(2 * page));
        table.press(Qt::Key_PageUp);
        table.press(Qt::Key_PageUp);
        table.press(Qt::Key_PageUp);
        QCOMPARE(table.view.currentIndex().row(), 0);
    }

    void homeAndEndStayInTheRow()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.click(3, {}, 2);
        table.press(Qt::Key_End);
        QCOMPARE(table.view.currentIndex(), table.at(3, 5));
        table.press(Qt::Key_Home);
        QCOMPARE(table.view.currentIndex(), table.at(3, 0));
    }

    void arrowsFollowMovedAndHiddenColumns()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.view.horizontalHeader()->moveSection(0, 2); // 1 2 0 3 4 5
        table.view.horizontalHeader()->setSectionHidden(2, true);
        table.view.setCurrentIndex(table.at(0, 1));
        table.press(Qt::Key_Right);
        QCOMPARE(table.view.currentIndex().column(), 0);
        table.press(Qt::Key_Right);
        QCOMPARE(table.view.currentIndex().column(), 3);
        table.press(Qt::Key_Home);
        QCOMPARE(table.view.currentIndex().column(), 1);
        QVERIFY(table.view.visualRect(table.at(0, 2)).isEmpty());
        QCOMPARE(table.view.indexAt({150, 5}).column(), 0);
    }

    void rightToLeftIsMirrored()
    {
        ShownTable table;
        table.view.setLayoutDirection(Qt::RightToLeft);
        QVERIFY(table.isReady());
        const QRect first = table.view.visualRect(table.at(0, 0));
        QCOMPARE(first.right(), table.view.viewport()->width() - 1);
        QCOMPARE(table.view.visualRect(table.at(0, 1)).right(), first.left() - 1);
        QCOMPARE(table.view.indexAt(first.center()), table.at(0, 0));
        table.click(0);
        table.press(Qt::Key_Left);
        QCOMPARE(table.view.currentIndex().column(), 1);
        table.press(Qt::Key_Right);
        QCOMPARE(table.view.currentIndex().column(), 0);
        table.press(Qt::Key_End);
        QVERIFY(table.view.visualRect(table.view.currentIndex()).left() >= 0);
    }

    void theWheelMovesByRows()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        const QPointF middle = table.view.viewport()->rect().center();
        QWheelEvent notch(middle, table.view.viewport()->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(table.view.viewport(), &notch);
        QCOMPARE(table.view.topRow(), QApplication::wheelScrollLines());
    }

    /// What stays in sight is moved: walking down a list costs one row's painting, not a screen's.
    void scrollingByARowPaintsLittle()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.view.setTopRow(5'000'000);
        table.click(5'000'003);
        QCoreApplication::processEvents();
        PaintedRegion painted(table.view.viewport());
        table.view.setTopRow(5'000'001);
        QTRY_VERIFY(!painted.region().isEmpty());
        QVERIFY(painted.region().boundingRect().height() <= 2 * table.view.rowHeight());
        QCOMPARE(onScreen(table.view), table.view.viewport()->grab().toImage());

        table.view.setTopRow(4'999'990);
        QCoreApplication::processEvents();
        QCOMPARE(onScreen(table.view), table.view.viewport()->grab().toImage());
        table.press(Qt::Key_Down);
        QCoreApplication::processEvents();
        QCOMPARE(onScreen(table.view), table.view.viewport()->grab().toImage());
    }

    void announcesTheRowsInSight()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        QSignalSpy spy(&table.view, &RecordTableView::visibleRowsChanged);
        table.view.setTopRow(5'000'000);
        const int inSight = table.view.rowWindow().last() - table.view.rowWindow().first();
        QCOMPARE(spy.takeLast(), (QVariantList{5'000'000, 5'000'000 + inSight}));
        table.view.setTopRow(5'000'000);
        QVERIFY(spy.isEmpty());
        table.view.resize(500, 200);
        QVERIFY(spy.takeLast().at(1).toInt() < 5'000'000 + inSight);
        table.model.replaceAll(0);
        QVERIFY(spy.last().at(1).toInt() < spy.last().at(0).toInt());
        table.model.replaceAll(3);
        QCOMPARE(spy.last(), (QVariantList{0, 2}));
    }

    void rowsAddedOrRemovedAboveMoveNothingOnScreen()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.view.setTopRow(1'000'000);
        QCOMPARE(table.textAtTop(), QStringLiteral("r1000000 c0"));
        table.model.insertAt(0, 250);
        QCOMPARE(table.view.topRow(), 1'000'250);
        QCOMPARE(table.textAtTop(), QStringLiteral("r1000000 c0"));
        table.model.removeAt(0, 1000);
        QCOMPARE(table.textAtTop(), QStringLiteral("r1000000 c0"));
        table.model.insertAt(table.view.topRow() + 1, 10);
        QCOMPARE(table.textAtTop(), QStringLiteral("r1000000 c0"));
    }

    void theLastPageShrinksWithTheTable()
    {
        ShownTable table(1000);
        QVERIFY(table.isReady());
        table.view.setTopRow(1000);
        table.model.removeAt(900, 100);
        QCOMPARE(table.view.rowWindow().last(), 899);
        QCOMPARE(table.view.topRow(), table.view.rowWindow().maximumTop());
    }

    void anotherQueryBeginsAtItsTop()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.view.setTopRow(700);
        table.model.replaceAll(ComputedTable::huge);
        QCOMPARE(table.view.topRow(), 0);
        table.view.setTopRow(700);
        QCOMPARE(table.view.topRow(), 700);
    }

    void aTitleSortsAndTheThirdClickTakesItBack()
    {
        ShownTable table;
        table.view.setSortingEnabled(true);
        QVERIFY(table.isReady());
        QVERIFY(table.model.sorted.isEmpty());
        QHeaderView *header = table.view.horizontalHeader();
        for (int i = 0; i < 3; ++i)
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(150, header->height() / 2));
        QCOMPARE(table.model.sorted.size(), 3);
        QCOMPARE(table.model.sorted.at(0), (std::pair{1, Qt::AscendingOrder}));
        QCOMPARE(table.model.sorted.at(1), (std::pair{1, Qt::DescendingOrder}));
        QCOMPARE(table.model.sorted.at(2).first, -1);
    }

    void columnsFitWhatIsInSight()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        table.model.dataAsked = 0;
        table.view.fitColumns();
        QVERIFY(table.model.dataAsked < 5'000);
        const int atTop = table.view.horizontalHeader()->sectionSize(0);
        QVERIFY(atTop >= table.view.fontMetrics().horizontalAdvance(QStringLiteral("Column 0")));
        table.view.setTopRow(ComputedTable::huge);
        QHeaderView *header = table.view.horizontalHeader();
        QTest::mouseDClick(header->viewport(), Qt::LeftButton, {}, QPoint(atTop - 1, header->height() / 2));
        QVERIFY(header->sectionSize(0) > atTop);
    }

    void anEmptyTableSaysWhatToDo()
    {
        ShownTable table(0);
        QVERIFY(table.isReady());
        const QImage silent = table.view.viewport()->grab().toImage();
        table.view.setEmptyText(QStringLiteral("No orders yet. New Order (Ctrl+N)"));
        QVERIFY(table.view.viewport()->grab().toImage() != silent);
        table.press(Qt::Key_Down);
        table.press(Qt::Key_End, Qt::ControlModifier);
        QVERIFY(!table.view.currentIndex().isValid());
    }

    void columnsScrollByPixels()
    {
        ShownTable table;
        QVERIFY(table.isReady());
        QCOMPARE(table.view.horizontalScrollBar()->maximum(), 600 - table.view.viewport()->width());
        table.view.horizontalScrollBar()->setValue(37);
        QCOMPARE(table.view.visualRect(table.at(0, 0)).left(), -37);
        table.view.scrollTo(table.at(0, 5));
        QCOMPARE(table.view.visualRect(table.at(0, 5)).right(), table.view.viewport()->width() - 1);
        table.view.scrollTo(table.at(0, 0));
        QCOMPARE(table.view.visualRect(table.at(0, 0)).left(), 0);
    }

    void tabLeavesTheTable()
    {
        QWidget window;
        auto *layout = new QHBoxLayout(&window);
        ComputedTable model;
        auto *view = new RecordTableView;
        auto *next = new QLineEdit;
        layout->addWidget(view);
        layout->addWidget(next);
        view->setModel(&model);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Tab);
        QVERIFY(next->hasFocus());
        QTest::keyClick(next, Qt::Key_Backtab);
        QVERIFY(view->hasFocus());
    }
};

RELATA_TEST(RecordTableViewTest, "record_table_view");
#include "test_record_table_view.moc"
