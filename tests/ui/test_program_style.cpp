#include "support/test_registry.h"
#include "ui/icons.h"
#include "ui/program_style.h"

#include <QtCore/QScopeGuard>
#include <QtTest/QtTest>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPushButton>

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
