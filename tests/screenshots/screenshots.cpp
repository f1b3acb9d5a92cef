#include "screenshots/screenshots.h"

#include "screenshots/scenes.h"
#include "ui/settings.h"
#include "ui/theme.h"

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize WindowSize(1120, 660);

} // namespace

void Screenshots::browsing()
{
    TestWindow window(m_sample.location());
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_Down);
    QTRY_COMPARE(window.detail()->newText(), u"New Order for Grace Hopper"_s);
    QTRY_VERIFY(isCalm(window));
    m_camera.takeCalm(window, u"browsing"_s);
}

void Screenshots::newOrder()
{
    TestWindow window(m_sample.location());
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    beginOrder(window, u"12345"_s);
    m_camera.takeCalm(window, u"new-order"_s);
}

void Screenshots::error()
{
    TestWindow window(m_sample.location());
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    beginOrder(window, u"12345678901"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(window.find(window.detail(), u"error:order_number"_s)->isVisible());
    m_camera.takeCalm(window, u"error"_s);
}

void Screenshots::searchEverything()
{
    TestWindow window(m_sample.location());
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    test::searchEverything(window, u"floor"_s, u" found"_s);
    m_camera.takeCalm(window, u"search-everything"_s);
}

void Screenshots::paste()
{
    TestWindow window(m_sample.location());
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    pasteOrders(window, u"A1\t12/05/2026\tnew\t12.50\nA2\tsoon\tshipped\t7"_s);
    m_camera.takeCalm(window, u"paste"_s);
}

void Screenshots::details()
{
    TestWindow window(m_sample.location());
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(window.find(window.detail(), u"field:name"_s)->isVisible());
    m_camera.takeCalm(window, u"details"_s);
}

void Screenshots::welcome()
{
    Settings().forgetAll();
    MainWindow window;
    window.resize(WindowSize);
    window.show();
    m_camera.take(window, u"welcome"_s);
}

void Screenshots::dark()
{
    QApplication::setPalette(Theme::palette(true));
    TestWindow window(m_sample.location());
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    beginOrder(window, u"12345"_s);
    m_camera.takeCalm(window, u"dark"_s);
}

/// The day's own date would make another picture every day.
void Screenshots::beginOrder(TestWindow &window, const QString &number)
{
    test::beginOrder(window);
    write(window, window.detail(), "ordered_on", SampleDatabase::day().toString(Qt::ISODate));
    write(window, window.detail(), "order_number", number);
}

} // namespace relata::test
