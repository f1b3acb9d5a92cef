#include "offered_drafts.h"
#include "support/test_registry.h"
#include "support/test_store.h"
#include "typing.h"
#include "ui/conflict_panel.h"
#include "ui/form_host.h"

#include <QtGui/QAction>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QLineEdit *line(TestWindow &window, QWidget *pane, const QString &column)
{
    return window.find<QLineEdit>(pane, u"field:"_s + column);
}

bool isCalm(TestWindow &window)
{
    return window.isReady() && !window.master()->model()->isPending() && window.detail()->model()->isLoaded();
}

void replace(TestWindow &window, QLineEdit *field, const QString &text)
{
    field->setFocus();
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(text);
}

/// Ctrl+Shift+N for Ada, and a note.
void typeOrder(TestWindow &window, const QString &note)
{
    window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto *number = line(window, window.detail(), u"order_number"_s);
    QVERIFY(number && QTest::qWaitFor([number] { return !number->text().isEmpty(); }));
    replace(window, line(window, window.detail(), u"total"_s), note);
}

/// Grace in her form, with another city.
void typeCity(TestWindow &window, const QString &city)
{
    window.click(window.master(), u"Grace Hopper"_s);
    window.press(Qt::Key_Return);
    auto *field = line(window, window.master(), u"city"_s);
    QVERIFY(field && QTest::qWaitFor([field] { return field->isVisible(); }));
    replace(window, field, city);
}

} // namespace

