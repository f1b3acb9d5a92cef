#include "support/test_registry.h"
#include "ui/shown_table.h"

#include <QtWidgets/QLineEdit>

using namespace relata;
using relata::test::ShownTable;

namespace {

/// Columns 1, 2 and 4 can be edited; the current cell is in row 3, column 1.
struct EditedTable : ShownTable
{
    EditedTable()
    {
        model.editable = {1, 2, 4};
        view.setCurrentIndex(at(3, 1));
    }

    QLineEdit *editor() const { return qobject_cast<QLineEdit *>(view.openEditor()); }

    QString text(int row, int column) const { return at(row, column).data().toString(); }
};

} // namespace

class RecordTableEditingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void f2EditsAndEnterCommits()
    {
        EditedTable table;
        QVERIFY(table.isReady());
        table.press(Qt::Key_F2);
        QVERIFY(table.editor());
        QVERIFY(table.editor()->hasFocus());
        QCOMPARE(table.editor()->text(), QStringLiteral("r3 c1"));
        QCOMPARE(table.editor()->accessibleName(), QStringLiteral("Column 1"));
        QTest::keyClicks(table.editor(), QStringLiteral("Ada"));
        QTest::keyClick(table.editor(), Qt::Key_Return);
        QTRY_VERIFY(!table.editor());
        QCOMPARE(table.text(3, 1), QStringLiteral("Ada"));
        QVERIFY(table.view.hasFocus());
    }

    void typingBeginsEditing()
    {
        EditedTable table;
        QVERIFY(table.isReady());
        QTest::keyClicks(&table.view, QStringLiteral("G"));
        QVERIFY(table.editor());
        QCOMPARE(table.editor()->text(), QStringLiteral("G"));
    }

    void escapeAndDeleteAreNotTyping()
    {
        EditedTable table;
        QVERIFY(table.isReady());
        for (const Qt::Key key : {Qt::Key_Escape, Qt::Key_Delete, Qt::Key_Backspace})
            table.press(key);
        QVERIFY(!table.editor());
    }

    void escapeTakesTheTypingBack()
    {
        EditedTable table;
        QVERIFY(table.isReady());
        table.press(Qt::Key_F2);
        QTest::keyClicks(table.editor(), QStringLiteral("Grace"));
        QTest::keyClick(table.editor(), Qt::Key_Escape);
        QTRY_VERIFY(!table.editor());
        QCOMPARE(table.text(3, 1), QStringLiteral("r3 c1"));
    }

    void aDoubleClickEdits()
    {
        EditedTable table;
        QVERIFY(table.isReady());
        table.click(5, {}, 2);
        QTest::mouseDClick(table.view.viewport(), Qt::LeftButton, {}, table.pointAt(5, 2));
        QVERIFY(table.editor());
        QCOMPARE(table.view.openEditorIndex(), table.at(5, 2));
    }

    void tabGoesToTheNextCellThatCanBeEdited()
    {
        EditedTable table;
        QVERIFY(table.isReady());
        table.press(Qt::Key_F2);
        QTest::keyClicks(table.editor(), QStringLiteral("one"));
        QTest::keyClick(table.editor(), Qt::Key_Tab);
        QTRY_COMPARE(table.view.openEditorIndex(), table.at(3, 2));
        QTest::keyClick(table.editor(), Qt::Key_Tab);
        QTRY_COMPARE(table.view.openEditorIndex(), table.at(3, 4));
        QTest::keyClick(table.editor(), Qt::Key_Tab);
        QTRY_COMPARE(table.view.openEditorIndex(), table.at(4, 1));
        QTest::keyClick(table.editor(), Qt::Key_Backtab);
        QTRY_COMPARE(table.view.openEditorIndex(), table.at(3, 4));
        QCOMPARE(table.text(3, 1), QStringLiteral("one"));
    }

    void theEditorStaysOverItsCell()
    {
        EditedTable table;
        QVERIFY(table.isReady());
        table.press(Qt::Key_F2);
        const auto isOverCell = [&table] {
            return table.editor()->geometry() == table.view.visualRect(table.view.openEditorIndex());
        };
        QVERIFY(isOverCell());
        table.view.setTopRow(2);
        QVERIFY(isOverCell());
        table.view.horizontalHeader()->resizeSection(0, 40);
        QVERIFY(isOverCell());
        table.view.setTopRow(1'000'000);
        QVERIFY(!table.view.viewport()->rect().intersects(table.editor()->geometry()));
        QTest::keyClicks(table.editor(), QStringLiteral("still here"));
        QTest::keyClick(table.editor(), Qt::Key_Return);
        QTRY_COMPARE(table.text(3, 1), QStringLiteral("still here"));
    }

    void theEditorStaysOnItsRecord()
    {
        EditedTable table;
        QVERIFY(table.isReady());
        table.press(Qt::Key_F2);
        QTest::keyClicks(table.editor(), QStringLiteral("Ada"));
        table.model.insertAt(1, 20);
        QCOMPARE(table.view.openEditorIndex().row(), 23);
        QCOMPARE(table.editor()->geometry().top(), table.view.visualRect(table.at(23, 1)).top());
        table.model.removeAt(1, 5);
        QCOMPARE(table.editor()->text(), QStringLiteral("Ada"));
        QTest::keyClick(table.editor(), Qt::Key_Return);
        QTRY_VERIFY(!table.editor());
        QCOMPARE(table.text(18, 1), QStringLiteral("Ada"));
    }

    void enterInAnEditorDoesNotOpenTheRecord()
    {
        EditedTable table;
        QVERIFY(table.isReady());
        QSignalSpy opened(&table.view, &RecordTableView::openRequested);
        table.press(Qt::Key_F2);
        table.model.insertAt(10, 1);
        table.model.removeAt(10, 1);
        QTest::keyClick(table.editor(), Qt::Key_Return);
        QTRY_VERIFY(!table.editor());
        QVERIFY(opened.isEmpty());
    }

    void arrivingDataDoesNotReplaceWhatIsTyped()
    {
        EditedTable table;
        QVERIFY(table.isReady());
        table.press(Qt::Key_F2);
        QTest::keyClicks(table.editor(), QStringLiteral("Ada"));
        QVERIFY(table.model.setData(table.at(3, 1), QStringLiteral("from elsewhere"), Qt::EditRole));
        Q_EMIT table.model.dataChanged(table.at(0, 0), table.at(50, 5));
        QCOMPARE(table.editor()->text(), QStringLiteral("Ada"));
    }

    void dimmedRowsAreNotEdited()
    {
        EditedTable table;
        QVERIFY(table.isReady());
        table.view.setDimmed(true);
        table.press(Qt::Key_F2);
        QTest::keyClicks(&table.view, QStringLiteral("x"));
        QTest::mouseDClick(table.view.viewport(), Qt::LeftButton, {}, table.pointAt(3, 1));
        QVERIFY(!table.editor());
    }
};

RELATA_TEST(RecordTableEditingTest, "record_table_editing");
#include "test_record_table_editing.moc"
