#include "screenshots/tour.h"

#include "models/database/connection.h"
#include "ui/about_window.h"
#include "ui/column_keeper.h"
#include "ui/connect_page.h"
#include "ui/keyboard_page.h"
#include "ui/opening_page.h"
#include "ui/settings.h"
#include "ui/typing.h"

#include <QtCore/QBuffer>
#include <QtGui/QClipboard>
#include <QtGui/QPainter>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QStackedWidget>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize Usual(1280, 760);
constexpr QSize Narrow(700, 600);
constexpr QSize Wide(1800, 900);

QWidget *field(TestWindow &window, QWidget *pane, const char *column)
{
    return window.find(pane, u"field:"_s + QLatin1StringView(column));
}

void write(TestWindow &window, RecordPane *pane, const char *column, const QString &text)
{
    field(window, pane, column)->setFocus();
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(text);
}

bool beginOrder(TestWindow &window)
{
    window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    return QTest::qWaitFor([&window] {
        const auto *number = window.detail()->findChild<QLineEdit *>(u"field:order_number"_s);
        return number && number->isVisible() && !number->text().isEmpty();
    });
}

QString picture()
{
    QImage image(320, 200, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, 200);
    sky.setColorAt(0, QColor(60, 110, 190));
    sky.setColorAt(1, QColor(250, 190, 120));
    painter.fillRect(image.rect(), sky);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return QString::fromLatin1(bytes.toHex());
}

/// Somebody's database with long names, every kind of value, and many relationships.
QStringList peopleStatements()
{
    const QString longName =
        u"Wilhelmina Theodora Alexandra Konstantina von Hohenzollern-Sigmaringen und Battenberg the Elder II"_s;
    QStringList statements{
        u"CREATE TABLE people (id INTEGER PRIMARY KEY, name VARCHAR(120) NOT NULL, born_on DATE, seen_at "
        u"DATETIME, "
        "is_member BOOLEAN, balance DECIMAL(12, 2), visits INTEGER, status VARCHAR(10) CHECK (status IN "
        "('new', 'known', 'gone')), note TEXT, portrait BLOB, mentor_id INTEGER REFERENCES people (id))"_s,
        u"INSERT INTO people VALUES (1, '%1', '1815-12-10', '2026-05-12 09:30:00', 1, 1234567.89, 3, "
        u"'known', "
        "'Two lines' || char(10) || 'of a note', x'%2', NULL), (2, '👩‍👩‍👧 Zoë 😀', NULL, "
        "NULL, "
        "NULL, "
        "NULL, NULL, "
        "NULL, NULL, NULL, 1), (3, 'שלום עולם', '1906-12-09', NULL, 0, -0.5, 0, 'new', NULL, x'0102', 1), "
        "(4, '𠮷野家', '2000-02-29', NULL, 1, 12, 100000, 'gone', 'Short', NULL, 2)"_s.arg(longName,
                                                                                           picture())};
    for (const QString &name : {u"appointments"_s, u"bookings"_s, u"complaints"_s, u"deliveries"_s,
                                u"emergency_contacts"_s, u"favourites"_s, u"gift_certificates"_s,
                                u"invoices"_s, u"journeys"_s, u"letters_of_recommendation"_s}) {
        statements += u"CREATE TABLE %1 (id INTEGER PRIMARY KEY, person_id INTEGER REFERENCES people (id), "
                      "title TEXT)"_s.arg(name);
        statements += u"INSERT INTO %1 (person_id, title) VALUES (1, 'First'), (1, 'Second')"_s.arg(name);
    }
    return statements;
}

void openMenu(QMainWindow &window, QAction *entry)
{
    const QRect place = window.menuBar()->actionGeometry(entry);
    entry->menu()->popup(window.menuBar()->mapToGlobal(place.bottomLeft()));
}

} // namespace

void Tour::initTestCase()
{
    QFile::remove(Settings::file());
    QVERIFY(!m_sample.location().path.isEmpty());
}

DatabaseLocation Tour::newFile(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("Cannot write %s.", qPrintable(file.fileName()));
    return {.kind = DatabaseLocation::Kind::SQLite, .path = file.fileName()};
}

