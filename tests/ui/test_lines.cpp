#include "support/heard_statements.h"
#include "support/test_registry.h"
#include "support/test_store.h"
#include "ui/form_host.h"
#include "warehouse.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QToolButton>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// An order and its lines, typed in one form and saved as one.
class LinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void anOrderIsTypedWithItsLines_data() { addDatabaseKinds(); }

    void anOrderIsTypedWithItsLines()
    {
        Warehouse shop(databaseKind());
        QTRY_VERIFY(shop.window->isReady());
        shop.begin();
        shop.typeLine(u"pen"_s, u"3"_s);
        QCOMPARE(QApplication::focusWidget(), shop.field(u"line:1:product_id"_s)); // the next one has begun
        shop.typeLine(u"ink"_s, u"7"_s);
        shop.window->press(Qt::Key_Return); // an empty one: no more of them
        QTRY_COMPARE(shop.lines(), u"A101|1|Pen|3\nA101|2|Ink|7"_s);
        QTRY_VERIFY(!shop.window->master()->forms()->isOpen());

        shop.window->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(shop.orders(), 1);
        QCOMPARE(shop.lines(), QString());
        QTRY_VERIFY(TestWindow::message(shop.window->master()).startsWith(u"Undone"));
        shop.window->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(shop.lines(), u"A101|1|Pen|3\nA101|2|Ink|7"_s);
    }

    void insertMakesAProductAndComesBackToItsLine_data() { addDatabaseKinds(); }

    void insertMakesAProductAndComesBackToItsLine()
    {
        Warehouse shop(databaseKind());
        QTRY_VERIFY(shop.window->isReady());
        shop.begin();
        shop.typeLine(u"pen"_s, u"3"_s);
        shop.window->type(u"Blotting paper"_s);
        QTRY_COMPARE(firstListed(), u"Nothing found."_s);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Insert);
        QCOMPARE(shop.field(u"field:name"_s)->text(), u"Blotting paper"_s);
        save(*shop.window);
        QTRY_COMPARE(shop.database.value(u"SELECT name FROM products WHERE id = 4"_s).toString(),
                     u"Blotting paper"_s);
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"line:1:product_id"_s);
        QCOMPARE(shop.field(u"line:1:product_id"_s)->text(), u"Blotting paper"_s);
        QCOMPARE(shop.field(u"line:0:amount"_s)->text(), u"3"_s);
        shop.window->press(Qt::Key_Return);
        shop.window->type(u"1"_s);
        save(*shop.window);
        QTRY_COMPARE(shop.lines(), u"A101|1|Pen|3\nA101|2|Blotting paper|1"_s);
    }

    void escapeComesBackToTheLineAsItWasLeft()
    {
        Warehouse shop(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(shop.window->isReady());
        shop.begin();
        shop.window->type(u"Blotting"_s);
        shop.window->press(Qt::Key_Insert);
        QCOMPARE(shop.field(u"field:name"_s)->text(), u"Blotting"_s);
        shop.window->press(Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), shop.field(u"line:0:product_id"_s));
        QCOMPARE(shop.field(u"line:0:product_id"_s)->text(), u"Blotting"_s);
    }

    void fortyLinesAreOneTransaction_data() { addDatabaseKinds(); }

    void fortyLinesAreOneTransaction()
    {
        Warehouse shop(databaseKind());
        QTRY_VERIFY(shop.window->isReady());
        shop.begin();
        for (int i = 1; i <= 40; ++i)
            shop.typeLine(i % 2 ? u"pen"_s : u"ink"_s, QString::number(i));
        QElapsedTimer clock;
        const HeardStatements heard;
        clock.start();
        save(*shop.window);
        QTRY_COMPARE(shop.window->current(shop.window->master()), u"A101"_s);
        qInfo("an order with 40 lines: from the key to the new row %lld ms, transactions %lld",
              clock.elapsed(), qlonglong(HeardStatements::count(u"COMMIT"_s)));
        QCOMPARE(HeardStatements::count(u"COMMIT"_s), 1);
        QCOMPARE(shop.lines().count(u'\n'), 39);
    }

    void aWrongLineKeepsAllOutAndSaysWhere_data() { addDatabaseKinds(); }

    void aWrongLineKeepsAllOutAndSaysWhere()
    {
        Warehouse shop(databaseKind());
        QTRY_VERIFY(shop.window->isReady());
        shop.begin();
        shop.typeLine(u"pen"_s, u"3"_s);
        shop.typeLine(u"ink"_s, u"-7"_s); // which only the database refuses
        shop.typeLine(u"paper"_s, u"1"_s);
        shop.field(u"line:2:line"_s)->setText(u"1"_s); // and there is a first line already
        save(*shop.window);
        QTRY_VERIFY(!shop.message(2).isEmpty());
        QVERIFY(!shop.message(1).isEmpty() || !shop.error(u"line:1:amount"_s).isEmpty());
        QCOMPARE(shop.message(0), QString());
        QCOMPARE(shop.error(u"line:0:amount"_s), QString());
        QCOMPARE(shop.orders(), 1);
        QCOMPARE(shop.lines(), QString());

        shop.field(u"line:1:amount"_s)->setText(u"7"_s);
        shop.field(u"line:2:line"_s)->setText(u"3"_s);
        save(*shop.window);
        QTRY_COMPARE(shop.lines(), u"A101|1|Pen|3\nA101|2|Ink|7\nA101|3|Paper|1"_s);
    }

    void whatIsMissingIsSaidBeforeTheDatabaseIsAsked()
    {
        Warehouse shop(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(shop.window->isReady());
        shop.begin();
        shop.typeLine(u"pen"_s, u"3"_s);
        shop.field(u"line:1:amount"_s)->setFocus();
        shop.window->type(u"2"_s);
        save(*shop.window);
        QCOMPARE(QApplication::focusWidget(), shop.field(u"line:1:product_id"_s));
        QVERIFY(shop.error(u"line:1:product_id"_s).contains(u"required"));
        QCOMPARE(shop.orders(), 1);
    }

    void escapeKeepsTheLinesWithTheOrder()
    {
        Warehouse shop(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(shop.window->isReady());
        shop.begin();
        shop.typeLine(u"pen"_s, u"3"_s);
        shop.window->press(Qt::Key_Escape);
        QVERIFY(!shop.window->master()->forms()->isOpen());
        QCOMPARE(shop.window->master()->forms()->unsavedCount(), 1);
        shop.window->press(Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(shop.field(u"line:0:amount"_s)->text(), u"3"_s);
        QCOMPARE(shop.field(u"line:0:product_id"_s)->text(), u"Pen"_s);
        save(*shop.window);
        QTRY_COMPARE(shop.lines(), u"A101|1|Pen|3"_s);
    }

    void aLineIsTakenAway()
    {
        Warehouse shop(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(shop.window->isReady());
        shop.begin();
        shop.typeLine(u"pen"_s, u"3"_s);
        shop.typeLine(u"ink"_s, u"7"_s);
        const auto removal = [&shop](int line) {
            for (auto *button : shop.window->master()->findChildren<QToolButton *>()) {
                if (button->accessibleName() == u"Remove line %1"_s.arg(line))
                    return button;
            }
            return static_cast<QToolButton *>(nullptr);
        };
        const auto middleOf = [](const QWidget *w) { return w->mapToGlobal(w->rect().center()).y(); };
        QTRY_COMPARE(middleOf(removal(1)), middleOf(shop.field(u"line:0:amount"_s)));
        QVERIFY(removal(2)->isVisible());
        QVERIFY(!removal(3)->isVisible()); // of the line that is always empty
        shop.window->click(removal(1));
        QTRY_COMPARE(shop.field(u"line:0:product_id"_s)->text(), u"Ink"_s);
        save(*shop.window);
        QTRY_COMPARE(shop.lines(), u"A101|2|Ink|7"_s);
    }

    void aCustomerIsAddedWithOrders_data() { addDatabaseKinds(); }

    void aCustomerIsAddedWithOrders()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        newCustomer(window);
        window.type(u"Alan Turing"_s);
        auto *add = window.find<QToolButton>(window.master(), u"addLines"_s);
        QCOMPARE(add->text(), u"Add Orders"_s);
        add->setFocus();
        window.press(Qt::Key_Space);
        const auto number = [&](int line) {
            return window.find<QLineEdit>(window.master(), u"line:%1:order_number"_s.arg(line));
        };
        QTRY_COMPARE(number(0)->text(), u"30002"_s);
        window.find<QLineEdit>(window.master(), u"line:0:total"_s)->setFocus();
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.type(u"5"_s);
        QTRY_COMPARE(number(1)->text(), u"30003"_s); // proposed, and no line until something is typed
        save(window);
        QTRY_COMPARE(window.current(window.master()), u"Alan Turing"_s);
        QCOMPARE(store.rows(u"SELECT order_number, total FROM orders JOIN customers ON customers.id = "
                            "customer_id WHERE name = 'Alan Turing'"_s),
                 store.isSqlite() ? u"30002|5"_s : u"30002|5.00"_s);
    }
};

RELATA_TEST(LinesTest, "lines");
#include "test_lines.moc"
