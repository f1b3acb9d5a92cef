#include "screenshots/screenshots.h"

#include "ui/settings.h"
#include "ui/theme.h"

#include <QtGui/QClipboard>

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
    take(window, u"browsing"_s);
}

void Screenshots::newOrder()
{
    TestWindow window(m_sample.location());
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    beginOrder(window, u"12345"_s);
    take(window, u"new-order"_s);
}

void Screenshots::error()
{
    TestWindow window(m_sample.location());
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    beginOrder(window, u"12345678901"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(window.find(window.detail(), u"error:order_number"_s)->isVisible());
    take(window, u"error"_s);
}

void Screenshots::searchEverything()
{
    TestWindow window(m_sample.location());
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_K, Qt::ControlModifier);
    window.type(u"floor"_s);
    auto *summary = window.find<QLabel>(&window.window(), u"searchSummary"_s);
    QTRY_VERIFY(summary->isVisible() && summary->text().endsWith(u" found"_s));
    take(window, u"search-everything"_s);
}

void Screenshots::paste()
{
    TestWindow window(m_sample.location());
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_F6);
    QGuiApplication::clipboard()->setText(
        u"Order number\tOrdered on\tStatus\tTotal\nA1\t12/05/2026\tnew\t12.50\n"
        "A2\tsoon\tshipped\t7"_s);
    window.press(Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(window.find(window.detail(), u"savePasted"_s)->isEnabled());
    window.press(Qt::Key_S, Qt::ControlModifier);
    const auto *message = window.find<QLabel>(window.detail(), u"pasteMessage"_s);
    QTRY_VERIFY(message->text().contains(u"has to be corrected"_s));
    take(window, u"paste"_s);
}

void Screenshots::details()
{
    TestWindow window(m_sample.location());
    window.window().resize(WindowSize);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(window.window().findChild<QWidget *>(u"field:name"_s));
    take(window, u"details"_s);
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
    window.type(SampleDatabase::day().toString(Qt::ISODate));
    first->setFocus();
    first->selectAll();
    window.type(number);
}

void Screenshots::take(TestWindow &window, const QString &name)
{
    QTest::qWait(150); // what was said last is laid out
    QTRY_VERIFY(isCalm(window));
    m_camera.take(window.window(), name);
}

} // namespace relata::test
