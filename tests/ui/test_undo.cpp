#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "typing.h"
#include "ui/form_host.h"

#include <QtGui/QAction>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The window on a store, with the keys that take back.
struct Desk
{
    explicit Desk(DatabaseLocation::Kind kind, const StartPlace &start = {})
        : store(kind)
        , window(store.location(), start)
    {
    }

    bool isReady() { return window.isReady() && window.detail()->model()->isLoaded(); }

    void undo() { window.press(Qt::Key_Z, Qt::ControlModifier); }

    void redo() { window.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }

    QString actionText(const QKeySequence &keys)
    {
        for (const QAction *action : window.window().findChildren<QAction *>()) {
            if (action->shortcut() == keys)
                return action->text().remove(u'&');
        }
        return {};
    }

    QString undoText() { return actionText(QKeySequence::Undo); }

    QString master() { return window.message(window.master()); }

    QString detail() { return window.message(window.detail()); }

    void answer(RecordPane *pane, const QString &button)
    {
        window.click(buttonOf(*pane->messages(), button));
    }

    /// Ctrl+Shift+N, a number, Ctrl+S.
    void addOrder(const QString &number)
    {
        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        auto *field = window.find<QLineEdit>(window.detail(), u"field:order_number"_s);
        QVERIFY(QTest::qWaitFor([&] { return !field->text().isEmpty(); }));
        field->selectAll();
        window.type(number);
        save(window);
        QVERIFY(QTest::qWaitFor([&] { return TestWindow::current(window.detail()) == number; }));
    }

    int customers() { return store.value(u"SELECT count(*) FROM customers"_s).toInt(); }

    TestStore store;
    TestWindow window;
};

} // namespace

