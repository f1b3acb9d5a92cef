// The tour's states without a table: pages, menus, windows beside the window.
#include "screenshots/tour.h"
#include "ui/about_window.h"
#include "ui/connect_page.h"
#include "ui/keyboard_page.h"
#include "ui/opening_page.h"
#include "ui/settings.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

void openMenu(QMainWindow &window, QAction *entry)
{
    const QRect place = window.menuBar()->actionGeometry(entry);
    entry->menu()->popup(window.menuBar()->mapToGlobal(place.bottomLeft()));
}

} // namespace

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
    QTRY_VERIFY(later.centralWidget()->findChild<MessageBar *>()->isVisible());
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
    QTRY_VERIFY(window.window().findChild<KeyboardPage *>()->isVisible());
    m_camera.take(window.window(), u"keyboard"_s);
    window.window().findChild<KeyboardPage *>()->close();
    AboutWindow::open(&window.window());
    QTRY_VERIFY(window.window().findChild<AboutWindow *>()->isVisible());
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
