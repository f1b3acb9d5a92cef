#include "support/test_registry.h"
#include "ui/breadcrumb.h"
#include "ui/elided_label.h"
#include "ui/icons.h"
#include "ui/pane_header.h"
#include "ui/program_style.h"

#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Where something is drawn on a ground of one colour.
QRect inkOf(const QImage &image)
{
    QRect ink;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != image.pixel(0, 0))
                ink |= QRect(x, y, 1, 1);
        }
    }
    return ink;
}

QImage pictureOf(QWidget &widget)
{
    return widget.grab().toImage();
}

} // namespace

/// The window as it reads from right to left, with data in Latin letters.
class RightToLeftTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QGuiApplication::setLayoutDirection(Qt::RightToLeft); }

    void cleanup() { QGuiApplication::setLayoutDirection(Qt::LeftToRight); }

    void aLabelBeginsWhereItsFieldDoes()
    {
        ProgramStyle style;
        QLabel label(u"Name"_s);
        label.setStyle(&style);
        label.resize(300, 24);
        QVERIFY(inkOf(pictureOf(label)).left() > 200);
        label.setLayoutDirection(Qt::LeftToRight);
        QVERIFY(inkOf(pictureOf(label)).right() < 100);
    }

    void whatIsMeantForTheOtherEndOrTheMiddleStaysThere()
    {
        ProgramStyle style;
        QLabel label(u"Name"_s);
        label.setAlignment(Qt::AlignCenter);
        label.setStyle(&style);
        label.resize(300, 24);
        QVERIFY(inkOf(pictureOf(label)).left() > 100 && inkOf(pictureOf(label)).right() < 200);
    }

    void theHintOfAFieldBeginsWhereTheFieldDoes()
    {
        ProgramStyle style;
        QLineEdit field;
        field.setFrame(false);
        field.setPlaceholderText(u"Search people"_s);
        field.setStyle(&style);
        field.resize(400, 24);
        QVERIFY(inkOf(pictureOf(field)).left() > 200);
        field.setText(u"Ada"_s);
        QVERIFY(inkOf(pictureOf(field)).left() > 200);
    }

    void backPointsToTheRight()
    {
        const QImage mirrored = icon(Icon::Back).pixmap(32).toImage();
        const QImage parent = icon(Icon::Parent).pixmap(32).toImage();
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(mirrored, icon(Icon::Back).pixmap(32).toImage().mirrored(true, false));
        QVERIFY(mirrored != icon(Icon::Back).pixmap(32).toImage());
        QCOMPARE(parent, icon(Icon::Parent).pixmap(32).toImage());
    }

    void aTitleIsCutWhereItEnds()
    {
        ElidedLabel label;
        label.setText(u"Wilhelmina Theodora Alexandra Konstantina"_s);
        label.resize(120, 24);
        const QImage turned = pictureOf(label);
        // Of the three dots at the end there is no ink but at the bottom.
        const QRect ink = inkOf(turned);
        const QRect end(ink.right() - 5, 0, 6, ink.bottom() - 3);
        QVERIFY(inkOf(turned.copy(end)).isNull());
        QVERIFY(!inkOf(turned.copy({ink.left(), 0, 6, ink.bottom() - 3})).isNull());
    }

    void theStepsFollowWhenTheWindowTurns()
    {
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        Breadcrumb breadcrumb;
        breadcrumb.resize(500, 32);
        breadcrumb.setSteps({u"Customers"_s, u"Ada Lovelace"_s, u"Orders"_s}, 0);
        const auto step = [&](int i) { return breadcrumb.findChild<QWidget *>(u"step:%1"_s.arg(i)); };
        QVERIFY(step(0)->x() < step(1)->x());
        breadcrumb.setLayoutDirection(Qt::RightToLeft);
        QTRY_VERIFY(step(0)->x() > step(1)->x());
        QVERIFY(step(1)->x() > step(2)->x());
    }

    void theNewButtonKeepsItsDistanceFromTheEdge()
    {
        auto *button = new QPushButton(u"New Order"_s);
        auto *tabs = new QWidget;
        PaneHeader header(button);
        header.setTabs(tabs);
        header.resize(500, header.height());
        header.show();
        QVERIFY(QTest::qWaitForWindowExposed(&header));
        QCOMPARE(button->x(), 8);
    }
};

RELATA_TEST(RightToLeftTest, "right_to_left");
#include "test_right_to_left.moc"
