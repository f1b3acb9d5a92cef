// Parents that are chosen among a million, lines in a form, and deleting as a decision: a part of the tour.
#include "models/database/connection.h"
#include "screenshots/tour.h"
#include "ui/typing.h"

#include <QtCore/QTemporaryDir>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize Usual(1280, 760);
constexpr QSize Narrow(700, 600);

/// Orders of a million customers, many of whom have the same name.
const QStringList Million{
    u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, email VARCHAR(80), city "
    "VARCHAR(50))"_s,
    u"CREATE TABLE products (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, price DECIMAL(10, 2))"_s,
    u"CREATE TABLE orders (id INTEGER PRIMARY KEY, order_number VARCHAR(10) NOT NULL UNIQUE, customer_id "
    "INTEGER NOT NULL REFERENCES customers (id), ordered_on DATE, note VARCHAR(60))"_s,
    u"CREATE TABLE order_lines (order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE, line "
    "INTEGER NOT NULL, product_id INTEGER NOT NULL REFERENCES products (id), amount INTEGER NOT NULL CHECK "
    "(amount > 0), price DECIMAL(10, 2), PRIMARY KEY (order_id, line))"_s,
    u"CREATE TABLE notes (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id) ON DELETE "
    u"SET "
    "NULL, text VARCHAR(80))"_s,
    u"CREATE INDEX customers_by_name ON customers (name)"_s,
    u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) INSERT INTO "
    u"customers "
    "(name, email, city) SELECT CASE i % 4 WHEN 0 THEN 'Ada' WHEN 1 THEN 'Grace' WHEN 2 THEN 'Alan' ELSE "
    "'Barbara' END || ' ' || CASE i % 7 WHEN 0 THEN 'Lovelace' WHEN 1 THEN 'Hopper' WHEN 2 THEN 'Turing' "
    "WHEN "
    "3 THEN 'Liskov' ELSE 'Hamilton' END, 'c' || i || '@example.org', CASE i % 5 WHEN 0 THEN 'London' WHEN 1 "
    "THEN 'Paris' WHEN 2 THEN 'New York' ELSE 'Göteborg' END FROM n"_s,
    u"INSERT INTO products (name, price) VALUES ('Fountain pen', 42.5), ('Ink, blue', 7.2), ('Paper', 3)"_s,
    u"INSERT INTO orders (order_number, customer_id, ordered_on) VALUES ('A100', 1, '2026-05-12'), ('A101', "
    "1, '2026-05-13')"_s,
    u"INSERT INTO notes (customer_id, text) VALUES (1, 'Calls on Mondays'), (1, 'Prefers blue')"_s};

void fill(const DatabaseLocation &location)
{
    const auto connection = Connection::open(location);
    QVERIFY(connection);
    for (const QString &statement : Million)
        QVERIFY((*connection)->execute(statement));
}

QLineEdit *field(TestWindow &window, const QString &name)
{
    return window.find<QLineEdit>(window.master(), name);
}

/// A product and an amount in a line that has begun; then the next one has.
void typeLine(TestWindow &window, const QString &product, const QString &amount)
{
    window.type(product);
    QTRY_VERIFY(highlightedCandidates());
    QTest::keyClick(highlightedCandidates(), Qt::Key_Return);
    window.press(Qt::Key_Return);
    window.type(amount);
    window.press(Qt::Key_Return);
    window.press(Qt::Key_Return);
}

} // namespace

DatabaseLocation Tour::million()
{
    if (m_million.path.isEmpty()) {
        m_million = newFile(u"million.sqlite"_s);
        fill(m_million);
    }
    return m_million;
}

void Tour::picking()
{
    TestWindow window(million(), {.table = u"orders"_s, .key = {}});
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_N, Qt::ControlModifier);
    field(window, u"field:customer_id"_s)->setFocus();
    window.type(u"ada lov"_s);
    QTRY_VERIFY(QApplication::activePopupWidget());
    m_camera.takeCalm(window, u"pick"_s);
    QApplication::activePopupWidget()->close();
    field(window, u"field:customer_id"_s)->selectAll();
    window.type(u"Katherine Johnson"_s);
    QTRY_VERIFY(QApplication::activePopupWidget());
    m_camera.takeCalm(window, u"pick-nobody"_s);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Insert);
    m_camera.takeCalm(window, u"pick-new"_s);
}

void Tour::lines()
{
    TestWindow window(million(), {.table = u"orders"_s, .key = {}});
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_N, Qt::ControlModifier);
    field(window, u"line:0:product_id"_s)->setFocus();
    typeLine(window, u"pen"_s, u"2"_s);
    typeLine(window, u"ink"_s, u"12"_s);
    typeLine(window, u"paper"_s, u"-5"_s);
    m_camera.takeCalm(window, u"lines"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    m_camera.takeCalm(window, u"lines-error"_s);
    window.window().resize(Narrow);
    m_camera.takeCalm(window, u"lines-narrow"_s);
}

void Tour::deciding()
{
    TestWindow window(million(), {.table = u"customers"_s, .key = u"1"_s});
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_Delete);
    QTRY_VERIFY(!TestWindow::message(window.master()).isEmpty());
    m_camera.takeCalm(window, u"decide"_s);
    window.click(buttonOf(*window.master()->messages(), u"Move to Another…"_s));
    window.type(u"ada lov"_s);
    QTRY_VERIFY(QApplication::activePopupWidget());
    m_camera.takeCalm(window, u"decide-move"_s);
    QApplication::activePopupWidget()->close();
    window.window().resize(Narrow);
    m_camera.takeCalm(window, u"decide-narrow"_s);
}

} // namespace relata::test
