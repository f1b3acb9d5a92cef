#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "ui/keyboard_page.h"
#include "ui/settings.h"
#include "ui/theme.h"

#include <QtCore/QSet>
#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QTreeWidget>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<QAction *> actionsIn(const QMenu &menu)
{
    QList<QAction *> found;
    for (QAction *action : menu.actions()) {
        if (action->menu())
            found += actionsIn(*action->menu());
        else if (!action->isSeparator())
            found += action;
    }
    return found;
}

QList<QAction *> actionsOf(const QMainWindow &window)
{
    QList<QAction *> found;
    for (const QAction *menu : window.menuBar()->actions())
        found += actionsIn(*menu->menu());
    return found;
}

/// The entry with this text, accelerators left out; null where there is none.
QAction *entry(const QMainWindow &window, const QString &text)
{
    for (QAction *action : actionsOf(window)) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

bool offers(const QMainWindow &window, const QString &text)
{
    const QAction *action = entry(window, text);
    return action && action->isEnabled();
}

} // namespace

/// The window around the panes: its menus, its bars, and the way through it by Tab.
class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void actionsNameTheRecordTheyAreAbout()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(offers(window.window(), u"New Order for Ada Lovelace"_s));
        QVERIFY(offers(window.window(), u"New Customer"_s));
        QVERIFY(offers(window.window(), u"Delete Customer"_s));
        QVERIFY(offers(window.window(), u"Search Customers"_s));

        window.press(Qt::Key_Down);
        QTRY_VERIFY(offers(window.window(), u"New Order for Grace Hopper"_s));
        window.press(Qt::Key_F6);
        QTRY_VERIFY(offers(window.window(), u"Delete Order"_s));
        QVERIFY(offers(window.window(), u"To the Customer"_s));
    }

    void anEntryIsOfferedWhereItDoesSomething()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QVERIFY(!entry(window.window(), u"New Record"_s)->isEnabled()); // nothing is open yet
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        QVERIFY(!offers(window.window(), u"Undo"_s));
        QVERIFY(!offers(window.window(), u"Save"_s));
        QVERIFY(!offers(window.window(), u"To the Parent"_s)); // a customer has none
        window.press(Qt::Key_F6);
        QTRY_VERIFY(entry(window.window(), u"Delete Order"_s));
        QVERIFY(!offers(window.window(), u"Delete Order"_s)); // Ada has no orders

        window.press(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(offers(window.window(), u"Save"_s));
        QTRY_COMPARE(window.find<QLineEdit>(window.detail(), u"field:order_number"_s)->text(), u"30002"_s);
        entry(window.window(), u"Save"_s)->trigger();
        QTRY_COMPARE(store.ordersOf(1), u"30002|new|0"_s);
        QTRY_VERIFY(!offers(window.window(), u"Save"_s));
        QTRY_VERIFY(offers(window.window(), u"Delete Order"_s));
    }

    void whatIsReadOnlySaysSoAndOffersNoChange()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        DatabaseLocation location = store.location();
        location.readOnly = true;
        TestWindow window(location);
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        QVERIFY(window.find(&window.window(), u"readOnly"_s)->isVisible());
        QCOMPARE(window.status(u"readOnly"_s), u"Read only"_s);
        QVERIFY(!offers(window.window(), u"New Customer"_s));
        QVERIFY(!offers(window.window(), u"Delete Customer"_s));
        QVERIFY(!offers(window.window(), u"New Order for Ada Lovelace"_s));
        QVERIFY(!window.find(window.detail(), u"newButton"_s)->isEnabled());
        QVERIFY(offers(window.window(), u"Search Customers"_s));
        QCOMPARE(window.detail()->table()->emptyText(),
                 u"No orders for Ada Lovelace.\nThis database is open for reading only."_s);
    }

    void anActionMeansThePaneThatHadTheFocusBeforeItsMenu()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.click(window.master(), u"Grace Hopper"_s);
        QTRY_VERIFY(window.rows(window.detail()).contains(u"20001"_s));
        window.click(window.detail(), u"20001"_s);
        window.window().menuBar()->setFocus();
        QVERIFY(offers(window.window(), u"Delete Order"_s));
        entry(window.window(), u"Delete Order"_s)->trigger();
        QTRY_VERIFY(!store.ordersOf(2).contains(u"20001"_s));
        QCOMPARE(store.value(u"SELECT count(*) FROM customers"_s).toInt(), 3);
    }

    void theAppearanceIsRemembered()
    {
        Theme theme;
        const QPalette before = QApplication::palette();
        MainWindow window(&theme);
        QVERIFY(entry(window, u"System"_s)->isChecked());
        entry(window, u"Dark"_s)->trigger();
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette(), Theme::palette(true));
        QCOMPARE(Settings().appearance(), Theme::Choice::Dark);

        Theme next;
        next.choose(Settings().appearance());
        const MainWindow another(&next);
        QVERIFY(entry(another, u"Dark"_s)->isChecked());
        QVERIFY(!entry(another, u"System"_s)->isChecked());
        Settings().setAppearance(Theme::Choice::System);
        QApplication::setPalette(before);
    }

    void theKeyboardPageListsEveryKeyOfTheMenus()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        entry(window.window(), u"Keyboard"_s)->trigger();
        const auto *page = window.window().findChild<KeyboardPage *>();
        QVERIFY(page && page->isVisible() && !page->isModal());

        QStringList shown;
        for (QTreeWidgetItemIterator line(page->findChild<QTreeWidget *>()); *line; ++line)
            shown += (*line)->text(1);
        int keys = 0;
        for (const QAction *action : actionsOf(window.window())) {
            const QString key = action->shortcut().toString(QKeySequence::NativeText);
            QVERIFY2(shown.contains(key), qPrintable(action->text()));
            keys += key.isEmpty() ? 0 : 1;
        }
        QVERIFY(keys > 10);
    }

    void noKeyHasTwoMeanings()
    {
        const MainWindow window;
        QList<QKeySequence> keys;
        for (const QAction *action : actionsOf(window)) {
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key), qPrintable(action->text()));
                keys += key;
            }
        }
    }

    void tabLeadsThroughEverythingAndEverythingHasAName()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        QSet<QWidget *> visited;
        for (int i = 0; i < 100 && !visited.contains(QApplication::focusWidget()); ++i) {
            QWidget *focused = QApplication::focusWidget();
            visited += focused;
            const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(focused);
            QVERIFY(spoken);
            QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(), focused->metaObject()->className());
            window.press(Qt::Key_Tab);
        }
        for (const QString &name : {u"masterPane"_s, u"detailPane"_s}) {
            auto *pane = window.find(&window.window(), name);
            for (const QString &part : {u"search"_s, u"table"_s, u"newButton"_s})
                QVERIFY2(visited.contains(window.find(pane, part)), qPrintable(name + part));
        }
        for (const QString &part : {u"step:0"_s, u"childTabs"_s})
            QVERIFY2(visited.contains(window.find(&window.window(), part)), qPrintable(part));
    }

    void tabLeadsThroughAnOpenFormAndOutOfItAgain()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        auto *number = window.find(window.detail(), u"field:order_number"_s);
        QTRY_COMPARE(QApplication::focusWidget(), number);
        QStringList visited;
        for (int i = 0; i < 100; ++i) {
            visited += QApplication::focusWidget()->objectName();
            window.press(Qt::Key_Tab);
            if (QApplication::focusWidget() == number)
                break;
        }
        QCOMPARE(visited.first(8).join(u' '), u"field:order_number field:ordered_on field:status field:total "
                                              "field:note saveAndNew save cancel"_s);
        QVERIFY2(visited.contains(u"search"_s), qPrintable(visited.join(u' ')));
        QCOMPARE(QApplication::focusWidget(), number);
    }

    void columnsAreLaidOutForTheRoomThatThereIsAtLast()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        MainWindow window;
        window.open(store.location());
        QTRY_VERIFY(window.view() && window.view()->master()->model()->isLoaded());
        window.show();
        const RecordTableView *table = window.view()->master()->table();
        const QHeaderView *header = table->horizontalHeader();
        const int name = header->logicalIndexAt(1);
        QTRY_VERIFY(header->sectionSize(name) > table->fontMetrics().horizontalAdvance(u"Grace Hopper"_s));
    }
};

RELATA_TEST(MainWindowTest, "main_window");
#include "test_main_window.moc"
