#include "models/database/schema_reader.h"
#include "support/schema_text.h"
#include "support/test_database.h"
#include "support/test_registry.h"
#include "support/test_window.h"
#include "ui/child_tabs.h"
#include "ui/relationships_page.h"
#include "ui/typing.h"

#include <QtGui/QAction>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QTreeWidget>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Customers and orders whose makers have declared nothing.
class Undeclared : public TestDatabase
{
public:
    explicit Undeclared(DatabaseLocation::Kind kind)
        : TestDatabase(kind)
    {
        execute({u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL)"_s,
                 u"CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, seller INTEGER, "
                 "region_id INTEGER)"_s,
                 u"CREATE TABLE region (id INTEGER PRIMARY KEY)"_s,
                 u"INSERT INTO customers VALUES (1, 'Ada'), (2, 'Grace')"_s,
                 u"INSERT INTO orders VALUES (10, 1, 2, 7), (20, 1, 2, 8), (30, 2, 1, NULL)"_s});
    }
};

QAction *action(TestWindow &window, const QString &text)
{
    for (QAction *action : window.window().findChildren<QAction *>()) {
        if (QString(action->text()).remove(u'&') == text)
            return action;
    }
    return nullptr;
}

/// A line for each relationship in the page.
QString lines(const QTreeWidget &list)
{
    QStringList lines;
    for (int i = 0; i < list.topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = list.topLevelItem(i);
        lines << (item->checkState(0) == Qt::Checked ? u"x "_s : u"- "_s) + item->text(0) + u": "_s +
                     item->text(1);
    }
    return lines.join(u'\n');
}

} // namespace

