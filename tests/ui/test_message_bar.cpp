#include "support/test_registry.h"
#include "ui/message_bar.h"

#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString Question =
    u"Ada Lovelace has 8 orders. Delete them too, move them to another customer, or keep?\n"
    "Orders: the database keeps a customer that has any, so they are deleted first."_s;

/// A bar above something that takes what room is left, as in a pane.
struct Pane
{
    Pane()
    {
        auto *layout = new QVBoxLayout(&widget);
        layout->setContentsMargins({});
        layout->addWidget(bar);
        layout->addStretch(1);
    }

    void ask(int width)
    {
        bar->show(MessageBar::Tone::Question, Question,
                  {{u"Delete All"_s, [] {}}, {u"Move to Another…"_s, [] {}}, {u"Keep"_s, [] {}}});
        widget.resize(width, 600);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
    }

    QLabel *text() { return bar->findChild<QLabel *>(QString(), Qt::FindDirectChildrenOnly); }

    QList<QPushButton *> buttons() { return bar->findChildren<QPushButton *>(); }

    QWidget widget;
    MessageBar *bar = new MessageBar(&widget);
};

} // namespace

/// How the line of a pane that says something is laid out.
class MessageBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whereThereIsRoomTheButtonsStandBehindTheText()
    {
        Pane pane;
        pane.ask(1'000);
        for (const QPushButton *button : pane.buttons()) {
            QVERIFY(button->x() > pane.text()->geometry().right());
            QVERIFY(button->y() < pane.text()->geometry().bottom());
        }
    }

    void inANarrowPaneTheyStandBelowIt()
    {
        Pane pane;
        pane.ask(380);
        QCOMPARE(pane.widget.width(), 380);
        QVERIFY(pane.text()->width() > 30 * pane.text()->fontMetrics().averageCharWidth());
        QVERIFY(pane.text()->height() >= pane.text()->heightForWidth(pane.text()->width()));
        int end = 0;
        for (const QPushButton *button : pane.buttons()) {
            QVERIFY(button->y() > pane.text()->geometry().bottom());
            QVERIFY(button->geometry().bottom() < pane.bar->height());
            end = button->geometry().right();
        }
        QVERIFY(pane.bar->width() - end < 12);
    }

    void theyForceNoWidth()
    {
        Pane pane;
        pane.ask(1'000);
        pane.widget.resize(200, 600);
        QTRY_COMPARE(pane.widget.width(), 200);
        for (const QPushButton *button : pane.buttons())
            QVERIFY(pane.bar->rect().contains(button->geometry()));
    }

    void whatIsAskedForStandsBetweenTheQuestionAndItsButtons()
    {
        Pane pane;
        auto *input = new QLineEdit;
        pane.bar->askFor(Question, input, {{u"Move to the One That Was Chosen"_s, [] {}}});
        pane.widget.resize(380, 600);
        pane.widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane.widget));
        QVERIFY(input->y() > pane.text()->geometry().bottom());
        QVERIFY(pane.buttons().constFirst()->y() > input->geometry().bottom());
    }

    void fromRightToLeftTheyAreAtTheLeft()
    {
        Pane pane;
        pane.widget.setLayoutDirection(Qt::RightToLeft);
        pane.ask(380);
        QVERIFY(pane.buttons().constLast()->x() < 20);
    }
};

RELATA_TEST(MessageBarTest, "message_bar");
#include "test_message_bar.moc"
