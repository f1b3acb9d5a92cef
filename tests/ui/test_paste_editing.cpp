#include "support/test_registry.h"
#include "support/test_store.h"
#include "ui/typing.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QToolButton>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A window on visits of customers, which have a column of every kind that can be pasted.
struct Visits
{
    explicit Visits(DatabaseLocation::Kind kind)
        : store(kind)
    {
        store.execute({u"CREATE TABLE visits (id %1 PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES "
                       "customers (id), day DATE, paid BOOLEAN, state VARCHAR(10) CHECK (state IN ('open', "
                       "'shut')), price NUMERIC(10,2), memo TEXT)"_s.arg(store.isSqlite() ? u"INTEGER"_s
                                                                                          : u"serial"_s)});
        window = std::make_unique<TestWindow>(store.location(), StartPlace{u"visits"_s, {}});
    }

    /// Pastes a visit of Grace's and one of somebody whom nobody knows.
    void paste()
    {
        QGuiApplication::clipboard()->setText(
            u"Customer\tDay\tPaid\tState\tPrice\tMemo\nGrace Hopper\t2026-05-12\tyes\topen\t5\tfirst\n"
            "Nobody\t2026-05-13\tno\tshut\t6\tsecond"_s);
        window->press(Qt::Key_V, Qt::ControlModifier);
    }

    bool isReady()
    {
        return window->isReady() && panel()->isVisible() &&
               window->find<QPushButton>(panel(), u"savePasted"_s)->isEnabled();
    }

    QWidget *panel() { return window->find(window->master(), u"paste"_s); }

    RecordTableView *table() { return window->find<RecordTableView>(panel(), u"pasteTable"_s); }

    QString text(int row, int column) { return table()->model()->index(row, column).data().toString(); }

    /// F2 on a cell; the widget that has the keyboard then.
    QWidget *edit(int row, int column)
    {
        table()->setCurrentIndex(table()->model()->index(row, column));
        table()->setFocus();
        window->press(Qt::Key_F2);
        return QApplication::focusWidget();
    }

    void replace(const QString &text)
    {
        window->press(Qt::Key_A, Qt::ControlModifier);
        window->type(text);
    }

    void enter() { window->press(Qt::Key_Return); }

    QString stored()
    {
        return store.rows(u"SELECT customer_id, state, price, memo FROM visits ORDER BY id"_s);
    }

    TestStore store;
    std::unique_ptr<TestWindow> window;
};

enum VisitColumn
{
    Customer,
    Day,
    Paid,
    State,
    Price,
    Memo
};

} // namespace

