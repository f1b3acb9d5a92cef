#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// Where there is nothing to see, it says why and what to do.
class EmptyPlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void anEmptyStore_data() { addDatabaseKinds(); }

    void anEmptyStore()
    {
        TestStore store(databaseKind());
        store.execute({u"DELETE FROM orders"_s, u"DELETE FROM customers"_s});
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QCOMPARE(window.master()->table()->emptyText(), u"No customers yet.\nNew Customer (Ctrl+N)"_s);
        QCOMPARE(window.detail()->table()->emptyText(),
                 u"What belongs to a customer is shown here.\nNew Customer (Ctrl+N)"_s);
        const auto *button = window.find<QPushButton>(window.detail(), u"newButton"_s);
        QCOMPARE(button->text(), u"New Order"_s);
        QVERIFY(button->isVisible() && !button->isEnabled());
        const auto *search = window.find<QLineEdit>(window.detail(), u"search"_s);
        QCOMPARE(search->placeholderText(), u"Search orders"_s);

        window.press(Qt::Key_N, Qt::ControlModifier);
        QTRY_COMPARE(QApplication::focusWidget(), window.find(window.master(), u"field:name"_s));
        window.type(u"Edsger"_s);
        window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(window.detail()->table()->emptyText(),
                     u"No orders yet for Edsger.\nNew Order (Ctrl+Shift+N)"_s);
        QVERIFY(button->isEnabled());
    }

    void nothingFoundAndEscapeShowsAll_data() { addDatabaseKinds(); }

    void nothingFoundAndEscapeShowsAll()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_F, Qt::ControlModifier);
        window.type(u"zebra"_s);
        QTRY_COMPARE(window.master()->model()->rowCount(), 0);
        QCOMPARE(window.master()->table()->emptyText(), u"Nothing found for “zebra”.\nEsc shows all."_s);
        QTRY_COMPARE(window.detail()->table()->emptyText(), u"What belongs to a customer is shown here."_s);
        window.press(Qt::Key_Return);
        QVERIFY(window.master()->table()->hasFocus());
        window.press(Qt::Key_Escape); // from the rows as well
        QTRY_COMPARE(window.master()->model()->rowCount(), 3);
    }

    void aViewSaysWhyNothingCanBeAdded_data() { addDatabaseKinds(); }

    void aViewSaysWhyNothingCanBeAdded()
    {
        TestStore store(databaseKind());
        store.execute({u"CREATE VIEW strangers AS SELECT name FROM customers WHERE city = 'Atlantis'"_s});
        TestWindow window(store.location(), {.table = u"strangers"_s, .key = {}});
        QTRY_VERIFY(window.isReady());
        const QString why = u"This is a view: records are added to the tables that it is made of."_s;
        QCOMPARE(window.master()->table()->emptyText(), u"No strangers.\n"_s + why);
        QCOMPARE(window.find(window.master(), u"newButton"_s)->toolTip(), why);
    }

    void aDatabaseWithoutTables_data() { addDatabaseKinds(); }

    void aDatabaseWithoutTables()
    {
        TestDatabase database(databaseKind());
        if (database.isSqlite())
            database.execute({u"CREATE TABLE gone (id INTEGER)"_s, u"DROP TABLE gone"_s});
        TestWindow window(database.location());
        QTRY_VERIFY(window.window().view());
        QTRY_VERIFY(
            window.master()->table()->emptyText().startsWith(u"There are no tables in this database"_s));
        QVERIFY(!window.detail()->isVisible());
        QVERIFY(!window.find(window.master(), u"newButton"_s)->isVisible());
    }
};

RELATA_TEST(EmptyPlacesTest, "empty_places");
#include "test_empty_places.moc"
