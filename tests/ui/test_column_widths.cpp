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

private Q_SLOTS:

    void everyColumnGetsWhatItNeeds()
    {
        QCOMPARE(fittedColumnWidths({80, 120}, 50, 200, 1000), (QList{80, 120}));
        QCOMPARE(fittedColumnWidths({10, 120}, 50, 200, 1000), (QList{50, 120}));
        QCOMPARE(fittedColumnWidths({}, 50, 200, 1000), QList<int>());
    }

    void aLongTextIsCapped() { QCOMPARE(fittedColumnWidths({80, 900}, 50, 200, 250), (QList{80, 200})); }

    void whatIsLeftGoesToTheModestFirst()
    {
        QCOMPARE(fittedColumnWidths({900, 80, 260}, 50, 200, 600), (QList{260, 80, 260}));
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
