// Walking from table to table, and what a database does not say of itself: a part of the tour.
#include "models/database/connection.h"
#include "screenshots/tour.h"
#include "ui/relationships_page.h"
#include "ui/schema_notes_page.h"

#include <QtGui/QAction>
#include <QtWidgets/QTreeWidget>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Suppliers, their products, and the orders of customers with their lines; a column that refers to nothing.
const QStringList Shop{
    u"CREATE TABLE supplier (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, city VARCHAR(40))"_s,
    u"CREATE TABLE product (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, price NUMERIC(8,2), "
    u"supplier_id "
    "INTEGER REFERENCES supplier (id))"_s,
    u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, city VARCHAR(40))"_s,
    u"CREATE TABLE visit (id INTEGER PRIMARY KEY, agent_id INTEGER REFERENCES agents (id))"_s,
    u"CREATE TABLE orders (id INTEGER PRIMARY KEY, order_number VARCHAR(10) NOT NULL UNIQUE, customer_id "
    u"INTEGER "
    "REFERENCES customers (id), ordered_on DATE)"_s,
    u"CREATE TABLE line (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (id), "
    u"product_id "
    "INTEGER NOT NULL REFERENCES product (id), quantity INTEGER NOT NULL)"_s,
    u"INSERT INTO supplier VALUES (1, 'Acme Hardware', 'Leeds'), (2, 'Globex', 'Gdańsk')"_s,
    u"INSERT INTO product VALUES (1, 'Anvil', 129.9, 1), (2, 'Rocket', 2400, 1), (3, 'Lamp', 18.5, 2)"_s,
    u"INSERT INTO customers VALUES (1, 'Ada Lovelace', 'London'), (2, 'Grace Hopper', 'New York'), (3, 'Åsa "
    u"Öberg', "
    "'Malmö')"_s,
    u"INSERT INTO orders VALUES (1, '10233', 1, '2026-05-12'), (2, '10234', 1, '2026-06-01'), (3, '10235', "
    u"2, "
    "'2026-06-02'), (4, '10236', NULL, '2026-06-03')"_s,
    u"INSERT INTO line VALUES (1, 1, 1, 5), (2, 1, 2, 1), (3, 2, 3, 7), (4, 3, 1, 2), (5, 2, 1, 1)"_s};

const QStringList Undeclared{
    u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL)"_s,
    u"CREATE TABLE products (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL)"_s,
    u"CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, product_id INTEGER)"_s,
    u"INSERT INTO customers VALUES (1, 'Ada'), (2, 'Grace')"_s,
    u"INSERT INTO products VALUES (1, 'Anvil')"_s,
    u"INSERT INTO orders VALUES (10, 1, 1), (20, 1, 1), (30, 2, 7)"_s};

DatabaseLocation made(const DatabaseLocation &file, const QStringList &statements)
{
    const auto connection = Connection::open(file);
    for (const QString &sql : connection ? statements : QStringList()) {
        if (const auto done = (*connection)->execute(sql); !done)
            qWarning("%s", qPrintable(done.error().details));
    }
    return file;
}

QAction *actionOf(TestWindow &window, const QString &text)
{
    for (QAction *action : window.window().findChildren<QAction *>()) {
        if (QString(action->text()).remove(u'&') == text)
            return action;
    }
    return nullptr;
}

} // namespace

void Tour::walking()
{
    TestWindow window(made(newFile(u"shop.db"_s), Shop), {u"customers"_s, {}});
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(window.master()->heading(), u"Orders of Ada Lovelace"_s);
    QTRY_VERIFY(isCalm(window));
    m_camera.takeCalm(window, u"three-levels"_s);
    window.window().resize(Narrow);
    m_camera.takeCalm(window, u"three-levels-narrow"_s);
    window.window().resize(Usual);
    window.window().view()->showTable({{}, u"orders"_s});
    QTRY_COMPARE(window.master()->heading(), u"Orders"_s);
    m_camera.takeCalm(window, u"parents-named"_s);
    SchemaNotesPage::open(&window.window(), window.window().view()->schema()->notes());
    m_camera.take(window.window(), u"schema-notes"_s);
}

void Tour::undeclaredRelationships()
{
    TestWindow window(made(newFile(u"undeclared.db"_s), Undeclared));
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    m_camera.takeCalm(window, u"undeclared"_s);
    actionOf(window, u"Relationships…"_s)->trigger();
    QTRY_VERIFY(window.window().findChild<RelationshipsPage *>());
    auto *list = window.window().findChild<QTreeWidget *>(u"relationships"_s);
    QTRY_VERIFY(list->topLevelItem(1) && list->topLevelItem(1)->text(1).contains(u"match"));
    m_camera.take(window.window(), u"relationships"_s);
}

} // namespace relata::test