void Tour::take(TestWindow &window, const QString &name)
{
    QTest::qWait(150); // what was said last is laid out
    QTRY_VERIFY(isCalm(window));
    m_camera.take(window.window(), name);
}

void Tour::widths()
{
    TestWindow window(m_sample.location());
    for (const auto &[size, name] :
         {std::pair(Usual, u"usual"_s), {Narrow, u"narrow"_s}, {Wide, u"wide"_s}}) {
        window.window().resize(size);
        QTRY_VERIFY(isCalm(window));
        take(window, u"browsing-"_s + name);
    }
    window.window().resize(Narrow);
    QVERIFY(beginOrder(window));
    take(window, u"form-narrow"_s);
    window.window().resize(Wide);
    take(window, u"form-wide"_s);
}

void Tour::searching()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_F, Qt::ControlModifier);
    window.type(u"an"_s);
    QTRY_VERIFY(!window.master()->model()->isSearching());
    take(window, u"search-marks"_s);
    window.type(u"zebra"_s);
    QTRY_COMPARE(window.master()->model()->rowCount(), 0);
    take(window, u"search-nothing"_s);
    const bool dark = m_theme->isDark();
    m_theme->choose(dark ? Theme::Choice::Light : Theme::Choice::Dark);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(isCalm(window));
    QVERIFY(beginOrder(window));
    take(window, u"switched"_s);
    m_theme->choose(dark ? Theme::Choice::Dark : Theme::Choice::Light);
}

void Tour::searchingEverything()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_K, Qt::ControlModifier);
    window.type(u"ada lo"_s);
    auto *summary = window.find<QLabel>(&window.window(), u"searchSummary"_s);
    QTRY_VERIFY(summary->isVisible());
    QTest::qWait(300);
    take(window, u"everything"_s);
    window.window().resize(Narrow);
    take(window, u"everything-narrow"_s);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"zebra"_s);
    QTest::qWait(500);
    take(window, u"everything-nothing"_s);
}

void Tour::forms()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    QVERIFY(beginOrder(window));
    take(window, u"form"_s);
    write(window, window.detail(), "order_number", u"12345678901"_s);
    write(window, window.detail(), "ordered_on", u"someday"_s);
    write(window, window.detail(), "total", u"12,x"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    take(window, u"form-errors"_s);
}

void Tour::keptDrafts()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    for (int i = 0; i < 5; ++i) {
        QVERIFY(beginOrder(window));
        write(window, window.detail(), "note", u"Ring back"_s);
        if (i == 4)
            break;
        window.press(Qt::Key_Escape);
        window.master()->focusTable();
        window.press(Qt::Key_Down);
        QTRY_VERIFY(isCalm(window));
    }
    take(window, u"drafts"_s);
}

void Tour::offeredDrafts()
{
    const DatabaseLocation file = newFile(u"shop.db"_s);
    const auto connection = Connection::open(file);
    QVERIFY(connection);
    for (const QString &sql :
         {u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, city VARCHAR(50), "
          "email VARCHAR(50))"_s,
          u"INSERT INTO customers VALUES (1, 'Ada Lovelace', 'London', 'ada@example.org'), (2, 'Grace "
          u"Hopper', "
          "'New York', NULL), (3, 'Åsa Öberg', 'Umeå', NULL)"_s})
        QVERIFY((*connection)->execute(sql));
    {
        TestWindow window(file);
        QTRY_VERIFY(window.isReady());
        window.click(window.master(), u"Grace Hopper"_s);
        window.press(Qt::Key_Return);
        write(window, window.master(), "city", u"Arlington"_s);
        write(window, window.master(), "email", u"grace@example.org"_s);
        window.press(Qt::Key_N, Qt::ControlModifier);
        write(window, window.master(), "name", u"Alan Turing"_s);
    }
    QVERIFY((*connection)->execute(u"UPDATE customers SET city = 'Boston' WHERE id = 2"_s));
    TestWindow window(file);
    window.window().resize(Usual);
    QTRY_VERIFY(window.isReady());
    auto *offer = window.find(&window.window(), u"draftOffer"_s);
    QTRY_VERIFY(offer->isVisible());
    take(window, u"drafts-offered"_s);
    for (auto *compare : offer->findChildren<QPushButton *>(u"compare"_s))
        window.click(compare);
    QTRY_COMPARE(offer->findChildren<QWidget *>(u"draftComparison"_s).size(), 2);
    take(window, u"drafts-compared"_s);
    window.window().resize(Narrow);
    take(window, u"drafts-compared-narrow"_s);
}

