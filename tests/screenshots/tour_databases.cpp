// The tour's states of other databases than the sample.
#include "models/database/connection.h"
#include "screenshots/scenes.h"
#include "screenshots/tour.h"

#include <QtCore/QBuffer>
#include <QtGui/QPainter>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

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

} // namespace

DatabaseLocation Tour::newFile(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("Cannot write %s.", qPrintable(file.fileName()));
    return {.kind = DatabaseLocation::Kind::SQLite, .path = file.fileName()};
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
    m_camera.takeCalm(window, u"read-only"_s);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.find(window.master(), u"form"_s)->isVisible());
    m_camera.takeCalm(window, u"read-only-record"_s);
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
    m_camera.takeCalm(window, u"many-tabs"_s);
    window.window().resize(Narrow);
    m_camera.takeCalm(window, u"many-tabs-narrow"_s);
    window.window().resize(Wide);
    QTRY_VERIFY(isCalm(window));
    window.window().view()->showTab(11);
    QTRY_VERIFY(window.find(window.detail(), u"field:name"_s)->isVisible());
    m_camera.takeCalm(window, u"all-kinds"_s);
    window.window().view()->showTab(0);
    window.master()->focusTable();
    window.press(Qt::Key_Delete);
    QTRY_VERIFY(!TestWindow::message(window.master()).isEmpty());
    m_camera.takeCalm(window, u"delete-long-name"_s);
}

void Tour::longForm()
{
    TestWindow window(m_people, {.table = u"people"_s, .key = {}});
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.find(window.master(), u"field:name"_s)->isVisible());
    m_camera.takeCalm(window, u"long-form"_s);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    m_camera.takeCalm(window, u"right-to-left"_s);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

} // namespace relata::test
