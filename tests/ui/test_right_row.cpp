#include "support/test_registry.h"
#include "support/test_store.h"
#include "typing.h"
#include "ui/child_tabs.h"
#include "ui/draft_offer.h"
#include "ui/form_host.h"

#include <QtWidgets/QHeaderView>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString Changed = u"Somebody else changed this record meanwhile."_s;
const QString Deleted = u"Somebody else deleted this record meanwhile."_s;

/// The window on a store whose rows somebody else changes too.
struct Counter
{
    explicit Counter(DatabaseLocation::Kind kind, const StartPlace &start = {})
        : store(kind)
        , window(store.location(), start)
    {
    }

    bool isCalm()
    {
        return window.isReady() && !window.master()->model()->isPending() &&
               (!window.detail()->isVisible() || !window.detail()->model()->isPending());
    }

    QLineEdit *field(RecordPane *pane, const QString &column)
    {
        return window.find<QLineEdit>(pane, u"field:"_s + column);
    }

    /// Opens the row's form and types into one of its fields.
    void type(RecordPane *pane, const QString &row, const QString &column, const QString &text)
    {
        window.click(pane, row);
        QVERIFY(QTest::qWaitFor([&] { return pane->currentRecord() && !pane->model()->isPending(); }));
        openAndType(pane, column, text);
    }

    /// The same in the row that is the current one.
    void openAndType(RecordPane *pane, const QString &column, const QString &text)
    {
        window.press(Qt::Key_Return);
        QVERIFY(
            QTest::qWaitFor([&] { return pane->findChild<QLineEdit *>(u"field:"_s + column) != nullptr; }));
        field(pane, column)->setFocus();
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.type(text);
    }

    /// Types into the row's cell that is under the mouse.
    void typeIntoCell(RecordPane *pane, const QString &cell, const QString &text)
    {
        window.click(pane, cell);
        window.press(Qt::Key_F2);
        QVERIFY(QTest::qWaitFor([&] { return pane->table()->openEditor() != nullptr; }));
        window.type(text);
    }

    QString message(RecordPane *pane)
    {
        for (const auto *label : pane->findChildren<QLabel *>()) {
            const bool error = label->objectName() == u"formMessage" ||
                               label->objectName() == u"conflictMessage" ||
                               label->objectName().startsWith(u"error:");
            if (error && label->isVisible() && !label->text().isEmpty())
                return label->text();
        }
        return {};
    }

    /// By number, with the city that is typed in these tests.
    QString customers()
    {
        return store.rows(u"SELECT id, name, CASE city WHEN 'Arlington' THEN city ELSE '' END FROM customers "
                          "ORDER BY id"_s);
    }

    /// Grace goes, and her number is given to somebody else.
    void giveGracesKeyAway()
    {
        store.execute({u"DELETE FROM orders WHERE customer_id = 2"_s, u"DELETE FROM customers WHERE id = 2"_s,
                       u"INSERT INTO customers (id, name) VALUES (2, 'Mary Somerville')"_s});
    }

    TestStore store;
    TestWindow window;
};

} // namespace