void Tour::details()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(window.find(&window.window(), u"field:name"_s)->isVisible());
    QTest::qWait(200);
    take(window, u"details"_s);
    window.window().resize(Narrow);
    take(window, u"details-narrow"_s);
}

void Tour::cells()
{
    TestWindow window(m_sample.location(), {.table = u"orders"_s, .key = {}});
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_F2);
    QTRY_VERIFY(window.master()->table()->openEditor());
    take(window, u"cell"_s);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"12345678901"_s);
    window.press(Qt::Key_Return);
    take(window, u"cell-error"_s);
    window.press(Qt::Key_Escape);
    window.press(Qt::Key_Escape);
    window.press(Qt::Key_A, Qt::ControlModifier);
    take(window, u"selected"_s);
}

void Tour::dropDowns()
{
    TestWindow window(m_sample.location(), {.table = u"orders"_s, .key = {}});
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.window().findChild<QWidget *>(u"field:ordered_on"_s));
    for (const char *column : {"ordered_on", "customer_id", "status"}) {
        QTRY_VERIFY(field(window, window.window().view(), column)->isVisible());
        field(window, window.window().view(), column)->setFocus();
        window.press(Qt::Key_Down, Qt::AltModifier);
        QTest::qWait(400);
        take(window, u"list-"_s + QLatin1StringView(column));
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
    }
}

void Tour::deleting()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_Delete);
    QTRY_VERIFY(!TestWindow::message(window.master()).isEmpty());
    take(window, u"delete"_s);
    window.window().resize(Narrow);
    take(window, u"delete-narrow"_s);
}

void Tour::messages()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.detail()->messages()->show(MessageBar::Tone::Information, u"Added 2 orders for Ada Lovelace."_s);
    window.master()->messages()->show(MessageBar::Tone::Question,
                                      u"Ada Lovelace has 2 orders. Delete them too?"_s,
                                      {{u"Delete"_s, [] {}}, {u"Cancel"_s, [] {}}});
    windowMessages(window)->show(
        {.kind = DatabaseError::Kind::Busy,
         .message = u"Another program is writing in this database."_s,
         .details = u"database is locked (5), attempt to write a readonly database"_s},
        [] {});
    window.click(windowButton(window, u"Details"_s));
    take(window, u"messages"_s);
}

void Tour::pasting()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_F6);
    QGuiApplication::clipboard()->setText(
        u"Order number\tOrdered on\tStatus\tTotal\nA1\t12/05/2026\tnew\t12.50\nA2\tsoon\tshipped\t7\n"
        "12345678901\t11/05/2026\tlost\tx"_s);
    window.press(Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(window.find(window.detail(), u"savePasted"_s)->isEnabled());
    window.press(Qt::Key_S, Qt::ControlModifier);
    QTest::qWait(200);
    take(window, u"paste"_s);
    window.window().resize(Narrow);
    take(window, u"paste-narrow"_s);
}

void Tour::columns()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    QMenu menu(&window.window());
    window.master()->columns()->fillMenu(&menu);
    menu.popup(window.window().mapToGlobal(QPoint(200, 170)));
    take(window, u"column-menu"_s);
    menu.close();
    window.window().view()->setStacked(true);
    take(window, u"stacked"_s);
    QVERIFY(beginOrder(window));
    take(window, u"stacked-form"_s);
}

void Tour::emptyStore()
{
    TestWindow nothing(newFile(u"empty.db"_s));
    nothing.window().resize(Usual);
    QTRY_VERIFY(nothing.window().view());
    m_camera.take(nothing.window(), u"no-tables"_s);
}

