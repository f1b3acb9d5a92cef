#include "support/test_registry.h"
#include "ui/office.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// What keys do in a form: type, take back, delete, save.
class FormKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatIsTypedReplacesWhatTheFocusComesTo_data() { addDatabaseKinds(); }

    void whatIsTypedReplacesWhatTheFocusComesTo()
    {
        Office office(databaseKind());
        QTRY_VERIFY(office.isReady());
        office.beginOrder();
        office.window.type(u"50001"_s); // the number on the paper, not the proposed one
        QCOMPARE(office.text("order_number"), u"50001"_s);

        office.typeInto("ordered_on", u"31.31"_s);
        office.typeInto("note", u"x"_s);
        office.window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(office.field("ordered_on")->hasFocus());
        office.window.type(u"t"_s); // the first bad field
        QCOMPARE(office.text("ordered_on"), u"t"_s);
        office.window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(office.store.ordersOf(1).startsWith(u"50001|new"));
    }

    void deleteInAFormNeverDeletesTheRecord()
    {
        Office office(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(office.isReady());
        office.window.click(office.window.master(), u"Grace Hopper"_s);
        QTRY_VERIFY(office.window.rows(office.window.detail()).contains(u"20002"));
        office.window.click(office.window.detail(), u"20002"_s);
        office.window.press(Qt::Key_Return);
        QTRY_COMPARE(office.formTitle(), u"Order 20002"_s);
        for (const QString &name : {u"field:status"_s, u"field:id"_s, u"save"_s, u"field:total"_s}) {
            office.window.find(office.window.detail(), name)->setFocus();
            office.window.press(Qt::Key_Delete);
        }
        office.window.press(Qt::Key_Escape);
        QVERIFY(!QTest::qWaitFor([&] { return office.store.ordersOf(2).count(u"new"_s) != 2; }, 50));
    }

    void ctrlZInAFieldIsForTheTypingThenForTheLastSave_data() { addDatabaseKinds(); }

    void ctrlZInAFieldIsForTheTypingThenForTheLastSave()
    {
        Office office(databaseKind());
        QTRY_VERIFY(office.isReady());
        office.beginOrder();
        office.window.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(office.store.ordersOf(1).count(u"new"_s), 1);
        QTRY_COMPARE(office.text("order_number"), u"30003"_s); // the next form

        office.typeInto("note", u"x"_s);
        office.undo();
        QCOMPARE(office.text("note"), QString());
        QCOMPARE(office.store.ordersOf(1).count(u"new"_s), 1);
        office.redo();
        QCOMPARE(office.text("note"), u"x"_s);
        office.undo();
        office.undo();
        QTRY_COMPARE(office.store.ordersOf(1), QString());
        QTRY_VERIFY(office.actionText(Qt::CTRL | Qt::SHIFT | Qt::Key_Z).startsWith(u"Redo: "));
        QCOMPARE(office.formTitle(), u"New Order for Ada Lovelace"_s); // the form stays
        office.redo(); // of the field, which has typing to put back
        QCOMPARE(office.text("note"), u"x"_s);
        office.redo();
        QTRY_COMPARE(office.store.ordersOf(1).count(u"new"_s), 1);
    }

    void aRecordThatExistsHasNoSaveAndNew()
    {
        Office office(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(office.isReady());
        office.beginOrder();
        auto *saveAndNew = office.window.find<QPushButton>(office.window.detail(), u"saveAndNew"_s);
        QVERIFY(saveAndNew->isVisible());
        office.window.press(Qt::Key_Escape);
        office.window.click(office.window.master(), u"Grace Hopper"_s);
        QTRY_VERIFY(office.window.rows(office.window.detail()).contains(u"20002"));
        office.window.click(office.window.detail(), u"20002"_s);
        office.window.press(Qt::Key_Return);
        QTRY_COMPARE(office.formTitle(), u"Order 20002"_s);
        QVERIFY(!saveAndNew->isVisible());
        office.typeInto("total", u"81"_s);
        office.window.press(Qt::Key_Return, Qt::ControlModifier); // saves, and begins nothing
        QTRY_VERIFY(office.store.ordersOf(2).contains(u"20002|new|81"));
        QTRY_COMPARE(office.formTitle(), QString());
    }
};

RELATA_TEST(FormKeysTest, "form_keys");
#include "test_form_keys.moc"
