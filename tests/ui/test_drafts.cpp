#include "support/test_registry.h"
#include "ui/office.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// What is typed and not saved: kept, found again, thrown away and brought back.
class DraftsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void cancelDiscardsAndUndoBringsTheDraftBack_data() { addDatabaseKinds(); }

    void cancelDiscardsAndUndoBringsTheDraftBack()
    {
        Office office(databaseKind());
        QTRY_VERIFY(office.isReady());
        office.beginOrder();
        office.typeInto("total", u"99.90"_s);
        office.typeInto("ordered_on", u"99"_s); // wrong as yet
        office.window.click(office.window.find(office.window.detail(), u"cancel"_s));
        QCOMPARE(office.formTitle(), QString());
        QCOMPARE(office.undoText(), u"Undo: discard New Order for Ada Lovelace"_s);
        QCOMPARE(office.window.status(u"saved"_s), u"All saved"_s);

        office.undo();
        QCOMPARE(office.formTitle(), u"New Order for Ada Lovelace"_s);
        QCOMPARE(office.text("total"), u"99.90"_s);
        QCOMPARE(office.text("ordered_on"), u"99"_s);
        QCOMPARE(office.window.status(u"saved"_s), u"1 record not saved yet"_s);

        office.window.press(Qt::Key_Escape);
        office.redo();
        QCOMPARE(office.window.status(u"saved"_s), u"All saved"_s);
        office.undo();
        office.typeInto("ordered_on", u"t"_s);
        office.window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(office.store.ordersOf(1).contains(u"99.9"));
    }

    void undoGoesBackInTheOrderInWhichThingsWereDone_data() { addDatabaseKinds(); }

    void undoGoesBackInTheOrderInWhichThingsWereDone()
    {
        Office office(databaseKind());
        QTRY_VERIFY(office.isReady());
        office.beginOrder();
        office.typeInto("total", u"1"_s);
        office.window.click(office.window.find(office.window.detail(), u"cancel"_s));
        office.beginOrder();
        office.typeInto("total", u"2"_s);
        office.window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(office.store.ordersOf(1).count(u"new"_s), 1);
        QTRY_COMPARE(office.formTitle(), QString());

        office.undo();
        QTRY_COMPARE(office.store.ordersOf(1), QString());
        QCOMPARE(office.formTitle(), QString());
        QTRY_COMPARE(office.undoText(), u"Undo: discard New Order for Ada Lovelace"_s);
        office.undo();
        QCOMPARE(office.formTitle(), u"New Order for Ada Lovelace"_s);
        QCOMPARE(office.text("total"), u"1.00"_s);
    }

    void aFormLeftAsItWasIsNothingToUndo()
    {
        Office office(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(office.isReady());
        office.beginOrder();
        office.window.click(office.window.find(office.window.detail(), u"cancel"_s));
        QCOMPARE(office.undoText(), u"Undo"_s);
    }

    void aFormStaysWithItsParentAndKeptDraftsAreFoundAgain_data() { addDatabaseKinds(); }

    void aFormStaysWithItsParentAndKeptDraftsAreFoundAgain()
    {
        Office office(databaseKind());
        QTRY_VERIFY(office.isReady());
        office.beginOrder();
        office.typeInto("note", u"for Ada"_s);
        QCOMPARE(office.strip(), QStringList());

        office.window.click(office.window.master(), u"Grace Hopper"_s);
        QTRY_VERIFY(office.window.rows(office.window.detail()).contains(u"20002"));
        QCOMPARE(office.formTitle(), u"New Order for Ada Lovelace"_s);
        QCOMPARE(office.text("note"), u"for Ada"_s);

        office.window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(office.formTitle(), u"New Order for Grace Hopper"_s);
        QCOMPARE(office.strip(), QStringList{u"New Order for Ada Lovelace"_s});
        QTRY_VERIFY(!office.text("order_number").isEmpty());
        office.typeInto("note", u"for Grace"_s);
        QCOMPARE(office.window.status(u"saved"_s), u"2 records not saved yet"_s);

        office.openFromStrip(0);
        QCOMPARE(office.formTitle(), u"New Order for Ada Lovelace"_s);
        QCOMPARE(office.text("note"), u"for Ada"_s);
        QCOMPARE(office.strip(), QStringList{u"New Order for Grace Hopper"_s});
        office.window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!office.store.ordersOf(1).isEmpty()); // Ada's, though Grace is selected

        QCOMPARE(office.strip(), QStringList{u"New Order for Grace Hopper"_s});
        auto *mark = office.window.find<QToolButton>(&office.window.window(), u"saved"_s);
        QTRY_COMPARE(mark->text(), u"1 record not saved yet"_s);
        office.window.click(mark);
        QCOMPARE(office.formTitle(), u"New Order for Grace Hopper"_s);
        QCOMPARE(office.text("note"), u"for Grace"_s);
        QCOMPARE(office.strip(), QStringList());
    }

    void theMarkLeadsFromDraftToDraft()
    {
        Office office(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(office.isReady());
        for (const QString &name : {u"Ada Lovelace"_s, u"Grace Hopper"_s}) {
            office.window.click(office.window.master(), name);
            QTRY_VERIFY(!office.window.detail()->model()->isPending());
            office.beginOrder();
            office.typeInto("note", name);
            office.window.press(Qt::Key_Escape);
        }
        auto *mark = office.window.find<QToolButton>(&office.window.window(), u"saved"_s);
        QStringList notes;
        for (int i = 0; i < 3; ++i) {
            office.window.click(mark);
            notes += office.text("note");
        }
        QCOMPARE(notes, QStringList({u"Ada Lovelace"_s, u"Grace Hopper"_s, u"Ada Lovelace"_s}));
    }

    void somethingWrongInACellIsKeptAsItWasTypedWhenAnotherCellIsClicked_data() { addDatabaseKinds(); }

    void somethingWrongInACellIsKeptAsItWasTypedWhenAnotherCellIsClicked()
    {
        Office office(databaseKind());
        QTRY_VERIFY(office.isReady());
        office.window.click(office.window.master(), u"Grace Hopper"_s);
        QTRY_VERIFY(office.window.rows(office.window.detail()).contains(u"20002"));
        const QString before = office.store.ordersOf(2);
        office.window.click(office.window.detail(), u"20002"_s);
        office.window.press(Qt::Key_F2);
        office.window.type(u"1234567890123"_s); // three more than there may be
        office.window.click(office.window.detail(), u"20001"_s);
        QTRY_COMPARE(office.strip(), QStringList{u"Order 20002"_s});
        QVERIFY(!QTest::qWaitFor([&] { return office.store.ordersOf(2) != before; }, 50)); // the first ten
        office.openFromStrip(0);
        QCOMPARE(office.text("order_number"), u"1234567890123"_s);
    }

    void aCellsEditorIsClosedOnce()
    {
        QTest::failOnWarning(QRegularExpression(u"does not belong to this view"_s));
        Office office(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(office.isReady());
        office.window.click(office.window.master(), u"Grace Hopper"_s);
        office.window.press(Qt::Key_F2);
        office.window.press(Qt::Key_Escape);
        office.window.press(Qt::Key_F2);
        office.window.press(Qt::Key_Tab);
        office.window.press(Qt::Key_Return);
        QTRY_COMPARE(office.window.master()->table()->openEditor(), nullptr);
        // Nor does what the focus' leaving has left to do open another.
        QVERIFY(!QTest::qWaitFor([&] { return office.window.master()->table()->openEditor(); }, 50));
    }
};

RELATA_TEST(DraftsTest, "drafts");
#include "test_drafts.moc"
