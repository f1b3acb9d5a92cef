#include "support/test_registry.h"
#include "ui/icons.h"
#include "ui/message_colors.h"
#include "ui/program_style.h"
#include "ui/record_table_look.h"
#include "ui/theme.h"

#include <QtCore/QScopeGuard>
#include <QtTest/QtTest>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Whether anything is drawn in a part of a picture whose ground is of one colour.
bool hasInk(const QImage &image, const QRect &part)
{
    const QRgb ground = image.pixel(part.topLeft());
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x) {
            if (image.pixel(x, y) != ground)
                return true;
        }
    }
    return false;
}

} // namespace

/// What the program's style does that Qt's does otherwise, or not.
class ProgramStyleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void textAndIconOfAButtonStandInItsMiddle_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }

    void textAndIconOfAButtonStandInItsMiddle()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QGuiApplication::setLayoutDirection(direction);
        const auto restore = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
        ProgramStyle style;
        QPushButton button(icon(Icon::New), u"New Order"_s);
        button.setStyle(&style);
        button.resize(button.sizeHint());
        const QImage image = button.grab().toImage();
        const QRect inside = image.rect().adjusted(4, 4, -4, -4);
        constexpr int Free = 6; // of what the style leaves at both sides
        QVERIFY(!hasInk(image, {inside.topLeft(), QSize(Free, inside.height())}));
        QVERIFY(!hasInk(image, {inside.right() - Free + 1, inside.top(), Free, inside.height()}));
        QVERIFY(hasInk(image, inside.adjusted(Free, 0, -Free, 0)));
    }

    void titlesOfTreesLookLikeThoseOfTables()
    {
        ProgramStyle style;
        QTreeWidget tree;
        tree.setHeaderLabels({u"Relationship"_s, u"Values"_s});
        for (QWidget *part : {static_cast<QWidget *>(&tree), static_cast<QWidget *>(tree.header())})
            part->setStyle(&style);
        tree.resize(400, 200);
        const QImage image = tree.header()->grab().toImage();
        const RecordTableLook look(tree.palette(), false);
        QCOMPARE(tree.header()->height(), RecordTableLook::headerHeight(tree.fontMetrics()));
        QFont bold = tree.header()->font();
        bold.setWeight(QFont::DemiBold);
        QVERIFY(tree.header()->sectionSizeHint(0) >=
                QFontMetrics(bold).horizontalAdvance(u"Relationship"_s) +
                    2 * RecordTableLook::cellPadding(QFontMetrics(bold)));
        QCOMPARE(QColor(image.pixel(2, 2)), QColor(look.headerBackground.rgb()));
        QCOMPARE(QColor(image.pixel(2, image.height() - 3)), QColor(look.headerBackground.rgb())); // flat
        QCOMPARE(QColor(image.pixel(2, image.height() - 1)), QColor(look.headerLine.rgb()));
    }

    void aSelectedEntryOfATreeIsPaleAndItsMarksAreSeen_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void aSelectedEntryOfATreeIsPaleAndItsMarksAreSeen()
    {
        QFETCH(bool, dark);
        ProgramStyle style;
        QTreeWidget tree;
        tree.setHeaderHidden(true);
        tree.setStyle(&style);
        tree.setPalette(Theme::palette(dark));
        auto *item = new QTreeWidgetItem(&tree, {u"orders"_s});
        item->setCheckState(0, Qt::Checked);
        new QTreeWidgetItem(item, {u"Without customer"_s});
        tree.setCurrentItem(item);
        tree.resize(300, 100);
        const QRect entry = tree.visualItemRect(item);
        const QImage image = tree.viewport()->grab().toImage();
        const QColor ground(image.pixel(entry.right() - 4, entry.center().y()));
        const auto greatest = [&](const QRect &part) {
            double found = 1;
            for (int y = part.top(); y <= part.bottom(); ++y) {
                for (int x = part.left(); x <= part.right(); ++x)
                    found = std::max(found, contrast(ground, QColor(image.pixel(x, y))));
            }
            return found;
        };
        QVERIFY(greatest(entry.adjusted(30, 2, -4, -2)) >= 4.5);                               // its text
        QVERIFY(greatest({0, entry.top() + 2, entry.left() - 2, entry.height() - 4}) >= 3);    // its arrow
        QVERIFY(greatest({entry.left() + 2, entry.top() + 2, 18, entry.height() - 4}) >= 2.5); // its box
    }

    void aMenuHasOneBorderAndRoomAboveItsFirstEntry()
    {
        ProgramStyle style;
        QMenu menu;
        menu.setStyle(&style);
        const QAction *first = menu.addAction(u"Refresh"_s);
        menu.ensurePolished();
        menu.resize(menu.sizeHint());
        QVERIFY(menu.actionGeometry(const_cast<QAction *>(first)).top() >= 5);
        const QImage image = menu.grab().toImage();
        const int middle = image.height() / 2;
        QCOMPARE(QColor(image.pixel(0, middle)),
                 QColor(RecordTableLook(menu.palette(), false).headerLine.rgb()));
        QCOMPARE(image.pixel(1, 2), image.pixel(3, 3));
    }

    void theLineBelowTheMenuBarIsWholeAndThatOfOtherBars_data()
    {
        aSelectedEntryOfATreeIsPaleAndItsMarksAreSeen_data();
    }

    void theLineBelowTheMenuBarIsWholeAndThatOfOtherBars()
    {
        QFETCH(bool, dark);
        ProgramStyle style;
        QMenuBar bar;
        bar.setStyle(&style);
        bar.setPalette(Theme::palette(dark));
        for (const QString &title : {u"File"_s, u"Edit"_s, u"View"_s})
            bar.addMenu(title);
        bar.resize(300, bar.sizeHint().height());
        const QImage image = bar.grab().toImage();
        const QColor line(RecordTableLook(bar.palette(), false).headerLine.rgb());
        for (int x = 0; x < image.width(); ++x)
            QCOMPARE(QColor(image.pixel(x, image.height() - 1)), line);
    }

    void theButtonsOfDialogsHaveWordsAlone()
    {
        ProgramStyle style;
        QDialogButtonBox box(QDialogButtonBox::Close);
        box.setStyle(&style);
        QCOMPARE(box.style()->styleHint(QStyle::SH_DialogButtonBox_ButtonsHaveIcons, nullptr, &box), 0);
    }
};

RELATA_TEST(ProgramStyleTest, "program_style");
#include "test_program_style.moc"
