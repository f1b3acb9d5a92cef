// What was typed when the program ended, and is offered again.

#include "models/database/connection.h"
#include "screenshots/scenes.h"
#include "screenshots/tour.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

void typeAndClose(const DatabaseLocation &file)
{
    TestWindow window(file);
    QTRY_VERIFY(window.isReady());
    window.click(window.master(), u"Grace Hopper"_s);
    QTRY_VERIFY(window.master()->currentRecord());
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.window().findChild<QWidget *>(u"field:city"_s));
    write(window, &window.window(), "city", u"Arlington"_s);
    write(window, &window.window(), "email", u"grace@example.org"_s);
    window.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(window.find<QLineEdit>(window.master(), u"field:name"_s)->text(), QString());
    write(window, window.master(), "name", u"Alan Turing"_s);
    QVERIFY(window.window().close());
}

} // namespace

void Tour::offeredDrafts()
{
    const DatabaseLocation file = newFile(u"shop.db"_s);
    const auto connection = Connection::open(file);
    QVERIFY(connection);
    for (const QString &sql :
         {u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, city VARCHAR(50), "
          "email VARCHAR(50))"_s,
          u"INSERT INTO customers VALUES (1, 'Ada Lovelace', 'London', 'ada@example.org'), "
          "(2, 'Grace Hopper', 'New York', NULL), (3, 'Åsa Öberg', 'Umeå', NULL)"_s})
        QVERIFY((*connection)->execute(sql));
    typeAndClose(file);
    QVERIFY((*connection)->execute(u"UPDATE customers SET city = 'Boston' WHERE id = 2"_s));

    TestWindow window(file);
    window.window().resize(Usual);
    QTRY_VERIFY(window.isReady());
    auto *offer = window.find(&window.window(), u"draftOffer"_s);
    QTRY_VERIFY(offer->isVisible());
    m_camera.takeCalm(window, u"drafts-offered"_s);
    for (auto *compare : offer->findChildren<QPushButton *>(u"compare"_s))
        window.click(compare);
    QTRY_COMPARE(offer->findChildren<QWidget *>(u"draftComparison"_s).size(), 2);
    m_camera.takeCalm(window, u"drafts-compared"_s);
    window.window().resize(Narrow);
    m_camera.takeCalm(window, u"drafts-compared-narrow"_s);
}

} // namespace relata::test