/// Undo and redo as somebody sees them: named, shown where they were done, and said.
class UndoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatIsTakenBackIsNamedAsItWasSaved_data() { addDatabaseKinds(); }

    void whatIsTakenBackIsNamedAsItWasSaved()
    {
        Desk desk(databaseKind());
        QTRY_VERIFY(desk.isReady());
        desk.addOrder(u"12345"_s);
        QCOMPARE(desk.undoText(), u"Undo: add order 12345 of Ada Lovelace"_s);

        desk.window.press(Qt::Key_Return);
        auto *total = desk.window.find<QLineEdit>(desk.window.detail(), u"field:total"_s);
        total->setFocus();
        total->selectAll();
        desk.window.type(u"5"_s);
        save(desk.window);
        QTRY_COMPARE(desk.undoText(), u"Undo: change order 12345 of Ada Lovelace"_s);

        desk.window.press(Qt::Key_Delete);
        QTRY_COMPARE(desk.undoText(), u"Undo: delete order 12345 of Ada Lovelace"_s);

        desk.window.click(desk.window.master(), u"Grace Hopper"_s);
        desk.window.press(Qt::Key_Return);
        auto *name = desk.window.find<QLineEdit>(desk.window.master(), u"field:city"_s);
        QTRY_VERIFY(name->isVisible());
        name->setFocus();
        name->selectAll();
        desk.window.type(u"Boston"_s);
        save(desk.window);
        QTRY_COMPARE(desk.undoText(), u"Undo: change customer Grace Hopper"_s);
    }

    void anOrderFoundInTheTableOfOrdersIsNamedWithItsCustomer_data() { addDatabaseKinds(); }

    void anOrderFoundInTheTableOfOrdersIsNamedWithItsCustomer()
    {
        Desk desk(databaseKind(), {u"orders"_s, {}});
        QTRY_VERIFY(desk.window.isReady());
        desk.window.click(desk.window.master(), u"20001"_s);
        desk.window.press(Qt::Key_Delete);
        QTRY_COMPARE(desk.undoText(), u"Undo: delete order 20001 of Grace Hopper"_s);
        desk.undo();
        QTRY_COMPARE(desk.master(), u"Undone: delete order 20001 of Grace Hopper."_s);
        QTRY_COMPARE(desk.window.current(desk.window.master()), u"20001"_s);
    }

    void theWindowGoesWhereItWasDone_data() { addDatabaseKinds(); }

    void theWindowGoesWhereItWasDone()
    {
        Desk desk(databaseKind());
        QTRY_VERIFY(desk.isReady());
        desk.window.click(desk.window.master(), u"Grace Hopper"_s);
        QTRY_COMPARE(desk.window.current(desk.window.detail()), u"20002"_s);
        desk.window.click(desk.window.detail(), u"20001"_s);
        desk.window.press(Qt::Key_Delete);
        QTRY_COMPARE(desk.detail(), u"Deleted order 20001 of Grace Hopper."_s);
        desk.window.click(desk.window.master(), u"Åsa Öberg"_s);
        QTRY_COMPARE(desk.window.current(desk.window.detail()), u"30001"_s);

        desk.undo();
        QTRY_COMPARE(desk.window.current(desk.window.master()), u"Grace Hopper"_s);
        QTRY_COMPARE(desk.window.current(desk.window.detail()), u"20001"_s);
        QTRY_COMPARE(desk.detail(), u"Undone: delete order 20001 of Grace Hopper."_s);

        desk.answer(desk.window.detail(), u"Redo"_s);
        QTRY_COMPARE(desk.detail(), u"Redone: delete order 20001 of Grace Hopper."_s);
        QTRY_COMPARE(desk.window.rows(desk.window.detail()).count(u'\n'), 0);
        QCOMPARE(desk.window.current(desk.window.detail()), u"20002"_s); // its neighbour
        desk.answer(desk.window.detail(), u"Undo"_s);
        QTRY_COMPARE(desk.window.current(desk.window.detail()), u"20001"_s);
    }

    void anAddedRecordGoesAgainAndItsNeighbourIsCurrent_data() { addDatabaseKinds(); }

    void anAddedRecordGoesAgainAndItsNeighbourIsCurrent()
    {
        Desk desk(databaseKind());
        QTRY_VERIFY(desk.isReady());
        desk.window.click(desk.window.master(), u"Grace Hopper"_s);
        QTRY_COMPARE(desk.window.current(desk.window.detail()), u"20002"_s);
        desk.addOrder(u"20003"_s);
        desk.undo();
        QTRY_COMPARE(desk.detail(),
                     u"Undone: add order 20003 of Grace Hopper. What was added is gone again."_s);
        QCOMPARE(desk.window.current(desk.window.detail()), u"20002"_s);
        desk.redo();
        QTRY_COMPARE(desk.detail(), u"Redone: add order 20003 of Grace Hopper."_s);
        QTRY_COMPARE(desk.window.current(desk.window.detail()), u"20003"_s);
    }

    void aFormThatIsOpenStaysAsItIs_data() { addDatabaseKinds(); }

    void aFormThatIsOpenStaysAsItIs()
    {
        Desk desk(databaseKind());
        QTRY_VERIFY(desk.isReady());
        desk.window.click(desk.window.master(), u"Grace Hopper"_s);
        QTRY_COMPARE(desk.window.current(desk.window.detail()), u"20002"_s);
        desk.window.click(desk.window.detail(), u"20002"_s);
        desk.window.press(Qt::Key_Delete);
        QTRY_VERIFY(desk.undoText().startsWith(u"Undo: delete order 20002"));
        desk.window.click(desk.window.master(), u"Ada Lovelace"_s);
        desk.window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        auto *number = desk.window.find<QLineEdit>(desk.window.detail(), u"field:order_number"_s);
        QTRY_VERIFY(number->hasFocus() && !number->text().isEmpty());

        desk.undo(); // nothing was typed here that could be taken back first
        QTRY_COMPARE(desk.window.current(desk.window.master()), u"Grace Hopper"_s);
        QTRY_COMPARE(desk.window.current(desk.window.detail()), u"20002"_s);
        QVERIFY(number->hasFocus());
        QCOMPARE(desk.window.find(desk.window.detail(), u"form"_s)->accessibleName(),
                 u"New Order for Ada Lovelace"_s);
    }

    void anOfferToTakeBackGoesAwayWithTheNextThingDone_data() { addDatabaseKinds(); }

    void anOfferToTakeBackGoesAwayWithTheNextThingDone()
    {
        Desk desk(databaseKind());
        QTRY_VERIFY(desk.isReady());
        desk.window.press(Qt::Key_Delete);
        QTRY_COMPARE(desk.master(), u"Deleted customer Ada Lovelace."_s);
        QTRY_COMPARE(desk.window.current(desk.window.master()), u"Grace Hopper"_s);
        QTRY_COMPARE(desk.window.current(desk.window.detail()), u"20002"_s);

        desk.window.click(desk.window.detail(), u"20002"_s);
        desk.window.press(Qt::Key_Delete);
        QTRY_COMPARE(desk.detail(), u"Deleted order 20002 of Grace Hopper."_s);
        QCOMPARE(desk.master(), QString()); // its button would bring back the order

        desk.undo();
        QTRY_COMPARE(desk.detail(), u"Undone: delete order 20002 of Grace Hopper."_s);
        desk.undo();
        QTRY_COMPARE(desk.master(), u"Undone: delete customer Ada Lovelace."_s);
        QCOMPARE(desk.detail(), QString());
        QCOMPARE(desk.customers(), 3);
    }

    void whatCannotBeTakenBackIsSaidWithDetails_data() { addDatabaseKinds(); }

    void whatCannotBeTakenBackIsSaidWithDetails()
    {
        Desk desk(databaseKind());
        QTRY_VERIFY(desk.isReady());
        desk.window.press(Qt::Key_Delete);
        QTRY_COMPARE(desk.customers(), 2);
        desk.store.execute({u"INSERT INTO customers (id, name) VALUES (1, 'Somebody else')"_s});
        QTRY_VERIFY(desk.undoText().startsWith(u"Undo: delete"));
        desk.undo();
        QTRY_VERIFY(windowMessage(desk.window).startsWith(u"Could not undo: delete customer Ada Lovelace."));
        QCOMPARE(desk.customers(), 3);
        QCOMPARE(desk.undoText(), u"Undo: delete customer Ada Lovelace"_s); // it can be tried again
    }

    void aQuestionIsAnsweredByKeys_data() { addDatabaseKinds(); }

    void aQuestionIsAnsweredByKeys()
    {
        Desk desk(databaseKind());
        QTRY_VERIFY(desk.isReady());
        desk.window.press(Qt::Key_Down);
        desk.window.press(Qt::Key_Delete);
        QTRY_VERIFY(desk.master().startsWith(u"Grace Hopper has 2 orders. Delete them too,"));
        QTRY_VERIFY(buttonOf(*desk.window.master()->messages(), u"Delete All"_s)->hasFocus());
        desk.window.press(Qt::Key_Escape);
        QCOMPARE(desk.master(), QString());
        QVERIFY(desk.window.master()->table()->hasFocus());
        QCOMPARE(desk.customers(), 3);

        desk.window.press(Qt::Key_Delete);
        QTRY_VERIFY(desk.master().startsWith(u"Grace Hopper has 2 orders. Delete them too,"));
        desk.window.press(Qt::Key_Tab);
        desk.window.press(Qt::Key_Tab);
        desk.window.press(Qt::Key_Return); // Keep
        QCOMPARE(desk.master(), QString());
        QVERIFY(desk.window.master()->table()->hasFocus());
        QCOMPARE(desk.customers(), 3);

        desk.window.press(Qt::Key_Delete);
        QTRY_VERIFY(desk.master().startsWith(u"Grace Hopper has 2 orders. Delete them too,"));
        desk.window.press(Qt::Key_Return);
        QTRY_COMPARE(desk.customers(), 2);
        QTRY_COMPARE(desk.master(), u"Deleted customer Grace Hopper."_s);
        QVERIFY(desk.window.master()->table()->hasFocus());
    }
};

RELATA_TEST(UndoTest, "undo");
#include "test_undo.moc"