/// Whatever happens to a row while somebody edits it: what is saved ends in the row that the person was
/// looking at, or in a conflict, never in another one.
class RightRowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aKeyThatWasGivenToAnotherRecordIsAConflictInTheForm_data() { addDatabaseKinds(); }

    void aKeyThatWasGivenToAnotherRecordIsAConflictInTheForm()
    {
        Counter counter(databaseKind());
        QTRY_VERIFY(counter.isCalm());
        counter.type(counter.window.master(), u"Grace Hopper"_s, u"city"_s, u"Arlington"_s);
        counter.giveGracesKeyAway();
        save(counter.window);
        QTRY_VERIFY(counter.message(counter.window.master()).startsWith(Changed));
        QVERIFY(counter.message(counter.window.master()).contains(u"may be another record"_s));
        counter.window.press(Qt::Key_Return); // goes back: Enter alone writes into no other record
        QTRY_VERIFY(counter.field(counter.window.master(), u"city"_s)->isVisible());
        QCOMPARE(counter.customers(), u"1|Ada Lovelace|\n2|Mary Somerville|\n3|Åsa Öberg|"_s);
        QCOMPARE(counter.field(counter.window.master(), u"city"_s)->text(), u"Arlington"_s);
    }

    void aKeyThatWasGivenToAnotherRecordIsSaidInTheForm_data() { addDatabaseKinds(); }

    /// By itself, as soon as it is noticed; what is typed stays with the one that was looked at.
    void aKeyThatWasGivenToAnotherRecordIsSaidInTheForm()
    {
        Counter counter(databaseKind());
        QTRY_VERIFY(counter.isCalm());
        counter.type(counter.window.master(), u"Grace Hopper"_s, u"city"_s, u"Arlington"_s);
        counter.giveGracesKeyAway();
        QTRY_COMPARE(counter.message(counter.window.master()),
                     u"This record has been renamed elsewhere meanwhile, or it is another one now."_s);
        QCOMPARE(counter.field(counter.window.master(), u"name"_s)->text(), u"Grace Hopper"_s);
        save(counter.window);
        QTRY_VERIFY(counter.message(counter.window.master()).startsWith(Changed));
        QCOMPARE(counter.customers(), u"1|Ada Lovelace|\n2|Mary Somerville|\n3|Åsa Öberg|"_s);
    }

    void aKeyThatWasGivenToAnotherRecordIsAConflictInTheCell_data() { addDatabaseKinds(); }

    void aKeyThatWasGivenToAnotherRecordIsAConflictInTheCell()
    {
        Counter counter(databaseKind());
        QTRY_VERIFY(counter.isCalm());
        counter.typeIntoCell(counter.window.master(), u"Grace Hopper"_s, u"Admiral Hopper"_s);
        counter.giveGracesKeyAway();
        counter.window.press(Qt::Key_Return);
        QTRY_VERIFY2(TestWindow::message(counter.window.master()).contains(Changed),
                     qPrintable(TestWindow::message(counter.window.master())));
        QCOMPARE(counter.customers(), u"1|Ada Lovelace|\n2|Mary Somerville|\n3|Åsa Öberg|"_s);
    }

    void aKeyThatWasGivenToAnotherRecordIsNotDeleted_data() { addDatabaseKinds(); }

    void aKeyThatWasGivenToAnotherRecordIsNotDeleted()
    {
        Counter counter(databaseKind());
        QTRY_VERIFY(counter.isCalm());
        counter.window.click(counter.window.master(), u"Grace Hopper"_s);
        counter.giveGracesKeyAway();
        counter.window.press(Qt::Key_Delete);
        QTRY_COMPARE(TestWindow::message(counter.window.master()), Changed);
        QVERIFY(counter.customers().contains(u"2|Mary Somerville|"));
    }

    void undoLeavesAnotherRecordUnderTheSameKeyAlone_data() { addDatabaseKinds(); }

    void undoLeavesAnotherRecordUnderTheSameKeyAlone()
    {
        Counter counter(databaseKind());
        QTRY_VERIFY(counter.isCalm());
        counter.type(counter.window.master(), u"Grace Hopper"_s, u"city"_s, u"Arlington"_s);
        save(counter.window);
        QTRY_VERIFY(counter.customers().contains(u"2|Grace Hopper|Arlington"));
        QTRY_VERIFY(!counter.window.window().view()->unsavedCount());
        counter.giveGracesKeyAway();
        counter.store.execute({u"UPDATE customers SET city = 'Arlington' WHERE id = 2"_s});
        counter.window.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(windowMessage(counter.window).endsWith(Changed));
        QVERIFY(counter.customers().contains(u"2|Mary Somerville|Arlington"));
    }

    void aKeyThatSomebodyChangesIsNoOtherRow_data() { addDatabaseKinds(); }

    void aKeyThatSomebodyChangesIsNoOtherRow()
    {
        Counter counter(databaseKind());
        QTRY_VERIFY(counter.isCalm());
        counter.type(counter.window.master(), u"Grace Hopper"_s, u"city"_s, u"Arlington"_s);
        counter.store.execute({u"UPDATE customers SET id = 20 WHERE id = 2"_s});
        save(counter.window);
        QTRY_VERIFY(counter.message(counter.window.master()).startsWith(Deleted));
        QCOMPARE(counter.customers(), u"1|Ada Lovelace|\n3|Åsa Öberg|\n20|Grace Hopper|"_s);
    }

    void aKeyThatOneChangesOneselfStaysTheCurrentRecord_data() { addDatabaseKinds(); }

    void aKeyThatOneChangesOneselfStaysTheCurrentRecord()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE part (code VARCHAR(10) PRIMARY KEY, name VARCHAR(20))"_s,
                          u"INSERT INTO part VALUES ('A', 'axle'), ('B', 'bolt'), ('C', 'clamp')"_s});
        TestWindow window(database.location());
        QTRY_VERIFY(window.isReady());
        window.click(window.master(), u"A"_s);
        window.press(Qt::Key_F2);
        window.type(u"Z"_s);
        window.press(Qt::Key_Return);
        QTRY_COMPARE(database.rows(u"SELECT code, name FROM part ORDER BY code"_s),
                     u"B|bolt\nC|clamp\nZ|axle"_s);
        QTRY_COMPARE(TestWindow::rows(window.master()), u"B|bolt\nC|clamp\nZ|axle"_s);
        QTRY_COMPARE(TestWindow::current(window.master()), u"Z"_s);
        window.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(TestWindow::rows(window.master()), u"A|axle\nB|bolt\nC|clamp"_s);
        QTRY_COMPARE(TestWindow::current(window.master()), u"A"_s);
    }

    void aRowThatATriggerRewritesIsShownAsItIs_data() { addDatabaseKinds(); }

    void aRowThatATriggerRewritesIsShownAsItIs()
    {
        Counter counter(databaseKind());
        addTrigger(counter.store, u"UPDATE customers SET name = upper(name), phone = '1' WHERE id = NEW.id"_s,
                   u"city"_s);
        QTRY_VERIFY(counter.isCalm());
        counter.type(counter.window.master(), u"Grace Hopper"_s, u"city"_s, u"Arlington"_s);
        save(counter.window);
        QTRY_VERIFY(counter.customers().contains(u"2|GRACE HOPPER|Arlington"));
        QTRY_COMPARE(TestWindow::current(counter.window.master()), u"GRACE HOPPER"_s);

        // The next change is to the row as the trigger left it, once all of it has been read.
        QTRY_COMPARE(counter.window.master()->currentRecord()->values.value(3).toString(), u"1"_s);
        QTRY_VERIFY(counter.isCalm());
        counter.openAndType(counter.window.master(), u"phone"_s, u"555 2368"_s);
        save(counter.window);
        QTRY_COMPARE(counter.store.value(u"SELECT phone FROM customers WHERE id = 2"_s).toString(),
                     u"555 2368"_s);
    }

    void aTriggerThatGivesTheRowAnotherKeyIsRefused_data() { addDatabaseKinds(); }

    void aTriggerThatGivesTheRowAnotherKeyIsRefused()
    {
        Counter counter(databaseKind());
        addTrigger(counter.store, u"UPDATE customers SET id = id + 100 WHERE id = NEW.id"_s, u"city"_s);
        QTRY_VERIFY(counter.isCalm());
        const QString before = counter.customers();
        counter.type(counter.window.master(), u"Grace Hopper"_s, u"city"_s, u"Arlington"_s);
        save(counter.window);
        QTRY_COMPARE(counter.message(counter.window.master()),
                     u"The database did not keep the record: a rule of its own took it away."_s);
        QCOMPARE(counter.customers(), before);
    }

    void aCellWhoseRowIsSortedElsewhereIsSavedInItsRow_data() { addDatabaseKinds(); }

    void aCellWhoseRowIsSortedElsewhereIsSavedInItsRow()
    {
        Counter counter(databaseKind());
        QTRY_VERIFY(counter.isCalm());
        RecordPane *master = counter.window.master();
        counter.typeIntoCell(master, u"Grace Hopper"_s, u"Admiral Hopper"_s);
        QHeaderView *header = master->table()->horizontalHeader();
        for (int i = 0; i < 2; ++i) { // by name, descending
            const int x = header->sectionViewportPosition(master->table()->currentIndex().column());
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x + 10, header->height() / 2));
        }
        QTRY_VERIFY(counter.isCalm());
        saveWhatIsKept(counter);
        QTRY_COMPARE(counter.customers(), u"1|Ada Lovelace|\n2|Admiral Hopper|\n3|Åsa Öberg|"_s);
    }

    void aCellWhoseRowASearchHidesIsSavedInItsRow_data() { addDatabaseKinds(); }

    void aCellWhoseRowASearchHidesIsSavedInItsRow()
    {
        Counter counter(databaseKind());
        QTRY_VERIFY(counter.isCalm());
        counter.typeIntoCell(counter.window.master(), u"Grace Hopper"_s, u"Admiral Hopper"_s);
        counter.window.press(Qt::Key_F, Qt::ControlModifier);
        counter.window.type(u"ada"_s);
        QTRY_COMPARE(counter.window.master()->model()->rowCount(), 1);
        saveWhatIsKept(counter);
        QTRY_COMPARE(counter.customers(), u"1|Ada Lovelace|\n2|Admiral Hopper|\n3|Åsa Öberg|"_s);
    }

    void aCellWhoseRowIsPushedDownByOthersIsSavedInItsRow_data() { addDatabaseKinds(); }

    void aCellWhoseRowIsPushedDownByOthersIsSavedInItsRow()
    {
        Counter counter(databaseKind());
        QTRY_VERIFY(counter.isCalm());
        counter.typeIntoCell(counter.window.master(), u"Grace Hopper"_s, u"Admiral Hopper"_s);
        counter.store.execute({u"INSERT INTO customers (id, name) VALUES (-1, 'Alan'), (-2, 'Emmy')"_s});
        counter.window.press(Qt::Key_F5);
        QTRY_COMPARE(counter.window.master()->model()->rowCount(), 5);
        QVERIFY(counter.window.master()->table()->openEditor()); // and moves down with its row
        counter.window.press(Qt::Key_Return);
        QTRY_COMPARE(counter.customers(),
                     u"-2|Emmy|\n-1|Alan|\n1|Ada Lovelace|\n2|Admiral Hopper|\n3|Åsa Öberg|"_s);
    }

    void aCellOfADetailThatIsReplacedIsSavedInItsRow_data() { addDatabaseKinds(); }

    void aCellOfADetailThatIsReplacedIsSavedInItsRow()
    {
        Counter counter(databaseKind());
        QTRY_VERIFY(counter.isCalm());
        counter.window.click(counter.window.master(), u"Grace Hopper"_s);
        QTRY_VERIFY(TestWindow::rows(counter.window.detail()).contains(u"20002"));
        counter.typeIntoCell(counter.window.detail(), u"20002"_s, u"20099"_s);
        counter.window.master()->select(RecordKey({3LL})); // Åsa; her order stands where Grace's stood
        QTRY_VERIFY(TestWindow::rows(counter.window.detail()).contains(u"30001"));
        saveWhatIsKept(counter);
        QTRY_VERIFY(counter.store.ordersOf(2).contains(u"20099|new|80"));
        QVERIFY(counter.store.ordersOf(2).contains(u"20001|new"));
        QVERIFY(counter.store.ordersOf(3).startsWith(u"30001|new"));
    }

    void aCellOfADetailWhoseParentIsClickedAwayIsSavedInItsRow_data() { addDatabaseKinds(); }

    void aCellOfADetailWhoseParentIsClickedAwayIsSavedInItsRow()
    {
        Counter counter(databaseKind());
        QTRY_VERIFY(counter.isCalm());
        counter.window.click(counter.window.master(), u"Grace Hopper"_s);
        QTRY_VERIFY(TestWindow::rows(counter.window.detail()).contains(u"20002"));
        counter.typeIntoCell(counter.window.detail(), u"20002"_s, u"20099"_s);
        counter.window.click(counter.window.master(), u"Åsa Öberg"_s);
        saveWhatIsKept(counter);
        QTRY_VERIFY(counter.store.ordersOf(2).contains(u"20099|new|80"));
        QVERIFY(counter.store.ordersOf(3).startsWith(u"30001|new"));
    }

private:
    /// What is left of a cell's typing: saved by leaving it, or kept as a draft that its strip opens.
    static void saveWhatIsKept(Counter &counter)
    {
        const RelationshipView *view = counter.window.window().view();
        // Leaving a cell saves it a moment later.
        if (QTest::qWaitFor([&] { return view->unsavedCount() == 0; }, 50))
            return;
        counter.window.window().view()->openNextDraft();
        save(counter.window);
    }

    static void addTrigger(TestStore &store, const QString &statement, const QString &column)
    {
        if (store.isSqlite()) {
            store.execute({u"CREATE TRIGGER rewrite AFTER UPDATE OF %1 ON customers BEGIN %2; END"_s.arg(
                column, statement)});
            return;
        }
        store.execute(
            {u"CREATE FUNCTION rewrite() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %1; RETURN NULL; "
             "END $$"_s.arg(statement),
             u"CREATE TRIGGER rewrite AFTER UPDATE OF %1 ON customers FOR EACH ROW EXECUTE FUNCTION "
             "rewrite()"_s.arg(column)});
    }
};

RELATA_TEST(RightRowTest, "right_row");
#include "test_right_row.moc"