/// What is typed and not saved when the window goes: offered when the database is opened next.
class KeptDraftsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aNewOrderIsRestoredForItsCustomerAndSaved_data() { addDatabaseKinds(); }

    void aNewOrderIsRestoredForItsCustomerAndSaved()
    {
        TestStore store(databaseKind());
        typeAndClose(store, [](TestWindow &window) { typeOrder(window, u"99.5"_s); });
        TestWindow window(store.location());
        QTRY_COMPARE(offered(window), QStringList{u"New Order for Ada Lovelace"_s});
        restore(window);
        auto *total = line(window, window.detail(), u"total"_s);
        QTRY_VERIFY(total->isVisible());
        QCOMPARE(total->text(), u"99.50"_s);
        QCOMPARE(offered(window), QStringList());
        QTRY_VERIFY(isCalm(window));
        save(window);
        QTRY_COMPARE(store.ordersOf(1).section(u'|', 1), store.value(u"SELECT status FROM orders WHERE "
                                                                     "customer_id = 1"_s)
                                                                 .toString() +
                                                             u"|99.5"_s + trailingZero());
        closeAndExpectNothing(window, store);
    }

    void anExistingRecordIsComparedAndRestored_data() { addDatabaseKinds(); }

    void anExistingRecordIsComparedAndRestored()
    {
        TestStore store(databaseKind());
        store.execute({u"UPDATE customers SET city = 'New York' WHERE id = 2"_s});
        typeAndClose(store, [](TestWindow &window) { typeCity(window, u"Arlington"_s); });
        TestWindow window(store.location());
        QTRY_COMPARE(offered(window), QStringList{u"Customer Grace Hopper"_s});
        window.click(button(window, u"compare"_s));
        QTRY_COMPARE(comparison(window), u"City: typed Arlington, now New York"_s);
        window.click(button(window, u"compare"_s)); // hides it
        QTRY_COMPARE(comparison(window), QString());

        store.execute({u"UPDATE customers SET city = 'Boston' WHERE id = 2"_s});
        window.click(button(window, u"compare"_s));
        QTRY_COMPARE(comparison(window),
                     u"City: typed Arlington, now Boston — changed since; it was New York"_s);
        restore(window);
        auto *city = line(window, window.master(), u"city"_s);
        QTRY_VERIFY(city->isVisible());
        QCOMPARE(city->text(), u"Arlington"_s);
        QTRY_VERIFY(isCalm(window));
        save(window); // over what somebody has changed since it was typed
        QTRY_VERIFY(conflict(window).startsWith(u"Somebody else changed this record meanwhile."));
        QCOMPARE(store.value(u"SELECT city FROM customers WHERE id = 2"_s).toString(), u"Boston"_s);
        window.press(Qt::Key_Escape);
        QTRY_VERIFY(city->isVisible());
        QCOMPARE(city->text(), u"Arlington"_s);
    }

    void whatNobodyHasChangedIsSaved_data() { addDatabaseKinds(); }

    void whatNobodyHasChangedIsSaved()
    {
        TestStore store(databaseKind());
        typeAndClose(store, [](TestWindow &window) { typeCity(window, u"Arlington"_s); });
        TestWindow window(store.location());
        QTRY_COMPARE(offered(window).size(), 1);
        QTRY_COMPARE(window.status(u"saved"_s), u"1 record not saved yet"_s);
        window.click(window.find(&window.window(), u"saved"_s)); // leads there
        QCOMPARE(QApplication::focusWidget(), button(window, u"restore"_s));
        restore(window);
        QTRY_VERIFY(line(window, window.master(), u"city"_s)->isVisible());
        save(window);
        QTRY_COMPARE(store.value(u"SELECT city FROM customers WHERE id = 2"_s).toString(), u"Arlington"_s);
        closeAndExpectNothing(window, store);
    }

    void whatIsTypedInACellIsKeptToo_data() { addDatabaseKinds(); }

    void whatIsTypedInACellIsKeptToo()
    {
        TestStore store(databaseKind());
        typeAndClose(store, [](TestWindow &window) {
            window.click(window.master(), u"Grace Hopper"_s);
            window.press(Qt::Key_F2);
            window.type(u"Rear Admiral Hopper"_s);
        });
        QCOMPARE(store.value(u"SELECT name FROM customers WHERE id = 2"_s).toString(), u"Grace Hopper"_s);
        TestWindow window(store.location());
        QTRY_COMPARE(offered(window), QStringList{u"Customer Grace Hopper"_s});
        restore(window);
        auto *name = line(window, window.master(), u"name"_s);
        QTRY_VERIFY(name->isVisible());
        QCOMPARE(name->text(), u"Rear Admiral Hopper"_s);
    }

    void untilItIsAnsweredItIsOfferedAgain()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        typeAndClose(store, [](TestWindow &window) { typeCity(window, u"Arlington"_s); });
        for (int i = 0; i < 3; ++i) {
            TestWindow window(store.location());
            QTRY_COMPARE(offered(window).size(), 1);
            QVERIFY(window.window().close());
        }
    }

    void restoredAndNotSavedItIsKeptAgain()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        typeAndClose(store, [](TestWindow &window) { typeCity(window, u"Arlington"_s); });
        typeAndClose(store, [](TestWindow &window) {
            QTRY_COMPARE(offered(window).size(), 1);
            restore(window);
            QTRY_VERIFY(line(window, window.master(), u"city"_s)->isVisible());
        });
        TestWindow window(store.location());
        QTRY_COMPARE(offered(window), QStringList{u"Customer Grace Hopper"_s});
    }

    void discardingForgetsItAndUndoBringsItBack()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        typeAndClose(store, [](TestWindow &window) { typeCity(window, u"Arlington"_s); });
        {
            TestWindow window(store.location());
            QTRY_COMPARE(offered(window).size(), 1);
            QTRY_VERIFY(isCalm(window));
            window.click(button(window, u"discard"_s));
            QTRY_COMPARE(offered(window), QStringList());
            window.press(Qt::Key_Z, Qt::ControlModifier);
            QTRY_COMPARE(offered(window).size(), 1);
            window.click(button(window, u"discard"_s));
            QTRY_COMPARE(offered(window), QStringList());
        }
        TestWindow window(store.location());
        expectNothing(window);
    }

    void allOfThemAreRestoredAtOnce()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        typeAndClose(store, [](TestWindow &window) {
            typeOrder(window, u"10"_s);
            window.press(Qt::Key_Escape);
            typeCity(window, u"Arlington"_s);
        });
        TestWindow window(store.location());
        QTRY_COMPARE(offered(window).size(), 2);
        window.click(window.find<QPushButton>(offer(window), u"restoreAll"_s));
        QTRY_COMPARE(offered(window).size(), 0);
        QCOMPARE(window.window().view()->unsavedCount(), 2);
        QTRY_COMPARE(window.status(u"saved"_s), u"2 records not saved yet"_s);
    }

    void whatWasDiscardedOrSavedBeforeIsNotOffered()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        typeAndClose(store, [&store](TestWindow &window) {
            typeCity(window, u"Arlington"_s);
            window.window().keepDrafts();
            window.click(window.find(window.master(), u"cancel"_s));
            typeCity(window, u"Washington"_s);
            window.window().keepDrafts();
            save(window);
            QTRY_COMPARE(store.value(u"SELECT city FROM customers WHERE id = 2"_s).toString(),
                         u"Washington"_s);
            QTRY_COMPARE(window.window().view()->unsavedCount(), 0);
        });
        TestWindow window(store.location());
        expectNothing(window);
    }

    void typingBackLeavesNothing()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        typeAndClose(store, [](TestWindow &window) {
            typeCity(window, u"A"_s);
            window.window().keepDrafts();
            window.press(Qt::Key_Backspace);
            window.type(u"New York"_s);
        });
        TestWindow window(store.location());
        expectNothing(window);
    }

    void aRecordThatIsGoneIsSaidAndWhatWasTypedCanBeRead()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        typeAndClose(store, [](TestWindow &window) { typeCity(window, u"Arlington"_s); });
        store.execute(
            {u"DELETE FROM orders WHERE customer_id = 2"_s, u"DELETE FROM customers WHERE id = 2"_s});
        TestWindow window(store.location());
        QTRY_COMPARE(offered(window).size(), 1);
        window.click(button(window, u"compare"_s));
        QTRY_COMPARE(comparison(window), u"Somebody has deleted this record since\nCity: typed Arlington"_s);
        restore(window);
        QTRY_VERIFY(line(window, window.master(), u"city"_s)->isVisible());
        QTRY_VERIFY(isCalm(window));
        save(window);
        QTRY_VERIFY(
            conflict(window).startsWith(u"Somebody else deleted this record meanwhile. Bring it back"));
    }

    void twoWindowsOnOneDatabaseKeepWhatIsTheirs()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        auto one = std::make_unique<TestWindow>(store.location());
        QTRY_VERIFY(isCalm(*one));
        typeCity(*one, u"Arlington"_s);
        one->window().keepDrafts();
        TestWindow other(store.location());
        expectNothing(other);
        one.reset();
        TestWindow third(store.location());
        QTRY_COMPARE(offered(third).size(), 1);
    }

    void theSameFileByAnotherNameIsTheSameDatabase()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        typeAndClose(store, [](TestWindow &window) { typeCity(window, u"Arlington"_s); });
        const QString link = store.location().path + u".link"_s;
        QVERIFY(QFile::link(store.location().path, link));
        TestWindow window({.path = link});
        QTRY_COMPARE(offered(window).size(), 1);
    }

    /// A few keys are not waited for, and neither is somebody who never pauses.
    void whatIsTypedIsOnTheDiskAMomentLater()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(isCalm(window));
        typeCity(window, u"Arl"_s);
        QElapsedTimer clock;
        clock.start();
        window.type(u"ington"_s);
        QTRY_VERIFY(journaled(store.location()).contains("Arlington"));
        qInfo("on the disk %lld ms behind the last key", clock.elapsed());
    }

    void aPasswordIsInNoJournal()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        DatabaseLocation location = store.location();
        location.parameters.insert(u"password"_s, u"sword-fish"_s);
        {
            TestWindow window(location);
            QTRY_VERIFY(isCalm(window));
            typeCity(window, u"Arlington"_s);
            window.window().keepDrafts();
            const QByteArray bytes = journaled(store.location());
            QVERIFY(bytes.contains("Arlington"));
            QVERIFY(!bytes.contains("sword-fish"));
        }
        TestWindow window(store.location());
        QTRY_COMPARE(offered(window).size(), 1);
    }

    void aLineIsReachedAndAnsweredByKeys()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        typeAndClose(store, [](TestWindow &window) { typeCity(window, u"Arlington"_s); });
        TestWindow window(store.location());
        QTRY_COMPARE(offered(window).size(), 1);
        QTRY_VERIFY(isCalm(window));
        QPushButton *restore = button(window, u"restore"_s);
        QCOMPARE(restore->accessibleName(), u"Restore Customer Grace Hopper"_s);
        for (int i = 0; i < 60 && !restore->hasFocus(); ++i)
            window.press(Qt::Key_Tab);
        QVERIFY(restore->hasFocus());
        window.press(Qt::Key_Space);
        QTRY_COMPARE(window.window().view()->unsavedCount(), 1);
        QVERIFY(line(window, window.master(), u"city"_s)->isVisible());
    }

