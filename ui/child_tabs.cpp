#include "ui/child_tabs.h"

#include "ui/message_colors.h"

#include <QtGui/QPainter>

namespace relata {

namespace {

constexpr int Underline = 3;

QFont chosen(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

ChildTabs::ChildTabs(QWidget *parent)
    : QTabBar(parent)
{
    setExpanding(false);
    setDrawBase(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

/// As wide as its words are when chosen, so that choosing one moves none of the others.
QSize ChildTabs::tabSizeHint(int index) const
{
    const QFontMetrics metrics(chosen(font()));
    const int padding = metrics.height() * 3 / 4;
    return {metrics.horizontalAdvance(tabText(index)) + 2 * padding,
            std::max(height(), metrics.height() + 2 * padding)};
}

QSize ChildTabs::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
}

void ChildTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (int index = 0; index < count(); ++index)
        paintTab(&painter, index);
}

void ChildTabs::paintTab(QPainter *painter, int index) const
{
    QRect tab = tabRect(index);
    tab.setBottom(rect().bottom()); // the bar may be lower than its tabs would like to be
    const bool isChosen = index == currentIndex();
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    painter->setFont(isChosen ? chosen(font()) : font());
    painter->setPen(isChosen ? palette().color(QPalette::WindowText) : quietText(palette()));
    painter->drawText(tab, Qt::AlignCenter | Qt::TextSingleLine, tabText(index));
    if (!isChosen)
        return;
    painter->fillRect(tab.left() + Underline, tab.bottom() - Underline + 1, tab.width() - 2 * Underline,
                      Underline, accent);
    if (!hasFocus())
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(accent, 1.5));
    painter->drawRoundedRect(QRectF(tab).adjusted(3, 5, -3, -7), 4, 4);
    painter->setRenderHint(QPainter::Antialiasing, false);
}

} // namespace relata
