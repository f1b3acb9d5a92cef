#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "ui/child_tabs.h"
#include "ui/form_host.h"
#include "ui/record_details.h"

#include <QtGui/QAction>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QLineEdit *field(TestWindow &window, const QString &column)
{
    return window.find<QLineEdit>(window.window().view()->details(), u"field:"_s + column);
}

QString shown(TestWindow &window, const QString &column)
{
    auto *edit = window.window().view()->details()->findChild<QLineEdit *>(u"field:"_s + column);
    return edit ? edit->text() : QString();
}

QString chosenTab(TestWindow &window)
{
    const ChildTabs *tabs = window.window().view()->tabs();
    return tabs->tabText(tabs->currentIndex());
}

/// The entry of a menu with a key; null where there is none.
QAction *entryWithKey(const QMainWindow &window, const QKeySequence &key)
{
    for (const QAction *menu : window.menuBar()->actions()) {
        for (QAction *action : menu->menu()->actions()) {
            if (action->shortcut() == key)
                return action;
        }
    }
    return nullptr;
}

} // namespace

/// The tabs of the detail: the children of the record that is current, and the record itself as a form.
class DetailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theLastTabIsTheRecordAsAForm_data() { addDatabaseKinds(); }

    void theLastTabIsTheRecordAsAForm()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.current(window.master()), u"Ada Lovelace"_s);
        window.press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(chosenTab(window), u"Details"_s);
        QVERIFY(window.window().view()->details()->isVisible());
        QVERIFY(!window.detail()->table()->isVisible());
        QTRY_COMPARE(shown(window, u"name"_s), u"Ada Lovelace"_s);
        QCOMPARE(QApplication::focusWidget(), field(window, u"name"_s));

        window.press(Qt::Key_Escape);
        QTRY_VERIFY(window.master()->table()->hasFocus());
        QTRY_COMPARE(shown(window, u"city"_s), u"London"_s);
        window.press(Qt::Key_Down); // what nobody typed in follows
        QTRY_COMPARE(shown(window, u"name"_s), u"Grace Hopper"_s);
        QCOMPARE(shown(window, u"city"_s), u"New York"_s);

        window.press(Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(window.rows(window.detail()).contains(u"20001"_s));
        QVERIFY(window.detail()->table()->hasFocus());
        QVERIFY(!window.window().view()->details()->isVisible());
    }

    void whatIsTypedIsSavedThereAndCanBeUndone_data() { addDatabaseKinds(); }

    void whatIsTypedIsSavedThereAndCanBeUndone()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(shown(window, u"city"_s), u"London"_s);
        field(window, u"city"_s)->setFocus();
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.type(u"Paris"_s);
        QCOMPARE(window.status(u"saved"_s), u"1 record not saved yet"_s);
        window.press(Qt::Key_S, Qt::ControlModifier);
        const QString city = u"SELECT city FROM customers WHERE id = 1"_s;
        QTRY_COMPARE(store.value(city).toString(), u"Paris"_s);
        QTRY_VERIFY(window.master()->table()->hasFocus());
        QTRY_COMPARE(shown(window, u"city"_s), u"Paris"_s);
        QTRY_VERIFY(window.rows(window.master()).contains(u"Paris"_s));
        QTRY_COMPARE(window.status(u"saved"_s), u"All saved"_s);

        window.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(store.value(city).toString(), u"London"_s);
        QTRY_COMPARE(shown(window, u"city"_s), u"London"_s);
    }

    void whatIsTypedStaysWithItsRecord_data() { addDatabaseKinds(); }

    void whatIsTypedStaysWithItsRecord()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(shown(window, u"city"_s), u"London"_s);
        field(window, u"city"_s)->setFocus();
        window.press(Qt::Key_End);
        window.type(u"derry"_s);
        window.click(window.master(), u"Grace Hopper"_s);
        QTRY_COMPARE(shown(window, u"city"_s), u"New York"_s);
        QCOMPARE(window.status(u"saved"_s), u"1 record not saved yet"_s);
        window.click(window.master(), u"Ada Lovelace"_s);
        QTRY_COMPARE(shown(window, u"city"_s), u"Londonderry"_s);
        QCOMPARE(store.value(u"SELECT city FROM customers WHERE id = 1"_s).toString(), u"London"_s);

        // Cancel shows the record as it is.
        window.click(window.find<QPushButton>(window.window().view()->details(), u"cancel"_s));
        QTRY_COMPARE(shown(window, u"city"_s), u"London"_s);
        QTRY_COMPARE(window.status(u"saved"_s), u"All saved"_s);
    }

    void oneRecordHasOneDraftWhereverItIsTyped()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_Return); // below the customers
        QTRY_VERIFY(window.master()->forms()->isOpen());
        window.find<QLineEdit>(window.master()->forms(), u"field:city"_s)->setFocus();
        window.press(Qt::Key_End);
        window.type(u"derry"_s);
        window.press(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(shown(window, u"city"_s), u"Londonderry"_s);
        QVERIFY(!window.master()->forms()->isOpen());
        QCOMPARE(window.status(u"saved"_s), u"1 record not saved yet"_s);

        window.master()->focusTable();
        window.press(Qt::Key_Return); // while the details are shown, the form is there
        QVERIFY(!window.master()->forms()->isOpen());
        QVERIFY(window.window().view()->details()->hasFocusInside());

        window.press(Qt::Key_1, Qt::ControlModifier);
        window.master()->focusTable();
        window.press(Qt::Key_Return);
        QTRY_VERIFY(window.master()->forms()->isOpen());
        QCOMPARE(window.find<QLineEdit>(window.master()->forms(), u"field:city"_s)->text(), u"Londonderry"_s);
        QCOMPARE(window.status(u"saved"_s), u"1 record not saved yet"_s);
    }

    void actionsInTheDetailsAreAboutTheirRecord()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(shown(window, u"city"_s), u"London"_s);
        QCOMPARE(entryWithKey(window.window(), Qt::Key_Delete)->text().remove(u'&'), u"Delete Customer"_s);
        QVERIFY(!entryWithKey(window.window(), QKeySequence::Save)->isEnabled());
        window.type(u"Augusta"_s);
        QTRY_VERIFY(entryWithKey(window.window(), QKeySequence::Save)->isEnabled());
        window.press(Qt::Key_F6);
        QVERIFY(window.master()->table()->hasFocus());
        window.press(Qt::Key_F6);
        QVERIFY(window.window().view()->details()->hasFocusInside());
    }

    void aTableWithoutChildrenHasItsDetailsAlone_data() { addDatabaseKinds(); }

    void aTableWithoutChildrenHasItsDetailsAlone()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location(), {.table = u"orders"_s, .key = {}});
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(chosenTab(window), u"Details"_s);
        QCOMPARE(window.window().view()->tabs()->count(), 1);
        QTRY_COMPARE(shown(window, u"order_number"_s), window.current(window.master()));
        QCOMPARE(window.window().view()->tabs()->names(), QStringList{u"Details"_s});
        QCOMPARE(entryWithKey(window.window(), Qt::CTRL | Qt::Key_1)->text(), u"Details"_s);
        QVERIFY(!entryWithKey(window.window(), Qt::CTRL | Qt::Key_2));
    }

    void theMenuNamesTheTabs()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(entryWithKey(window.window(), Qt::CTRL | Qt::Key_2));
        const QAction *orders = entryWithKey(window.window(), Qt::CTRL | Qt::Key_1);
        QAction *details = entryWithKey(window.window(), Qt::CTRL | Qt::Key_2);
        QCOMPARE(orders->text(), u"Orders"_s);
        QCOMPARE(details->text(), u"Details"_s);
        QVERIFY(orders->isChecked() && !details->isChecked());
        details->trigger();
        QCOMPARE(chosenTab(window), u"Details"_s);
        QVERIFY(details->isChecked());
    }

    void aViewIsForReadingAndSaysWhy_data() { addDatabaseKinds(); }

    void aViewIsForReadingAndSaysWhy()
    {
        TestStore store(databaseKind());
        store.execute(
            {u"CREATE VIEW cities AS SELECT city, count(*) AS customers FROM customers GROUP BY city "
             "ORDER BY city"_s});
        TestWindow window(store.location(), {.table = u"cities"_s, .key = {}});
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(shown(window, u"city"_s), window.current(window.master()));
        QVERIFY(field(window, u"city"_s)->isReadOnly());
        QVERIFY(!window.find(window.window().view()->details(), u"save"_s)->isVisible());
        const QString before = shown(window, u"city"_s);
        window.press(Qt::Key_Down);
        QTRY_VERIFY(shown(window, u"city"_s) != before);
    }

    void newChildIsForTheRecordThatIsSelectedEvenBeforeItsChildrenAreThere_data() { addDatabaseKinds(); }

    void newChildIsForTheRecordThatIsSelectedEvenBeforeItsChildrenAreThere()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        window.press(Qt::Key_Down);
        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window.detail()->model()->isPending()); // Ada's rows are still shown
        auto *form = window.find(window.detail()->forms(), u"form"_s);
        QCOMPARE(form->accessibleName(), u"New Order for Grace Hopper"_s);
        auto *number = window.find<QLineEdit>(form, u"field:order_number"_s);
        QTRY_COMPARE(QApplication::focusWidget(), number);
        QTRY_COMPARE(number->text(), u"30002"_s);
        window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(store.ordersOf(2).contains(u"30002"_s));
        QTRY_COMPARE(window.current(window.detail()), u"30002"_s);
    }

    void newChildPressedBeforeAnythingIsThereIsNotLost_data() { addDatabaseKinds(); }

    void newChildPressedBeforeAnythingIsThereIsNotLost()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        bool pressed = false;
        connect(&window.window(), &MainWindow::opened, this, [&window, &pressed] {
            QVERIFY(!window.master()->model()->isLoaded());
            QAction *newChild = entryWithKey(window.window(), Qt::CTRL | Qt::SHIFT | Qt::Key_N);
            pressed = newChild->isEnabled();
            newChild->trigger();
        });
        QTRY_VERIFY(pressed);
        QTRY_VERIFY(window.detail()->forms()->isOpen());
        QCOMPARE(window.find(window.detail()->forms(), u"form"_s)->accessibleName(),
                 u"New Order for Ada Lovelace"_s);
    }

    void newChildLeadsFromTheDetailsToTheChildren()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(shown(window, u"city"_s), u"London"_s);
        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(window.detail()->forms()->isOpen());
        QVERIFY(window.detail()->table()->isVisible());
        QTRY_COMPARE(QApplication::focusWidget(),
                     window.find(window.detail()->forms(), u"field:order_number"_s));
    }
};

RELATA_TEST(DetailsTest, "details");
#include "test_details.moc"
