#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "typing.h"
#include "ui/form_host.h"
#include "ui/record_details.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The orders of the store as the master, and a new one's form.
struct Desk
{
    explicit Desk(DatabaseLocation::Kind kind)
        : store(kind)
        , window(store.location(), {u"orders"_s, {}})
    {
    }

    QLineEdit *field(const QString &column)
    {
        return window.find<QLineEdit>(window.master(), u"field:"_s + column);
    }

    /// Opens the form and goes to its customer.
    void begin()
    {
        window.press(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(!field(u"order_number"_s)->text().isEmpty()); // the next one
        field(u"customer_id"_s)->setFocus();
    }

    /// Opens the editor of a cell of the first order.
    void editCell(const QString &text)
    {
        window.click(window.master(), text);
        window.press(Qt::Key_F2);
        QVERIFY(window.master()->table()->openEditor());
    }

    /// Types a customer into that cell whom nobody knows, and goes on with the new one's city.
    void beginCustomerInCell()
    {
        editCell(u"Grace Hopper"_s);
        window.type(u"Alan"_s);
        window.press(Qt::Key_Insert);
        field(u"city"_s)->setFocus();
        window.type(u"Manchester"_s);
    }

    static QAbstractItemView *list()
    {
        return qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
    }

    static QStringList listed()
    {
        QStringList lines;
        for (int row = 0; list() && row < list()->model()->rowCount(); ++row)
            lines << list()->model()->index(row, 0).data().toString();
        return lines;
    }

    static void pressInList(Qt::Key key) { QTest::keyClick(QApplication::activePopupWidget(), key); }

    TestStore store;
    TestWindow window;
};

} // namespace

