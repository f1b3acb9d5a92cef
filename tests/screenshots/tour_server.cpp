// The tour's states of a server that goes away.
#include "screenshots/scenes.h"
#include "screenshots/tour.h"
#include "support/slow_network.h"
#include "support/test_store.h"
#include "ui/typing.h"

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

void Tour::lostConnection()
{
    constexpr int Long = 30'000; // milliseconds: reading again, waiting, connecting
    const TestStore store(DatabaseLocation::Kind::PostgreSQL);
    SlowNetwork network(store.location());
    TestWindow window(network.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    beginOrder(window);
    write(window, window.detail(), "note", u"Ring back about the hinges"_s);
    network.setReachable(false);
    network.cut();
    window.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(windowMessages(window)->text().endsWith(u"Connecting again…"_s), Long);
    m_camera.takeCalm(window, u"connection-lost"_s);
    window.window().resize(Narrow);
    m_camera.takeCalm(window, u"connection-lost-narrow"_s);
    network.setReachable(true);
    QTRY_VERIFY_WITH_TIMEOUT(windowMessages(window)->text().isEmpty(), Long);
}

} // namespace relata::test
