#include "support/test_registry.h"
#include "ui/column_widths.h"
#include "ui/visual_columns.h"

#include <QtGui/QStandardItemModel>
#include <QtTest/QtTest>
#include <QtWidgets/QHeaderView>

using namespace relata;

class ColumnWidthsTest : public QObject
{
    Q_OBJECT

    static constexpr ColumnLimits Limits{.least = 50, .modest = 100, .most = 200};

private Q_SLOTS:

    void everyColumnGetsWhatItNeeds()
    {
        QCOMPARE(fittedColumnWidths({{80}, {120}}, Limits, 1000), (QList{80, 120}));
        QCOMPARE(fittedColumnWidths({{10}, {120}}, Limits, 1000), (QList{50, 120}));
        QCOMPARE(fittedColumnWidths({}, Limits, 1000), QList<int>());
    }

    void aLongTextGivesWaySoThatAllColumnsAreSeen()
    {
        QCOMPARE(fittedColumnWidths({{80}, {190}, {60}}, Limits, 260), (QList{80, 120, 60}));
    }

    void aNameIsNotCutForTheOthersToBeSeen()
    {
        QCOMPARE(fittedColumnWidths({{150, true}, {190}}, Limits, 260), (QList{150, 110}));
    }

    void whereColumnsCannotAllBeSeenNoneIsCut()
    {
        QCOMPARE(fittedColumnWidths({{150, true}, {190}, {180}}, Limits, 260), (QList{150, 190, 180}));
        QCOMPARE(fittedColumnWidths({{80}, {900}}, Limits, 150), (QList{80, 200})); // up to a limit
    }

    void whatIsLeftGoesToTheModestFirst()
    {
        QCOMPARE(fittedColumnWidths({{900}, {80}, {260}}, Limits, 600), (QList{260, 80, 260}));
    }

    void textGetsALittleMoreThanItNeedsInSightAndTheLastOneTheRest()
    {
        const ColumnLimits limits{.least = 50, .modest = 100, .most = 200, .slack = 10};
        QCOMPARE(fittedColumnWidths({{80, false, true}, {60}, {50, false, true}}, limits, 300),
                 (QList{90, 60, 150}));
    }

    void roomThatIsStillLeftIsSharedAmongTheTextsUpToALimit()
    {
        const ColumnLimits limits{.least = 50, .modest = 100, .most = 200, .slack = 10};
        QCOMPARE(fittedColumnWidths({{80, false, true}, {60}, {100, false, true}, {60}}, limits, 400),
                 (QList{130, 60, 150, 60}));
        QCOMPARE(fittedColumnWidths({{80, false, true}, {60}}, limits, 900), (QList{200, 60}));
    }

    void visibleColumnsFollowTheHeader()
    {
        QStandardItemModel model(1, 5);
        QHeaderView header(Qt::Horizontal);
        header.setModel(&model);
        header.moveSection(0, 2); // 1 2 0 3 4
        header.setSectionHidden(3, true);
        const VisualColumns columns(header);
        QCOMPARE(columns.columns(), (QList{1, 2, 0, 4}));
        QCOMPARE(columns.positionOf(0), 2);
        QCOMPARE(columns.positionOf(3), -1);
        QCOMPARE(columns.neighbour(0, 1), 4);
        QCOMPARE(columns.neighbour(4, 1), 4);
        QCOMPARE(columns.neighbour(1, -1), 1);
        QCOMPARE(columns.runsBetween(0, 1), (QList<VisualColumns::Run>{{0, 2}}));
        QCOMPARE(columns.runsBetween(4, 2), (QList<VisualColumns::Run>{{0, 0}, {2, 2}, {4, 4}}));
    }
};

RELATA_TEST(ColumnWidthsTest, "column_widths");
#include "test_column_widths.moc"
