#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// Taking rows to a spreadsheet, and from it.
class ClipboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase_data() { addDatabaseKinds(); }

    void init()
    {
        QFETCH_GLOBAL(DatabaseLocation::Kind, kind);
        m_store = std::make_unique<TestStore>(kind);
        QApplication::clipboard()->clear();
    }

    void aPhoneNumberIsOneClickAndOneKey()
    {
        TestWindow window(m_store->location());
        QTRY_VERIFY(window.isReady());
        window.click(window.master(), u"London"_s);
        window.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(copied(), u"London"_s);
    }

    void rowsGoToASpreadsheetWithTheirTitles()
    {
        TestWindow window(m_store->location());
        QTRY_VERIFY(window.isReady());
        window.click(window.master(), u"Grace Hopper"_s);
        QTRY_COMPARE(window.detail()->model()->rowCount(), 2);
        window.press(Qt::Key_F6);
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.press(Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = copied().split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.at(0).startsWith(u"Order number\t"_s));
        QVERIFY(lines.at(1).startsWith(u"20002\t"_s));
        QVERIFY(lines.at(2).startsWith(u"20001\t"_s));
        QVERIFY(QApplication::clipboard()->mimeData()->hasHtml());
    }

    void inAFieldCopyingIsTheFields()
    {
        TestWindow window(m_store->location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_F, Qt::ControlModifier);
        window.type(u"Ada"_s);
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(copied(), u"Ada"_s);
    }

    void tooManyCellsAreSaidToBeTooMany()
    {
        m_store->execute({u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 260000) "
                          "INSERT INTO customers (name) SELECT 'Customer ' || i FROM n"_s});
        TestWindow window(m_store->location());
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.master()->model()->rowCount(), 260'003);
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.press(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(TestWindow::message(window.master()).contains(u"too many for the clipboard"_s));
        QCOMPARE(copied(), QString());
    }

    void manyRowsAreCopiedWhileOneWorksOn()
    {
        m_store->execute({u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
                          "INSERT INTO customers (name) SELECT 'Customer ' || i FROM n"_s});
        TestWindow window(m_store->location());
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.master()->model()->rowCount(), 20'003);
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(TestWindow::message(window.master()).startsWith(u"Copying: "_s));
        QTRY_COMPARE(TestWindow::message(window.master()), u"Copied 20,003 rows."_s);
        QCOMPARE(copied().count(u'\n'), 20'003);
    }

    void rowsFromASpreadsheetBecomeOrdersOfTheCustomer()
    {
        TestWindow window(m_store->location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        window.press(Qt::Key_F6);
        QApplication::clipboard()->setText(u"Order number\tStatus\nA1\tnew\n20001\tshipped"_s);
        window.press(Qt::Key_V, Qt::ControlModifier);
        auto *panel = window.find<QWidget>(window.detail(), u"paste"_s);
        QTRY_VERIFY(panel->isVisible());
        auto *table = window.find<RecordTableView>(panel, u"pasteTable"_s);
        auto *save = window.find<QPushButton>(panel, u"savePasted"_s);
        QCOMPARE(save->text(), u"Save 2 orders for Ada Lovelace"_s);
        QTRY_VERIFY(save->isEnabled());

        // 20001 is another customer's: said where it stands, and nothing is saved.
        window.press(Qt::Key_S, Qt::ControlModifier);
        auto *message = window.find<QLabel>(panel, u"pasteMessage"_s);
        QTRY_VERIFY(message->text().startsWith(u"1 value has to be corrected."_s));
        QCOMPARE(table->currentIndex().data().toString(), u"20001"_s);
        QCOMPARE(table->selectionModel()->selection().size(), 1);
        QCOMPARE(m_store->ordersOf(1), QString());

        window.press(Qt::Key_F2);
        QTRY_VERIFY(table->openEditor());
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.type(u"A2"_s);
        window.press(Qt::Key_Return);
        QTRY_COMPARE(message->text(), u"Look them over; F2 corrects a value. Nothing is saved yet."_s);
        window.click(save);
        QTRY_VERIFY(!panel->isVisible());
        QTRY_COMPARE(TestWindow::message(window.detail()), u"Added 2 orders of Ada Lovelace."_s);
        QTRY_COMPARE(window.detail()->model()->rowCount(), 2);

        window.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(window.detail()->model()->rowCount(), 0);
        QCOMPARE(m_store->ordersOf(1), QString());
    }

    void pastedRowsThatArePutAwayComeBackByUndo()
    {
        TestWindow window(m_store->location());
        QTRY_VERIFY(window.isReady());
        QApplication::clipboard()->setText(u"Marie Curie\nLise Meitner"_s);
        window.press(Qt::Key_V, Qt::ControlModifier);
        auto *panel = window.find<QWidget>(window.master(), u"paste"_s);
        QTRY_VERIFY(panel->isVisible());
        QTRY_VERIFY(window.find<QPushButton>(panel, u"savePasted"_s)->isEnabled());
        window.press(Qt::Key_F2);
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.type(u"Marie Sklodowska"_s);
        window.press(Qt::Key_Return);
        auto *table = window.find<RecordTableView>(panel, u"pasteTable"_s);
        QTRY_VERIFY(!table->openEditor());
        window.press(Qt::Key_Escape);
        QTRY_VERIFY(!panel->isVisible());

        window.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(panel->isVisible());
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"Marie Sklodowska"_s);
        QCOMPARE(m_store->rows(u"SELECT count(*) FROM customers"_s), u"3"_s);
    }

    void whatCannotBePastedIsSaidInThePane()
    {
        TestWindow window(m_store->location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(TestWindow::message(window.master()), u"There is no text on the clipboard."_s);
        QVERIFY(!window.find<QWidget>(window.master(), u"paste"_s)->isVisible());
    }

private:
    static QString copied() { return QApplication::clipboard()->text(); }

    std::unique_ptr<TestStore> m_store;
};

RELATA_TEST(ClipboardTest, "clipboard");
#include "test_clipboard.moc"
