#include "offered_drafts.h"
#include "support/test_registry.h"
#include "ui/form_host.h"
#include "warehouse.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QToolButton>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// An order with three lines, as it is typed; what the next one begins with is there too.
void typeThreeLines(Warehouse &shop)
{
    QTRY_VERIFY(shop.window->isReady());
    shop.begin();
    shop.field(u"field:note"_s)->setText(u"by post"_s);
    shop.typeLine(u"pen"_s, u"3"_s);
    shop.typeLine(u"ink"_s, u"7"_s);
    shop.typeLine(u"paper"_s, u"1"_s);
}

QStringList shownLines(Warehouse &shop)
{
    QStringList lines;
    for (int i = 0; shop.window->master()->findChild<QLineEdit *>(u"line:%1:line"_s.arg(i)); ++i) {
        QStringList texts;
        for (const QString &column : {u"line"_s, u"product_id"_s, u"amount"_s})
            texts += shop.field(u"line:%1:%2"_s.arg(i).arg(column))->text();
        lines += texts.join(u'|');
    }
    return lines;
}

const QStringList ThreeLines{u"1|Pen|3"_s, u"2|Ink|7"_s, u"3|Paper|1"_s, u"4||"_s};
const QString ThreeSaved = u"A101|1|Pen|3\nA101|2|Ink|7\nA101|3|Paper|1"_s;

QString remark(TestWindow &window)
{
    const auto labels =
        offer(window)->findChildren<DraftOfferLine *>().constFirst()->findChildren<QLabel *>();
    return labels.at(1)->text();
}

} // namespace