/// Pasted rows are looked over and corrected as any other cells are, and are as little forgotten.
class PasteEditingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyKindHasItsEditor_data() { addDatabaseKinds(); }

    void everyKindHasItsEditor()
    {
        Visits visits(databaseKind());
        QTRY_VERIFY(visits.window->isReady());
        visits.paste();
        QTRY_VERIFY(visits.isReady());

        QVERIFY(qobject_cast<QComboBox *>(visits.edit(0, State)));
        visits.window->type(u"s"_s);
        visits.enter();
        QTRY_COMPARE(visits.text(0, State), u"shut"_s);

        QVERIFY(qobject_cast<QCheckBox *>(visits.edit(0, Paid)));
        const QString paid = visits.text(0, Paid);
        visits.window->press(Qt::Key_Space);
        visits.enter();
        QTRY_VERIFY(visits.text(0, Paid) != paid);

        visits.edit(0, Day);
        visits.replace(u"t"_s);
        visits.enter();
        const QString today = QString::number(QDate::currentDate().day());
        QTRY_VERIFY2(visits.text(0, Day) != u"t" && visits.text(0, Day).contains(today),
                     qPrintable(visits.text(0, Day)));

        visits.edit(1, Customer);
        visits.replace(u"asa"_s);
        QTRY_VERIFY(highlightedCandidates());
        QTest::keyClick(highlightedCandidates(), Qt::Key_Return);
        visits.enter();
        QTRY_COMPARE(visits.text(1, Customer), u"Åsa Öberg"_s);

        visits.edit(1, Price);
        visits.replace(u"12.5"_s);
        visits.enter();
        QTRY_COMPARE(visits.text(1, Price), u"12.50"_s);

        visits.window->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(visits.stored().count(u'\n'), 1);
        QVERIFY(visits.stored().startsWith(u"2|shut|5"));
        QVERIFY(visits.stored().contains(u"3|shut|12.5"));
    }

    void whatIsWrongStaysInTheEditorAndEscapeTakesItBack()
    {
        Visits visits(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(visits.window->isReady());
        visits.paste();
        QTRY_VERIFY(visits.isReady());
        visits.edit(0, Price);
        visits.replace(u"cheap"_s);
        visits.enter();
        QVERIFY(visits.table()->openEditor());
        QVERIFY(visits.window->find(visits.panel(), u"error:price"_s)->isVisible());
        visits.window->press(Qt::Key_Escape);
        QTRY_VERIFY(!visits.table()->openEditor());
        QVERIFY(visits.panel()->isVisible());
        QCOMPARE(visits.text(0, Price), u"5.00"_s);

        // Left for another cell, it is what was typed, and said to be wrong.
        visits.edit(0, Price);
        visits.replace(u"cheap"_s);
        QTest::mouseClick(visits.table()->viewport(), Qt::LeftButton, {},
                          visits.table()->visualRect(visits.table()->model()->index(1, Memo)).center());
        QTRY_VERIFY(!visits.table()->openEditor());
        QCOMPARE(visits.text(0, Price), u"cheap"_s);
    }

    void aNameTypedToItsEndIsLookedFor_data() { addDatabaseKinds(); }

    void aNameTypedToItsEndIsLookedFor()
    {
        Visits visits(databaseKind());
        QTRY_VERIFY(visits.window->isReady());
        visits.paste();
        QTRY_VERIFY(visits.isReady());
        visits.edit(1, Customer);
        visits.replace(u"grace hopper"_s);
        QTest::mouseClick(visits.table()->viewport(), Qt::LeftButton, {},
                          visits.table()->visualRect(visits.table()->model()->index(0, Memo)).center());
        if (QWidget *list = QApplication::activePopupWidget())
            list->close();
        visits.edit(0, Memo); // wherever one goes
        QTRY_COMPARE(visits.text(1, Customer), u"Grace Hopper"_s);
    }

    void pastedRowsCountAsNotSaved_data() { addDatabaseKinds(); }

    void pastedRowsCountAsNotSaved()
    {
        Visits visits(databaseKind());
        QTRY_VERIFY(visits.window->isReady());
        visits.paste();
        QTRY_VERIFY(visits.isReady());
        QCOMPARE(visits.window->status(u"saved"_s), u"2 records not saved yet"_s);

        QVERIFY(!visits.window->window().close());
        QCOMPARE(windowMessage(*visits.window),
                 u"2 records that you have typed are not saved yet. Quit and discard it?"_s);
        visits.window->click(windowButton(*visits.window, u"Keep Editing"_s));
        QVERIFY(visits.panel()->isVisible());

        // The mark leads to them, from elsewhere.
        visits.window->master()->focusTable();
        visits.window->click(visits.window->find<QToolButton>(&visits.window->window(), u"saved"_s));
        QVERIFY(visits.table()->hasFocus());

        visits.window->press(Qt::Key_Escape);
        QTRY_COMPARE(visits.window->status(u"saved"_s), u"All saved"_s);
        QVERIFY(visits.window->window().close());
    }

    void theMarkLeadsFromPastedRowsToDraftsAndBack()
    {
        Visits visits(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(visits.window->isReady());
        visits.window->press(Qt::Key_N, Qt::ControlModifier);
        auto *memo = visits.window->find<QWidget>(visits.window->master(), u"field:memo"_s);
        memo->setFocus();
        visits.window->type(u"x"_s);
        visits.window->press(Qt::Key_Escape);
        visits.paste();
        QTRY_VERIFY(visits.isReady());
        QCOMPARE(visits.window->status(u"saved"_s), u"3 records not saved yet"_s);
        auto *mark = visits.window->find<QToolButton>(&visits.window->window(), u"saved"_s);
        visits.window->click(mark);
        QTRY_VERIFY(visits.window->find(visits.window->master(), u"form"_s)->isVisible());
        visits.window->click(mark);
        QVERIFY(visits.table()->hasFocus());
    }
};

RELATA_TEST(PasteEditingTest, "paste_editing");
#include "test_paste_editing.moc"
