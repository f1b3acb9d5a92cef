#include "screenshots/screenshots.h"

#include "models/database/connection.h"
#include "models/database/sample_store.h"
#include "models/database/store_file.h"
#include "ui/theme.h"

#include <QtCore/QDate>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize WindowSize(1280, 760);
const QDate Day(2026, 5, 12);
constexpr SampleSize SmallSample{.customers = 1'000, .orders = 10'000, .busyOrders = 3'000};

bool isCalm(TestWindow &window)
{
    return window.isReady() && window.detail()->model()->isLoaded() &&
           !window.detail()->model()->isPending() && window.master()->model()->isCountExact() &&
           window.detail()->model()->isCountExact();
}

} // namespace

void Screenshots::initTestCase()
{
    const auto store = ownStore(m_storeFolder.filePath(u"store.db"_s));
    QVERIFY(store);
    m_store = *store;
    auto connection = Connection::open(m_store);
    QVERIFY(connection);
    QVERIFY(fillSample(**connection, Day, SmallSample));
    QVERIFY(m_folder.mkpath(u"."_s));
}

void Screenshots::browsing()
{
    TestWindow window(m_store);
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_Down);
    QTRY_COMPARE(window.detail()->newText(), u"New Order for Grace Hopper"_s);
    QTRY_VERIFY(isCalm(window));
    take(window, u"browsing"_s);
}

void Screenshots::newOrder()
{
    TestWindow window(m_store);
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    beginOrder(window, u"12345"_s);
    take(window, u"new-order"_s);
}

void Screenshots::error()
{
    TestWindow window(m_store);
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    beginOrder(window, u"12345678901"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(window.find(window.detail(), u"error:order_number"_s)->isVisible());
    take(window, u"error"_s);
}

void Screenshots::dark()
{
    QApplication::setPalette(Theme::palette(true));
    TestWindow window(m_store);
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    beginOrder(window, u"12345"_s);
    take(window, u"dark"_s);
}

/// The day's own date would make another picture every day.
void Screenshots::beginOrder(TestWindow &window, const QString &number)
{
    window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto *first = window.find<QLineEdit>(window.detail(), u"field:order_number"_s);
    QTRY_VERIFY(!first->text().isEmpty());
    auto *date = window.find(window.detail(), u"field:ordered_on"_s);
    date->setFocus();
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(Day.toString(Qt::ISODate));
    first->setFocus();
    first->selectAll();
    window.type(number);
}

void Screenshots::take(TestWindow &window, const QString &name)
{
    QTRY_VERIFY(isCalm(window));
    QCoreApplication::processEvents(); // what was said last is laid out
    QVERIFY(window.window().grab().save(m_folder.filePath(name + u".png"_s)));
}

} // namespace relata::test