private:
    template <typename Type>
    static void typeAndClose(TestStore &store, Type type)
    {
        TestWindow window(store.location());
        QTRY_VERIFY(isCalm(window));
        type(window);
        QVERIFY(window.window().close()); // and nothing is asked
    }

    /// Nothing is offered, though whatever could be has been looked for.
    static void expectNothing(TestWindow &window)
    {
        QTRY_VERIFY(isCalm(window));
        QVERIFY(!QTest::qWaitFor([&] { return !offered(window).isEmpty(); }, 100));
    }

    static void closeAndExpectNothing(TestWindow &window, TestStore &store)
    {
        QTRY_COMPARE(window.window().view()->unsavedCount(), 0);
        QVERIFY(window.window().close());
        TestWindow next(store.location());
        expectNothing(next);
    }

    static QString trailingZero()
    {
        return databaseKind() == DatabaseLocation::Kind::SQLite ? QString() : u"0"_s;
    }

    static QString conflict(TestWindow &window)
    {
        const auto *panel = window.master()->forms()->findChild<ConflictPanel *>();
        return panel->isVisible() ? panel->findChild<QLabel *>(u"conflictMessage"_s)->text() : QString();
    }
};

RELATA_TEST(KeptDraftsTest, "kept_drafts");
#include "test_kept_drafts.moc"
