// The states of the filter row, and going to a row: a part of Tour.
#include "screenshots/tour.h"
#include "ui/filter_field.h"
#include "ui/filter_row.h"
#include "ui/pane_filters.h"

#include <QtWidgets/QApplication>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

void filter(TestWindow &window, RecordPane *pane, const QString &column, const QString &text)
{
    if (!pane->filters()->row()->isOpen()) {
        pane->table()->setFocus();
        window.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    }
    auto *field = window.find<FilterField>(pane, u"filter:"_s + column);
    field->setFocus();
    field->clear();
    window.type(text);
}

} // namespace

void Tour::filtering()
{
    TestWindow window(m_sample.location());
    window.window().resize(QSize(1280, 760));
    QTRY_VERIFY(isCalm(window));
    filter(window, window.master(), u"city"_s, u"lon"_s);
    filter(window, window.detail(), u"total"_s, u">100"_s);
    filter(window, window.detail(), u"status"_s, u"new|paid"_s);
    take(window, u"filter"_s);
    filter(window, window.detail(), u"total"_s, u">1x0"_s);
    take(window, u"filter-wrong"_s);
    window.press(Qt::Key_Down, Qt::AltModifier);
    take(window, u"filter-menu"_s);
    QApplication::activePopupWidget()->close();
    filter(window, window.detail(), u"total"_s, u">1000000"_s);
    take(window, u"filter-nothing"_s);
    window.window().resize(QSize(700, 600));
    take(window, u"filter-narrow"_s);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    window.window().resize(QSize(1280, 760));
    take(window, u"filter-right-to-left"_s);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void Tour::goingToARow()
{
    TestWindow window(m_sample.location(), {.table = u"orders"_s, .key = {}});
    window.window().resize(QSize(1280, 760));
    QTRY_VERIFY(isCalm(window));
    window.press(Qt::Key_G, Qt::ControlModifier);
    take(window, u"go-to-row"_s);
    window.type(u"99999999"_s);
    window.press(Qt::Key_Return);
    take(window, u"go-to-row-wrong"_s);
}

} // namespace relata::test