void Tour::readOnly()
{
    DatabaseLocation location = m_sample.location();
    location.readOnly = true;
    TestWindow window(location);
    window.window().resize(Usual);
    take(window, u"read-only"_s);
    window.press(Qt::Key_Return);
    QTest::qWait(300);
    take(window, u"read-only-record"_s);
}

void Tour::manyRelationships()
{
    m_people = newFile(u"people.db"_s);
    auto connection = Connection::open(m_people);
    QVERIFY(connection);
    for (const QString &statement : peopleStatements())
        QVERIFY((*connection)->execute(statement));
    TestWindow window(m_people, {.table = u"people"_s, .key = {}});
    window.window().resize(Usual);
    take(window, u"many-tabs"_s);
    window.window().resize(Narrow);
    take(window, u"many-tabs-narrow"_s);
    window.window().resize(Wide);
    window.window().view()->showTab(11);
    QTest::qWait(400);
    take(window, u"all-kinds"_s);
    window.window().view()->showTab(0);
    window.press(Qt::Key_Delete);
    QTest::qWait(400);
    take(window, u"delete-long-name"_s);
}

void Tour::longForm()
{
    TestWindow window(m_people, {.table = u"people"_s, .key = {}});
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_Return);
    QTest::qWait(400);
    take(window, u"long-form"_s);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    take(window, u"right-to-left"_s);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void Tour::start()
{
    Settings().forgetAll();
    MainWindow window;
    window.resize(Usual);
    window.show();
    window.activateWindow();
    m_camera.take(window, u"welcome-none"_s);
    Settings().remember(m_sample.location());
    Settings().remember({.kind = DatabaseLocation::Kind::SQLite, .path = u"/home/ada/shop/gone.db"_s});
    Settings().remember(*DatabaseLocation::fromArgument(u"postgresql://ada@db.example.com/shop"_s));
    MainWindow later;
    later.resize(Usual);
    window.close();
    later.show();
    later.activateWindow();
    m_camera.take(later, u"welcome"_s);
    later.resize(Narrow);
    m_camera.take(later, u"welcome-narrow"_s);
    later.open({.kind = DatabaseLocation::Kind::SQLite, .path = u"/etc/hostname"_s});
    QTest::qWait(500);
    m_camera.take(later, u"welcome-error"_s);
}

void Tour::connecting()
{
    MainWindow window;
    window.resize(Usual);
    window.show();
    window.activateWindow();
    QTRY_VERIFY(window.isActiveWindow());
    QTest::keyClick(&window, Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    m_camera.take(window, u"connect"_s);
    auto *page = window.findChild<ConnectPage *>();
    page->showError({.kind = DatabaseError::Kind::Permission,
                     .message = u"The server does not let ada in."_s,
                     .details = u"FATAL: password authentication failed for user \"ada\""_s});
    m_camera.take(window, u"connect-error"_s);
    page->setConnecting(true);
    window.resize(Narrow);
    m_camera.take(window, u"connect-busy-narrow"_s);
}

void Tour::opening()
{
    OpeningPage page;
    page.setDatabase(u"shop on db.example.com"_s);
    page.resize(Usual);
    page.show();
    QTRY_VERIFY(page.findChild<QPushButton *>(u"stop"_s)->isVisible());
    m_camera.take(page, u"opening"_s);
}

void Tour::helpPages()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    KeyboardPage::open(&window.window());
    QTest::qWait(100);
    m_camera.take(window.window(), u"keyboard"_s);
    window.window().findChild<KeyboardPage *>()->close();
    AboutWindow::open(&window.window());
    QTest::qWait(100);
    m_camera.take(window.window(), u"about"_s);
}

void Tour::menus()
{
    MainWindow window(m_theme);
    window.resize(Usual);
    window.open(m_sample.location());
    window.show();
    window.activateWindow();
    QTRY_VERIFY(window.view() && window.view()->master()->model()->isCountExact());
    for (QAction *entry : window.menuBar()->actions()) {
        openMenu(window, entry);
        m_camera.take(window, u"menu-"_s + entry->text().remove(u'&').toLower());
        entry->menu()->close();
    }
}

} // namespace relata::test
