#include "support/test_registry.h"
#include "ui/arranging.h"
#include "ui/column_keeper.h"
#include "ui/row_window.h"
#include "ui/settings.h"
#include "ui/view_splitter.h"

#include <QtCore/QFile>
#include <QtGui/QAction>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QScrollBar>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Opens the menu of the titles with the right button and chooses an entry.
void choose(RecordPane *pane, const QString &text)
{
    const QPoint at(30, header(pane)->height() / 2);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, header(pane)->viewport()->mapToGlobal(at));
    QApplication::sendEvent(header(pane)->viewport(), &event);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text().remove(u'&') != text)
            continue;
        QVERIFY(action->isEnabled());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        return;
    }
    QFAIL(qPrintable(u"there is no "_s + text));
}

QAction *stacked(MainWindow &window)
{
    for (const QAction *menu : window.menuBar()->actions()) {
        for (QAction *action : menu->menu()->actions()) {
            if (action->text().remove(u'&') == u"Stacked"_s)
                return action;
        }
    }
    return nullptr;
}

/// Between the master and the detail.
ViewSplitter *splitter(MainWindow &window)
{
    return window.view()->findChild<ViewSplitter *>();
}

} // namespace

/// What somebody arranges in a window is there again the next time.
class ArrangementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void columnsAreFoundAsTheyWereLeft_data() { addDatabaseKinds(); }

    void columnsAreFoundAsTheyWereLeft()
    {
        TestStore store(databaseKind());
        int city = 0;
        {
            TestWindow window(store.location());
            QTRY_VERIFY(window.isReady());
            QCOMPARE(titles(window.master()), u"Name|Email|Phone|City|Orders"_s);
            choose(window.master(), u"Phone"_s);
            QCOMPARE(titles(window.master()), u"Name|Email|City|Orders"_s);
            const int before = widthOf(window.master(), u"City"_s);
            widen(window.master(), u"City"_s, 37);
            city = widthOf(window.master(), u"City"_s);
            QCOMPARE(city, before + 37);
            moveBehind(window.master(), u"Email"_s, u"City"_s);
            QCOMPARE(titles(window.master()), u"Name|City|Email|Orders"_s);
        }
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QCOMPARE(titles(window.master()), u"Name|City|Email|Orders"_s);
        QCOMPARE(widthOf(window.master(), u"City"_s), city);
        window.window().resize(1000, 600); // what was chosen by hand is not laid out again
        QCOMPARE(widthOf(window.master(), u"City"_s), city);

        choose(window.master(), u"Reset Columns"_s);
        QCOMPARE(titles(window.master()), u"Name|Email|Phone|City|Orders"_s);
        QVERIFY(widthOf(window.master(), u"City"_s) != city);
    }

    void theOrderOfTheRowsIsFoundAsItWasLeft_data() { addDatabaseKinds(); }

    void theOrderOfTheRowsIsFoundAsItWasLeft()
    {
        TestStore store(databaseKind());
        {
            TestWindow window(store.location());
            QTRY_VERIFY(window.isReady());
            QCOMPARE(header(window.master())->sortIndicatorSection(), -1);
            clickTitle(window.master(), u"City"_s);
            QTRY_VERIFY(window.rows(window.master()).startsWith(u"Åsa Öberg"_s));
        }
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QVERIFY(window.rows(window.master()).startsWith(u"Åsa Öberg"_s));
        QCOMPARE(header(window.master())->sortIndicatorSection(), columnCalled(window.master(), u"City"_s));

        // Each table has its own.
        window.window().view()->showTable(store.isSqlite() ? TableName{{}, u"orders"_s}
                                                           : TableName{u"public"_s, u"orders"_s});
        QTRY_COMPARE(window.master()->query().table.name, u"orders"_s);
        QCOMPARE(header(window.master())->sortIndicatorSection(), -1);
    }

    void columnsThatAreGoneOrNewAreNoProblem_data() { addDatabaseKinds(); }

    void columnsThatAreGoneOrNewAreNoProblem()
    {
        TestStore store(databaseKind());
        {
            TestWindow window(store.location());
            QTRY_VERIFY(window.isReady());
            choose(window.master(), u"Email"_s);
            moveBehind(window.master(), u"Name"_s, u"City"_s);
            QCOMPARE(titles(window.master()), u"Phone|City|Name|Orders"_s);
            clickTitle(window.master(), u"Phone"_s);
            QTRY_COMPARE(window.master()->query().sort.size(), 1);
        }
        store.execute({u"ALTER TABLE customers RENAME COLUMN phone TO telephone"_s,
                       u"ALTER TABLE customers ADD COLUMN fax TEXT"_s});
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QCOMPARE(titles(window.master()), u"City|Name|Orders|Telephone|Fax"_s);
        QVERIFY(window.master()->query().sort.isEmpty());
    }

    void theFirstRecordOfATableHasRoomForItsName()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        store.execute({u"DELETE FROM orders"_s, u"DELETE FROM customers"_s});
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        const QString name = u"Augusta Ada King, Countess of Lovelace"_s;
        window.press(Qt::Key_N, Qt::ControlModifier);
        window.type(name);
        window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(window.current(window.master()), name);
        QVERIFY(widthOf(window.master(), u"Name"_s) > window.master()->fontMetrics().horizontalAdvance(name));
    }

    void theLastColumnCannotBeHidden()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        for (const QString &title : {u"Email"_s, u"Phone"_s, u"City"_s, u"Orders"_s})
            choose(window.master(), title);
        QCOMPARE(titles(window.master()), u"Name"_s);
        QMenu menu;
        window.master()->columns()->fillMenu(&menu);
        for (const QAction *action : menu.actions())
            QVERIFY(action->text() != u"Name"_s || !action->isEnabled());
    }

    void theDetailCanBeBelowTheMaster_data() { addDatabaseKinds(); }

    void theDetailCanBeBelowTheMaster()
    {
        TestStore store(databaseKind());
        store.execute({u"UPDATE customers SET email = 'somebody.with.a.long.address@example.org'"_s});
        QList<int> beside;
        QList<int> below;
        {
            TestWindow window(store.location());
            QTRY_VERIFY(window.isReady());
            window.window().resize(800, 700);
            auto *handle = splitter(window.window())->handle(1);
            drag(handle, handle->rect().center(), handle->rect().center() + QPoint(-100, 0));
            beside = splitter(window.window())->sizes();
            const int email = widthOf(window.master(), u"Email"_s);
            stacked(window.window())->trigger();
            QTRY_VERIFY(window.detail()->y() >= window.master()->height());
            QCOMPARE(window.detail()->width(), window.master()->width());
            QTRY_VERIFY(widthOf(window.master(), u"Email"_s) > email); // there is more room now
            drag(handle, handle->rect().center(), handle->rect().center() + QPoint(0, 60));
            below = splitter(window.window())->sizes();
            QVERIFY(Settings().isStacked());
        }
        TestWindow window(store.location());
        window.window().resize(800, 700);
        QTRY_VERIFY(window.isReady());
        QVERIFY(stacked(window.window())->isChecked());
        QCOMPARE(splitter(window.window())->sizes(), below);
        stacked(window.window())->trigger();
        QCOMPARE(splitter(window.window())->orientation(), Qt::Horizontal);
        QTRY_COMPARE(splitter(window.window())->sizes(), beside);
        QVERIFY(!Settings().isStacked());

        QFile written(Settings::file());
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QString all = QString::fromUtf8(written.readAll());
        const QString views = all.mid(all.indexOf(u"[views]"_s)).section(u"\n["_s, 0, 0);
        QVERIFY(views.contains(u"stacked="_s));
        QVERIFY(!views.contains(store.location().displayName()));
    }

    void columnsThatWereHiddenStaySoAfterASearchThatFindsNothing()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        const QString before = titles(window.detail());
        window.press(Qt::Key_F, Qt::ControlModifier);
        window.type(u"zebra"_s);
        QTRY_VERIFY(!window.detail()->model()->isLoaded());
        window.press(Qt::Key_Escape);
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        QCOMPARE(titles(window.detail()), before);
    }

    void columnsLeaveRoomForWhatIsToCome()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        for (int i = 0; i < 12; ++i) {
            store.execute({u"INSERT INTO orders (order_number, customer_id, ordered_on, total) "
                           "VALUES ('4000%1', 2, '2026-04-01', 999.5)"_s.arg(i)});
        }
        TestWindow window(store.location());
        window.window().resize(1280, 700);
        QTRY_VERIFY(window.isReady());
        window.click(window.master(), u"Grace Hopper"_s);
        QTRY_VERIFY(window.rows(window.detail()).contains(u"400011"));
        RecordTableView *orders = window.detail()->table();
        QVERIFY(!orders->verticalScrollBar()->isVisible());
        QVERIFY(!orders->horizontalScrollBar()->isVisible());

        // A form takes its room from the rows.
        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(orders->verticalScrollBar()->isVisible());
        QVERIFY(!orders->horizontalScrollBar()->isVisible());

        // The next number may be a larger one.
        auto *total = window.find<QLineEdit>(window.detail(), u"field:total"_s);
        total->setFocus();
        total->selectAll();
        window.type(u"1234.50"_s);
        window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(window.rows(window.detail()).contains(u"1,234.50"));
        const QAbstractItemView *view = orders;
        QVERIFY(widthOf(window.detail(), u"Total"_s) >=
                view->sizeHintForColumn(columnCalled(window.detail(), u"Total"_s)));
    }

    void theRecordWhoseFormOpensStaysInSight()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        for (int i = 0; i < 60; ++i)
            store.execute({u"INSERT INTO customers (name) VALUES ('Customer %1')"_s.arg(i)});
        TestWindow window(store.location());
        window.window().resize(1000, 700);
        QTRY_VERIFY(window.isReady());
        RecordTableView *table = window.master()->table();
        for (int i = 0; i < table->rowWindow().fullRows() - 1; ++i)
            window.press(Qt::Key_Down); // the last one that is seen whole
        QCOMPARE(table->topRow(), 0);
        window.press(Qt::Key_Return);
        QTRY_VERIFY(window.find(window.master(), u"form"_s)->isVisible());
        QTRY_VERIFY(table->topRow() > 0);
        QVERIFY(table->viewport()->rect().contains(table->visualRect(table->currentIndex()).center()));
    }

    void aStepOfTheWayGivesTheFocusToItsTable()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.master()->table()->hasFocus());
        QTRY_VERIFY(window.find(&window.window(), u"step:2"_s)->isVisible());
        window.click(window.find(&window.window(), u"step:2"_s));
        QVERIFY(window.detail()->table()->hasFocus());
        window.click(window.find(&window.window(), u"step:0"_s));
        QVERIFY(window.master()->table()->hasFocus());
    }
};

RELATA_TEST(ArrangementTest, "arrangement");
#include "test_arrangement.moc"