/// The lines that are typed with a new order, when the window goes before they are saved.
class KeptLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void closingTheWindowAsksNothingAndTheLinesAreThereAgain_data() { addDatabaseKinds(); }

    void closingTheWindowAsksNothingAndTheLinesAreThereAgain()
    {
        Warehouse shop(databaseKind());
        typeThreeLines(shop);
        QVERIFY(shop.window->window().close());
        QCOMPARE(shop.orders(), 1);

        shop.open();
        QTRY_COMPARE(offered(*shop.window), QStringList{u"New Order"_s});
        QVERIFY2(remark(*shop.window).startsWith(u"with 3 lines, typed today at "),
                 qPrintable(remark(*shop.window)));
        shop.window->click(button(*shop.window, u"compare"_s));
        QTRY_COMPARE(comparison(*shop.window), u"A new record: not in the database yet\nNote: typed by post\n"
                                               "Line 1: typed Amount 3, Product Pen\n"
                                               "Line 2: typed Amount 7, Product Ink\n"
                                               "Line 3: typed Amount 1, Product Paper"_s);
        restore(*shop.window);
        QTRY_VERIFY(shop.window->master()->forms()->isOpen());
        QCOMPARE(shownLines(shop), ThreeLines);
        QTRY_COMPARE(shop.field(u"field:number"_s)->text(), u"A101"_s);
        save(*shop.window);
        QTRY_COMPARE(shop.lines(), ThreeSaved);
        QCOMPARE(shop.database.value(u"SELECT note FROM orders WHERE number = 'A101'"_s).toString(),
                 u"by post"_s);
        QTRY_COMPARE(shop.window->window().view()->unsavedCount(), 0);
        QVERIFY(shop.window->window().close());
        expectNothing(shop);
    }

    /// An order of which nothing else has been typed.
    void linesAloneAreADraftToo()
    {
        Warehouse shop(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(shop.window->isReady());
        shop.begin();
        shop.typeLine(u"pen"_s, u"3"_s);
        QVERIFY(shop.window->window().close());
        shop.open();
        QTRY_COMPARE(offered(*shop.window), QStringList{u"New Order"_s});
        restore(*shop.window);
        QTRY_COMPARE(shownLines(shop), (QStringList{u"1|Pen|3"_s, u"2||"_s}));
    }

    void aLineIsOnTheDiskAMomentLater()
    {
        Warehouse shop(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(shop.window->isReady());
        shop.begin();
        shop.typeLine(u"pen"_s, u"3"_s);
        shop.field(u"line:1:amount"_s)->setFocus();
        shop.window->type(u"47"_s);
        QElapsedTimer clock;
        clock.start();
        shop.window->type(u"11"_s);
        QTRY_VERIFY(journaled(shop.database.location()).contains("4711"));
        qInfo("on the disk %lld ms behind the last key", clock.elapsed());
    }

    void aLineThatIsTakenAwayIsNotOfferedAgain()
    {
        Warehouse shop(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(shop.window->isReady());
        shop.begin();
        shop.typeLine(u"pen"_s, u"3"_s);
        shop.window->window().keepDrafts();
        for (auto *removal : shop.window->master()->findChildren<QToolButton *>()) {
            if (removal->accessibleName() == u"Remove line 1")
                shop.window->click(removal);
        }
        QTRY_COMPARE(shop.window->window().view()->unsavedCount(), 0);
        QVERIFY(shop.window->window().close());
        expectNothing(shop);
    }

    void cancelDiscardsTheLinesAndUndoBringsThemBack()
    {
        Warehouse shop(DatabaseLocation::Kind::SQLite);
        typeThreeLines(shop);
        shop.window->window().keepDrafts();
        shop.window->click(shop.window->find(shop.window->master(), u"cancel"_s));
        shop.window->window().keepDrafts();
        QVERIFY(!shop.window->master()->forms()->isOpen());
        shop.window->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(shop.window->master()->forms()->isOpen());
        QCOMPARE(shownLines(shop), ThreeLines);
        shop.field(u"line:2:amount"_s)->setText(u"12"_s); // and they are watched again
        QVERIFY(shop.window->window().close());
        shop.open();
        QTRY_COMPARE(offered(*shop.window).size(), 1);
        restore(*shop.window);
        QTRY_COMPARE(shownLines(shop).value(2), u"3|Paper|12"_s);
    }

    void discardingTheOfferForgetsTheLinesAndUndoBringsThemBack()
    {
        Warehouse shop(DatabaseLocation::Kind::SQLite);
        typeThreeLines(shop);
        QVERIFY(shop.window->window().close());
        shop.open();
        QTRY_COMPARE(offered(*shop.window).size(), 1);
        QTRY_VERIFY(shop.window->isReady());
        shop.window->click(button(*shop.window, u"discard"_s));
        QTRY_COMPARE(offered(*shop.window).size(), 0);
        shop.window->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(offered(*shop.window).size(), 1);
        restore(*shop.window);
        QTRY_COMPARE(shownLines(shop), ThreeLines);
    }

    void aDraftWhoseLinesHaveNoTableAnyMoreWaits()
    {
        Warehouse shop(DatabaseLocation::Kind::SQLite);
        typeThreeLines(shop);
        QVERIFY(shop.window->window().close());
        shop.window.reset();
        shop.database.execute({u"DROP TABLE lines"_s});
        shop.open();
        QTRY_COMPARE(offered(*shop.window).size(), 1);
        QVERIFY(!button(*shop.window, u"restore"_s)->isEnabled());
        QCOMPARE(button(*shop.window, u"restore"_s)->toolTip(),
                 u"There is no table lines in this database any more."_s);
        shop.window->click(button(*shop.window, u"compare"_s)); // what was typed can be read
        QTRY_VERIFY(comparison(*shop.window).contains(u"Amount 7"));
    }

private:
    /// Nothing is offered when the database is opened next.
    static void expectNothing(Warehouse &shop)
    {
        shop.open();
        QTRY_VERIFY(shop.window->isReady());
        QVERIFY(!QTest::qWaitFor([&] { return !offered(*shop.window).isEmpty(); }, 100));
    }
};

RELATA_TEST(KeptLinesTest, "kept_lines");
#include "test_kept_lines.moc"
