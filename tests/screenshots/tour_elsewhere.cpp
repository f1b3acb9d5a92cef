// The tour's states in which somebody else writes to the same database.
#include "models/database/connection.h"
#include "screenshots/scenes.h"
#include "screenshots/tour.h"
#include "ui/conflict_panel.h"
#include "ui/form_host.h"
#include "ui/save_copy.h"
#include "ui/typing.h"

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Everybody of a small shop, and somebody else who writes there.
Result<std::unique_ptr<Connection>> shop(const DatabaseLocation &file)
{
    auto connection = Connection::open(file);
    const QStringList statements{
        u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, city VARCHAR(50), "
        "phone VARCHAR(20), note VARCHAR(200))"_s,
        u"CREATE TABLE orders (id INTEGER PRIMARY KEY, order_number VARCHAR(10), customer_id INTEGER NOT "
        u"NULL "
        "REFERENCES customers (id))"_s,
        u"INSERT INTO customers VALUES (1, 'Ada Lovelace', 'London', '020 7946 0001', 'Rings on Mondays'), "
        "(2, 'Grace Hopper', 'New York', '555 2368', NULL), (3, 'Åsa Öberg', 'Umeå', NULL, NULL)"_s};
    for (const QString &sql : connection ? statements : QStringList()) {
        if (auto done = (*connection)->execute(sql); !done)
            return std::unexpected(done.error());
    }
    return connection;
}

} // namespace

void Tour::conflict()
{
    const DatabaseLocation file = newFile(u"conflict.db"_s);
    const auto other = shop(file);
    QVERIFY(other);
    TestWindow window(file);
    window.window().resize(Usual);
    QTRY_VERIFY(window.isReady());
    window.press(Qt::Key_Return);
    write(window, window.master(), "city", u"Paris"_s);
    write(window, window.master(), "phone", u"01 42 68 53 00"_s);
    QVERIFY(
        (*other)->execute(u"UPDATE customers SET city = 'Rome', note = 'Rings on Fridays' WHERE id = 1"_s));
    QTRY_COMPARE(window.find<QLabel>(window.master(), u"error:city"_s)->isVisible(), true);
    m_camera.takeCalm(window, u"changed-elsewhere-form"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    auto *panel = window.master()->findChild<ConflictPanel *>();
    QTRY_VERIFY(panel->isVisible());
    m_camera.takeCalm(window, u"conflict"_s);
    window.window().resize(Narrow);
    m_camera.takeCalm(window, u"conflict-narrow"_s);
    QVERIFY((*other)->execute(u"DELETE FROM customers WHERE id = 1"_s));
    window.press(Qt::Key_S, Qt::ControlModifier);
    window.window().resize(Usual);
    QTRY_VERIFY(panel->conflict() && panel->conflict()->isGone());
    m_camera.takeCalm(window, u"conflict-deleted"_s);
}

void Tour::changedElsewhere()
{
    const DatabaseLocation file = newFile(u"live.db"_s);
    const auto other = shop(file);
    QVERIFY(other);
    TestWindow window(file);
    window.window().resize(Usual);
    QTRY_VERIFY(window.isReady());
    QVERIFY((*other)->execute(u"UPDATE customers SET city = 'Boston' WHERE id = 2"_s));
    QVERIFY((*other)->execute(u"INSERT INTO customers VALUES (4, 'Alan Turing', 'London', NULL, NULL)"_s));
    QVERIFY((*other)->execute(u"DELETE FROM customers WHERE id = 1"_s));
    const auto *model = window.master()->model();
    QTRY_VERIFY(!model->index(0, 0).data(RecordTableModel::HeldRole).toString().isEmpty());
    QTRY_VERIFY(TestWindow::rows(window.master()).contains(u"Alan Turing"));
    m_camera.take(window.window(), u"changed-elsewhere"_s);
}

void Tour::savingACopy()
{
    TestWindow window(million());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    QTemporaryDir folder;
    window.window().findChild<SaveCopy *>()->copyTo(million(), folder.filePath(u"copy.db"_s));
    QTRY_VERIFY(windowMessages(window)->text().contains(u'%'));
    m_camera.take(window.window(), u"saving-a-copy"_s);
    window.click(windowButton(window, u"Stop"_s));
    QTRY_VERIFY(windowMessages(window)->text().contains(u"Stopped"_s));
    m_camera.takeCalm(window, u"copy-stopped"_s);
}

} // namespace relata::test
