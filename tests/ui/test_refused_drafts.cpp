#include "support/test_registry.h"
#include "support/test_store.h"
#include "ui/office.h"
#include "ui/typing.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// What the database refuses when whoever typed it in a cell is elsewhere by now.
class RefusedDraftsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void itIsKeptAndTheFocusStaysWhereOneTypes_data() { addDatabaseKinds(); }

    void itIsKeptAndTheFocusStaysWhereOneTypes()
    {
        Office office(databaseKind());
        QTRY_VERIFY(office.isReady());
        takeNumber(office);
        office.window.press(Qt::Key_F, Qt::ControlModifier);
        const QWidget *search = QApplication::focusWidget();
        office.window.type(u"20"_s);
        QTRY_VERIFY2(message(office).startsWith(u"Order 20002 is not saved yet."_s),
                     qPrintable(message(office)));
        QCOMPARE(QApplication::focusWidget(), search);
        QCOMPARE(office.formTitle(), QString());
        QCOMPARE(office.strip(), QStringList{u"Order 20002"_s});
        QCOMPARE(office.window.status(u"saved"_s), u"1 record not saved yet"_s);

        office.window.click(buttonOf(*office.window.detail()->messages(), u"Open"_s));
        QCOMPARE(office.formTitle(), u"Order 20002"_s);
        QCOMPARE(office.text("order_number"), u"20001"_s);
        QVERIFY(office.window.find(office.window.detail(), u"error:order_number"_s)->isVisible());
        QVERIFY(!office.window.detail()->messages()->isVisible());
        office.typeInto("order_number", u"20009"_s);
        office.window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(office.store.ordersOf(2).contains(u"20009"));
    }

    void theMessageGoesWithItsDraft()
    {
        Office office(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(office.isReady());
        takeNumber(office);
        QTRY_VERIFY(office.window.detail()->messages()->isVisible());
        office.openFromStrip(0);
        QCOMPARE(office.formTitle(), u"Order 20002"_s);
        office.typeInto("order_number", u"20009"_s);
        office.window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(office.store.ordersOf(2).contains(u"20009"));
        QTRY_VERIFY(!message(office).contains(u"not saved"_s) ||
                    !office.window.detail()->messages()->isVisible());
    }

private:
    /// Gives an order of Grace's the number of her other one, in its cell.
    static void takeNumber(Office &office)
    {
        office.window.click(office.window.master(), u"Grace Hopper"_s);
        QTRY_VERIFY(office.window.rows(office.window.detail()).contains(u"20002"));
        office.window.click(office.window.detail(), u"20002"_s);
        office.window.press(Qt::Key_F2);
        office.window.press(Qt::Key_A, Qt::ControlModifier);
        office.window.type(u"20001"_s);
        office.window.press(Qt::Key_Return);
    }

    static QString message(Office &office) { return TestWindow::message(office.window.detail()); }
};

RELATA_TEST(RefusedDraftsTest, "refused_drafts");
#include "test_refused_drafts.moc"
