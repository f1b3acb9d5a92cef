#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "typing.h"
#include "ui/column_keeper.h"

#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QMenu>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// As the menu of the table's titles offers it.
QAction *entry(QMenu &menu, const QString &text)
{
    const QList<QAction *> actions = menu.findChild<QMenu *>(u"labelColumns"_s)->actions();
    const auto found = std::ranges::find(actions, text, &QAction::text);
    return found == actions.end() ? nullptr : *found;
}

void chooseName(RecordPane *pane, const QString &text)
{
    QMenu menu;
    pane->columns()->fillMenu(&menu);
    QAction *action = entry(menu, text);
    QVERIFY(action && action->isEnabled());
    action->trigger();
}

bool canChooseName(RecordPane *pane, const QString &text)
{
    QMenu menu;
    pane->columns()->fillMenu(&menu);
    const QAction *action = entry(menu, text);
    return action && action->isEnabled();
}

} // namespace

/// What records are called, as somebody wants it.
class LabelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatIsChosenIsSeenAtOnceEverywhere_data() { addDatabaseKinds(); }

    void whatIsChosenIsSeenAtOnceEverywhere()
    {
        TestStore store(databaseKind());
        const QString columns = columnsOf(store);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.click(window.master(), u"Grace Hopper"_s);
        QTRY_COMPARE(window.detail()->newText(), u"New Order for Grace Hopper"_s);
        QVERIFY(!canChooseName(window.master(), u"Name"_s)); // a customer is called something

        chooseName(window.master(), u"City"_s);
        QTRY_COMPARE(window.detail()->newText(), u"New Order for Grace Hopper New York"_s);
        QCOMPARE(window.current(window.master()), u"Grace Hopper"_s);
        chooseName(window.master(), u"Name"_s);
        QTRY_COMPARE(window.detail()->newText(), u"New Order for New York"_s);
        chooseName(window.master(), u"&As Found by Relata"_s);
        QTRY_COMPARE(window.detail()->newText(), u"New Order for Grace Hopper"_s);
        QVERIFY(!canChooseName(window.master(), u"&As Found by Relata"_s));
        QCOMPARE(columnsOf(store), columns); // nothing of it is in the database
    }

    void itIsKeptAndFoundAndChosenBy_data() { addDatabaseKinds(); }

    void itIsKeptAndFoundAndChosenBy()
    {
        TestStore store(databaseKind());
        {
            TestWindow window(store.location());
            QTRY_VERIFY(window.isReady());
            chooseName(window.master(), u"City"_s);
        }
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(TestWindow::rows(window.master()).contains(u"Grace Hopper New York"));
        window.press(Qt::Key_F, Qt::ControlModifier);
        window.type(u"york"_s); // in what the customer is called
        QTRY_COMPARE(window.master()->model()->rowCount(), 2);
        window.press(Qt::Key_N, Qt::ControlModifier);
        auto *customer = window.find<QLineEdit>(window.master(), u"field:customer_id"_s);
        customer->setFocus();
        window.type(u"york"_s);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTRY_COMPARE(qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget())
                         ->model()
                         ->index(0, 0)
                         .data()
                         .toString(),
                     u"Grace Hopper New York"_s);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    }

private:
    static QString columnsOf(TestStore &store)
    {
        return store.isSqlite()
                   ? store.rows(u"SELECT sql FROM sqlite_master ORDER BY name"_s)
                   : store.rows(u"SELECT table_name, column_name FROM information_schema.columns "
                                "WHERE table_schema = 'public' ORDER BY 1, 2"_s);
    }
};

RELATA_TEST(LabelsTest, "labels");
#include "test_labels.moc"
