#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// Taking rows to a spreadsheet.
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

private:
    static QString copied() { return QApplication::clipboard()->text(); }

    std::unique_ptr<TestStore> m_store;
};

RELATA_TEST(ClipboardTest, "clipboard");
#include "test_clipboard.moc"
