#include "screenshots/tour.h"

#include "screenshots/scenes.h"
#include "ui/column_keeper.h"
#include "ui/settings.h"
#include "ui/typing.h"

#include <QtWidgets/QMenu>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

void Tour::initTestCase()
{
    QFile::remove(Settings::file());
    QVERIFY(!m_sample.location().path.isEmpty());
}

/// What one state has left unsaved is not offered in the next.
void Tour::init()
{
    forgetDrafts();
}

void Tour::widths()
{
    TestWindow window(m_sample.location());
    for (const auto &[size, name] :
         {std::pair(Usual, u"usual"_s), {Narrow, u"narrow"_s}, {Wide, u"wide"_s}}) {
        window.window().resize(size);
        QTRY_VERIFY(isCalm(window));
        m_camera.takeCalm(window, u"browsing-"_s + name);
    }
    window.window().resize(Narrow);
    beginOrder(window);
    m_camera.takeCalm(window, u"form-narrow"_s);
    window.window().resize(Wide);
    m_camera.takeCalm(window, u"form-wide"_s);
}

void Tour::searching()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_F, Qt::ControlModifier);
    window.type(u"an"_s);
    QTRY_VERIFY(!window.master()->model()->isSearching());
    m_camera.takeCalm(window, u"search-marks"_s);
    window.type(u"zebra"_s);
    QTRY_COMPARE(window.master()->model()->rowCount(), 0);
    m_camera.takeCalm(window, u"search-nothing"_s);
    const bool dark = m_theme->isDark();
    m_theme->choose(dark ? Theme::Choice::Light : Theme::Choice::Dark);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(window.master()->model()->rowCount() > 0 && isCalm(window));
    beginOrder(window);
    m_camera.takeCalm(window, u"switched"_s);
    m_theme->choose(dark ? Theme::Choice::Dark : Theme::Choice::Light);
}

void Tour::searchingEverything()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    test::searchEverything(window, u"ada lo"_s, u" found"_s);
    m_camera.takeCalm(window, u"everything"_s);
    window.window().resize(Narrow);
    m_camera.takeCalm(window, u"everything-narrow"_s);
    test::searchEverything(window, u"zebra"_s, u" tables."_s);
    m_camera.takeCalm(window, u"everything-nothing"_s);
}

void Tour::forms()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    beginOrder(window);
    m_camera.takeCalm(window, u"form"_s);
    write(window, window.detail(), "order_number", u"12345678901"_s);
    write(window, window.detail(), "ordered_on", u"someday"_s);
    write(window, window.detail(), "total", u"12,x"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    m_camera.takeCalm(window, u"form-errors"_s);
}

void Tour::keptDrafts()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    for (int i = 0; i < 5; ++i) {
        beginOrder(window);
        write(window, window.detail(), "note", u"Ring back"_s);
        if (i == 4)
            break;
        window.press(Qt::Key_Escape);
        window.master()->focusTable();
        window.press(Qt::Key_Down);
        QTRY_VERIFY(isCalm(window));
    }
    m_camera.takeCalm(window, u"drafts"_s);
}

void Tour::details()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(window.find(&window.window(), u"field:name"_s)->isVisible());
    m_camera.takeCalm(window, u"details"_s);
    window.window().resize(Narrow);
    m_camera.takeCalm(window, u"details-narrow"_s);
}

void Tour::cells()
{
    TestWindow window(m_sample.location(), {.table = u"orders"_s, .key = {}});
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_F2);
    QTRY_VERIFY(window.master()->table()->openEditor());
    m_camera.takeCalm(window, u"cell"_s);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"12345678901"_s);
    window.press(Qt::Key_Return);
    m_camera.takeCalm(window, u"cell-error"_s);
    window.press(Qt::Key_Escape);
    window.press(Qt::Key_Escape);
    window.press(Qt::Key_A, Qt::ControlModifier);
    m_camera.takeCalm(window, u"selected"_s);
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
        QTRY_VERIFY(QApplication::activePopupWidget());
        m_camera.takeCalm(window, u"list-"_s + QLatin1StringView(column));
        QApplication::activePopupWidget()->close();
    }
}

void Tour::deleting()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_Delete);
    QTRY_VERIFY(!TestWindow::message(window.master()).isEmpty());
    m_camera.takeCalm(window, u"delete"_s);
    window.window().resize(Narrow);
    m_camera.takeCalm(window, u"delete-narrow"_s);
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
    m_camera.takeCalm(window, u"messages"_s);
}

void Tour::pasting()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    pasteOrders(window,
                u"A1\t12/05/2026\tnew\t12.50\nA2\tsoon\tshipped\t7\n12345678901\t11/05/2026\tlost\tx"_s);
    m_camera.takeCalm(window, u"paste"_s);
    window.window().resize(Narrow);
    m_camera.takeCalm(window, u"paste-narrow"_s);
}

void Tour::columns()
{
    TestWindow window(m_sample.location());
    window.window().resize(Usual);
    QTRY_VERIFY(isCalm(window));
    QMenu menu(&window.window());
    window.master()->columns()->fillMenu(&menu);
    menu.popup(window.window().mapToGlobal(QPoint(200, 170)));
    m_camera.takeCalm(window, u"column-menu"_s);
    menu.close();
    window.window().view()->setStacked(true);
    m_camera.takeCalm(window, u"stacked"_s);
    beginOrder(window);
    m_camera.takeCalm(window, u"stacked-form"_s);
}

} // namespace relata::test