/// Who an order is for, chosen and made by keys.
class PickerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void typingFindsAndEnterChooses_data() { addDatabaseKinds(); }

    void typingFindsAndEnterChooses()
    {
        Desk desk(databaseKind());
        QTRY_VERIFY(desk.window.isReady());
        desk.begin();
        desk.window.type(u"hop"_s);
        QTRY_COMPARE(Desk::listed(), (QStringList{u"Grace Hopper"_s, u"New customer “hop”…"_s}));
        Desk::pressInList(Qt::Key_Return);
        QCOMPARE(desk.field(u"customer_id"_s)->text(), u"Grace Hopper"_s);
        save(desk.window);
        QTRY_COMPARE(desk.store.value(u"SELECT count(*) FROM orders WHERE customer_id = 2"_s).toInt(), 3);
    }

    void whoWasChosenLastComesFirst()
    {
        Desk desk(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(desk.window.isReady());
        desk.begin();
        desk.window.type(u"asa"_s);
        QTRY_COMPARE(Desk::listed(), (QStringList{u"Åsa Öberg"_s, u"New customer “asa”…"_s}));
        Desk::pressInList(Qt::Key_Return);
        save(desk.window);
        QTRY_COMPARE(desk.store.value(u"SELECT count(*) FROM orders WHERE customer_id = 3"_s).toInt(), 2);
        QTRY_VERIFY(!desk.window.master()->forms()->isOpen());
        desk.begin();
        desk.window.press(Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(Desk::listed().value(0), u"Åsa Öberg"_s);
        QTRY_COMPARE(Desk::listed().size(), 4); // once all have been looked through
        Desk::pressInList(Qt::Key_Escape);
    }

    void insertMakesACustomerAndComesBackWithIt_data() { addDatabaseKinds(); }

    void insertMakesACustomerAndComesBackWithIt()
    {
        Desk desk(databaseKind());
        QTRY_VERIFY(desk.window.isReady());
        desk.begin();
        desk.window.type(u"Alan Turing"_s);
        QTRY_COMPARE(Desk::listed(), (QStringList{u"Nothing found."_s, u"New customer “Alan Turing”…"_s}));
        Desk::pressInList(Qt::Key_Insert);
        QCOMPARE(desk.field(u"name"_s)->text(), u"Alan Turing"_s);
        QTRY_COMPARE(QApplication::focusWidget()->objectName(),
                     u"field:email"_s); // the name is there already
        desk.window.type(u"alan@example.org"_s);
        desk.window.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(desk.window.master()->findChild<QLineEdit *>(u"field:customer_id"_s));
        QCOMPARE(desk.field(u"customer_id"_s)->text(), u"Alan Turing"_s);
        QCOMPARE(QApplication::focusWidget(), desk.field(u"customer_id"_s));
        save(desk.window);
        QTRY_COMPARE(desk.store
                         .value(u"SELECT count(*) FROM orders JOIN customers ON customers.id = "
                                "customer_id WHERE email = 'alan@example.org'"_s)
                         .toInt(),
                     1);
    }

    void theLastEntryOfTheListMakesOneToo()
    {
        Desk desk(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(desk.window.isReady());
        desk.begin();
        desk.window.type(u"ada"_s);
        QTRY_COMPARE(Desk::listed(), (QStringList{u"Ada Lovelace"_s, u"New customer “ada”…"_s}));
        Desk::pressInList(Qt::Key_Down);
        Desk::pressInList(Qt::Key_Return);
        QTRY_VERIFY(desk.window.master()->findChild<QLineEdit *>(u"field:name"_s));
        QCOMPARE(desk.field(u"name"_s)->text(), u"ada"_s);
        QCOMPARE(desk.store.value(u"SELECT count(*) FROM customers"_s).toInt(), 3); // not before it is saved
    }

    void escapeComesBackWithTheWordsAndLeavesNothing()
    {
        Desk desk(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(desk.window.isReady());
        desk.begin();
        desk.window.type(u"Alan"_s);
        desk.window.press(Qt::Key_Insert);
        QCOMPARE(desk.field(u"name"_s)->text(), u"Alan"_s);
        desk.window.press(Qt::Key_Escape);
        QCOMPARE(desk.field(u"customer_id"_s)->text(), u"Alan"_s);
        QCOMPARE(QApplication::focusWidget(), desk.field(u"customer_id"_s));
        QCOMPARE(desk.window.master()->forms()->unsavedCount(), 1); // the order alone

        desk.window.press(Qt::Key_Insert);
        desk.field(u"city"_s)->setFocus();
        desk.window.type(u"Manchester"_s);
        desk.window.press(Qt::Key_Escape);
        QCOMPARE(desk.window.master()->forms()->unsavedCount(), 2); // what was typed is kept
        desk.field(u"customer_id"_s)->setFocus();
        desk.window.press(Qt::Key_Insert);
        QCOMPARE(desk.field(u"city"_s)->text(), u"Manchester"_s);
        save(desk.window);
        QTRY_VERIFY(desk.window.master()->findChild<QLineEdit *>(u"field:customer_id"_s));
        QCOMPARE(desk.field(u"customer_id"_s)->text(), u"Alan"_s);
    }

    void insertInACellMakesACustomerAndSavesTheOrderWithIt_data() { addDatabaseKinds(); }

    void insertInACellMakesACustomerAndSavesTheOrderWithIt()
    {
        Desk desk(databaseKind());
        QTRY_VERIFY(desk.window.isReady());
        desk.editCell(u"Grace Hopper"_s);
        desk.window.type(u"Alan Turing"_s);
        QTRY_VERIFY(QApplication::activePopupWidget());
        Desk::pressInList(Qt::Key_Insert);
        QCOMPARE(desk.field(u"name"_s)->text(), u"Alan Turing"_s);
        save(desk.window);
        QTRY_COMPARE(desk.store
                         .value(u"SELECT name FROM orders JOIN customers ON customers.id = customer_id "
                                "WHERE order_number = '20001'"_s)
                         .toString(),
                     u"Alan Turing"_s);
        QTRY_VERIFY(desk.window.rows(desk.window.master()).contains(u"Alan Turing"_s));
        QTRY_VERIFY(desk.window.master()->table()->hasFocus());
        QCOMPARE(desk.window.master()->table()->currentIndex().data().toString(), u"Alan Turing"_s);
        QCOMPARE(desk.window.master()->forms()->unsavedCount(), 0);

        desk.window.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(desk.store.value(u"SELECT count(*) FROM orders WHERE customer_id = 2"_s).toInt(), 2);
        QTRY_VERIFY(TestWindow::message(desk.window.master()).startsWith(u"Undone"));
        desk.window.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(desk.store.value(u"SELECT count(*) FROM customers"_s).toInt(), 3);
    }

    void escapeGoesBackToTheCellAsItWas()
    {
        Desk desk(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(desk.window.isReady());
        desk.editCell(u"Grace Hopper"_s);
        desk.window.type(u"Alan"_s);
        desk.window.press(Qt::Key_Insert);
        QCOMPARE(desk.field(u"name"_s)->text(), u"Alan"_s);
        desk.window.press(Qt::Key_Escape);
        QTRY_VERIFY(desk.window.master()->table()->hasFocus());
        QCOMPARE(desk.window.master()->table()->currentIndex().data().toString(), u"Grace Hopper"_s);
        QCOMPARE(desk.window.master()->forms()->unsavedCount(), 0);
        desk.window.press(Qt::Key_F2); // its cell again, not a form of something kept
        QVERIFY(desk.window.master()->table()->openEditor());
        desk.window.press(Qt::Key_Escape);
    }

    /// Whoever is called away in the middle: what the cell was for happens when the customer is saved.
    void aCellWaitsForTheCustomerThatIsKept()
    {
        Desk desk(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(desk.window.isReady());
        desk.beginCustomerInCell();
        desk.window.press(Qt::Key_Escape);
        QCOMPARE(desk.window.master()->forms()->unsavedCount(), 1);
        QVERIFY(desk.window.master()->forms()->openNextDraft(false));
        QCOMPARE(desk.field(u"city"_s)->text(), u"Manchester"_s);
        save(desk.window);
        QTRY_COMPARE(desk.store
                         .value(u"SELECT name FROM orders JOIN customers ON customers.id = customer_id "
                                "WHERE order_number = '20001'"_s)
                         .toString(),
                     u"Alan"_s);
        QTRY_COMPARE(desk.window.master()->forms()->unsavedCount(), 0);
    }

    /// Once its draft is opened it is a form's, to be gone back to as any other.
    void aCellsDraftThatIsOpenedMeanwhileKeepsItsWords()
    {
        Desk desk(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(desk.window.isReady());
        desk.beginCustomerInCell();
        FormHost *forms = desk.window.master()->forms();
        desk.window.click(desk.window.find<QAbstractButton>(forms->strip(), u"draft"_s));
        const auto words = [&] { return desk.window.find<QLineEdit>(forms, u"field:customer_id"_s)->text(); };
        QCOMPARE(words(), u"Alan"_s);
        QVERIFY(forms->openNextDraft(true));
        QCOMPARE(desk.field(u"city"_s)->text(), u"Manchester"_s);
        desk.window.press(Qt::Key_Escape);
        QVERIFY(forms->isOpen());
        QCOMPARE(words(), u"Alan"_s);
    }

    void insertInTheDetailsMakesACustomerAndComesBack_data() { addDatabaseKinds(); }

    void insertInTheDetailsMakesACustomerAndComesBack()
    {
        Desk desk(databaseKind());
        QTRY_VERIFY(desk.window.isReady());
        RecordDetails *details = desk.window.window().view()->details();
        QTRY_VERIFY(details->findChild<QLineEdit *>(u"field:customer_id"_s));
        const auto customer = [&] { return desk.window.find<QLineEdit>(details, u"field:customer_id"_s); };
        QTRY_COMPARE(customer()->text(), u"Grace Hopper"_s);
        customer()->setFocus();
        customer()->selectAll();
        desk.window.type(u"Alan Turing"_s);
        QTRY_VERIFY(QApplication::activePopupWidget());
        Desk::pressInList(Qt::Key_Insert);
        QCOMPARE(desk.field(u"name"_s)->text(), u"Alan Turing"_s);
        save(desk.window);
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"field:customer_id"_s);
        QCOMPARE(static_cast<QLineEdit *>(QApplication::focusWidget())->text(), u"Alan Turing"_s);
        save(desk.window);
        QTRY_COMPARE(desk.store
                         .value(u"SELECT name FROM orders JOIN customers ON customers.id = customer_id "
                                "WHERE order_number = '20001'"_s)
                         .toString(),
                     u"Alan Turing"_s);
    }

    void anUntouchedOrderWaitsForItsCustomer()
    {
        Desk desk(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(desk.window.isReady());
        desk.begin();
        desk.window.press(Qt::Key_Insert);
        QCOMPARE(desk.field(u"name"_s)->text(), QString());
        desk.field(u"name"_s)->setFocus();
        desk.window.type(u"Alan"_s);
        save(desk.window);
        QTRY_VERIFY(desk.window.master()->findChild<QLineEdit *>(u"field:customer_id"_s));
        QCOMPARE(desk.field(u"customer_id"_s)->text(), u"Alan"_s);
    }
};

RELATA_TEST(PickerTest, "picker");
#include "test_picker.moc"