/// A database that does not say how its tables belong together.
class RelationshipsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theyAreProposedCheckedAndUsed_data() { addDatabaseKinds(); }

    void theyAreProposedCheckedAndUsed()
    {
        Undeclared database(databaseKind());
        const QString before = relationshipsText(readSchema(database.connection()));
        TestWindow window(database.location(), {u"customers"_s, {}});
        QTRY_VERIFY(window.isReady());
        QCOMPARE(windowMessage(window), u"This database does not declare how its tables belong together."_s);
        window.click(windowButton(window, u"Find Relationships"_s));
        auto *page = window.find(&window.window(), u"relationshipsPage"_s);
        auto *list = window.find<QTreeWidget>(page, u"relationships"_s);
        QTRY_COMPARE(lines(*list), u"x orders.customer_id → customers.id: 3 of 3 match\n"
                                   "- orders.region_id → region.id: 0 of 2 match"_s);
        QCOMPARE(window.status(u"checkProgress"_s), u"2 of 2 examined"_s);

        window.click(window.find(page, u"useRelationships"_s));
        QTRY_COMPARE(window.window().view()->tabs()->names().join(u'|'), u"Orders|Details"_s);
        QTRY_COMPARE(window.detail()->model()->rowCount(), 2);
        QCOMPARE(relationshipsText(readSchema(database.connection())), before); // it knows nothing of it
    }

    void theyAreThereTheNextTime()
    {
        Undeclared database(DatabaseLocation::Kind::SQLite);
        {
            TestWindow window(database.location());
            QTRY_VERIFY(window.isReady());
            use(window);
        }
        TestWindow again(database.location(), {u"customers"_s, {}});
        QTRY_VERIFY(again.isReady());
        QTRY_COMPARE(again.window().view()->tabs()->names().join(u'|'), u"Orders|Details"_s);
        QCOMPARE(windowMessage(again), QString());
        action(again, u"Relationships…"_s)->trigger();
        auto *list = again.find<QTreeWidget>(&again.window(), u"relationships"_s);
        QTRY_VERIFY(lines(*list).startsWith(u"x orders.customer_id → customers.id: 3 of 3 match"_s));
        list->topLevelItem(0)->setCheckState(0, Qt::Unchecked); // and no longer
        list->topLevelItem(0)->setData(0, Qt::UserRole, true);
        again.click(again.find(&again.window(), u"useRelationships"_s));
        QTRY_COMPARE(again.window().view()->tabs()->names().join(u'|'), u"Details"_s);
    }

    void oneThatNoNameSuggestsIsAddedByHand()
    {
        Undeclared database(DatabaseLocation::Kind::SQLite);
        TestWindow window(database.location(), {u"customers"_s, {}});
        QTRY_VERIFY(window.isReady());
        action(window, u"Relationships…"_s)->trigger();
        auto *page = window.find(&window.window(), u"relationshipsPage"_s);
        choose(window, page, u"childTable"_s, u"orders"_s);
        choose(window, page, u"childColumn"_s, u"seller"_s);
        choose(window, page, u"parentTable"_s, u"customers"_s);
        choose(window, page, u"parentColumn"_s, u"id"_s);
        window.click(window.find(page, u"addRelationship"_s));
        auto *list = window.find<QTreeWidget>(page, u"relationships"_s);
        QTRY_VERIFY(lines(*list).endsWith(u"x orders.seller → customers.id: 3 of 3 match"_s));
        window.click(window.find(page, u"useRelationships"_s));
        QTRY_COMPARE(window.window().view()->tabs()->names().join(u'|'),
                     u"Orders (customer)|Orders (seller)|Details"_s);
    }

    void whatIsOfferedToBeAddedByHandCouldBeOne()
    {
        Undeclared database(DatabaseLocation::Kind::SQLite);
        TestWindow window(database.location(), {u"customers"_s, {}});
        QTRY_VERIFY(window.isReady());
        action(window, u"Relationships…"_s)->trigger();
        auto *page = window.find(&window.window(), u"relationshipsPage"_s);
        QCOMPARE(window.find<QComboBox>(page, u"childColumn"_s)->currentText(), u"name"_s);
        QCOMPARE(window.find<QComboBox>(page, u"parentTable"_s)->currentText(), u"orders"_s);
        QVERIFY(window.find<QPushButton>(page, u"useRelationships"_s)->isDefault());
    }

    void checksCanBeStopped()
    {
        Undeclared database(DatabaseLocation::Kind::SQLite);
        database.execute(
            {u"INSERT INTO orders WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n "
             "WHERE i < 300000) SELECT i, 1, 1, 1 FROM n"_s});
        TestWindow window(database.location(), {u"customers"_s, {}});
        QTRY_VERIFY(window.isReady());
        action(window, u"Relationships…"_s)->trigger();
        auto *page = window.find(&window.window(), u"relationshipsPage"_s);
        auto *stop = window.find(page, u"stopChecks"_s);
        QVERIFY(stop->isVisible());
        window.click(stop);
        QVERIFY(!stop->isVisible());
        QVERIFY(lines(*window.find<QTreeWidget>(page, u"relationships"_s)).endsWith(u"topped"_s));
    }

    void whatCannotBeFollowedStandsInTheSchemaNotes()
    {
        TestDatabase database(DatabaseLocation::Kind::SQLite);
        database.execute(
            {u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT)"_s,
             u"CREATE TABLE orders (id INTEGER PRIMARY KEY, number TEXT, "
             "customer_id INTEGER REFERENCES customers (id), "
             "lost INTEGER REFERENCES nowhere (id), gone INTEGER REFERENCES customers (nobody))"_s,
             u"INSERT INTO customers VALUES (1, 'Ada')"_s, u"PRAGMA foreign_keys = OFF"_s,
             u"INSERT INTO orders VALUES (1, 'A1', 1, 5, 6)"_s});
        TestWindow window(database.location(), {u"customers"_s, {}});
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.detail()->model()->rowCount(), 1); // all else works
        QAction *notes = action(window, u"Schema Notes"_s);
        QVERIFY(notes->isVisible());
        notes->trigger();
        auto *list = window.find<QListWidget>(&window.window(), u"schemaNotes"_s);
        QCOMPARE(list->count(), 2);
        for (
            const QString &note :
            {u"Orders: The foreign key (lost) refers to the table nowhere, which cannot be found."_s,
             u"Orders: The foreign key (gone) refers to the column nobody of customers, which cannot be found."_s})
            QCOMPARE(list->findItems(note, Qt::MatchExactly).size(), 1);
    }

    void withoutNotesThereIsNoPlaceForThem()
    {
        Undeclared database(DatabaseLocation::Kind::SQLite);
        TestWindow window(database.location());
        QTRY_VERIFY(window.isReady());
        QVERIFY(!action(window, u"Schema Notes"_s)->isVisible());
    }

private:
    static void use(TestWindow &window)
    {
        action(window, u"Relationships…"_s)->trigger();
        auto *page = window.find(&window.window(), u"relationshipsPage"_s);
        QTRY_VERIFY(lines(*window.find<QTreeWidget>(page, u"relationships"_s)).startsWith(u'x'));
        window.click(window.find(page, u"useRelationships"_s));
        QTRY_VERIFY(window.window().view()->findChild<RelationshipsPage *>() == nullptr);
        QTRY_VERIFY(window.master()->model()->isLoaded());
        QTRY_VERIFY(window.isReady());
    }

    static void choose(TestWindow &window, QWidget *page, const QString &box, const QString &text)
    {
        auto *choice = window.find<QComboBox>(page, box);
        QVERIFY(choice->findText(text) >= 0);
        choice->setCurrentText(text);
    }
};

RELATA_TEST(RelationshipsTest, "relationships");
#include "test_relationships.moc"
