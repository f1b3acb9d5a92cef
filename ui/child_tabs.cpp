#include "ui/child_tabs.h"

#include "models/database/label.h"
#include "models/record_columns.h"
#include "ui/message_colors.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QToolButton>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Underline = 3;
constexpr int LineBelow = 1; ///< which the bar lies on

QFont chosen(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

/// In the middle of its tab; where the tab is cut off, at its beginning, with a sign that it goes on.
void paintText(QPainter *painter, const QRect &tab, const QString &text, const QRect &room)
{
    const QFontMetrics metrics(painter->font());
    const int padding = (tab.width() - metrics.horizontalAdvance(text)) / 2;
    const QRect place = tab.adjusted(padding, 0, -padding, 0);
    if (room.contains(place.adjusted(0, 0, -1, 0)) || !room.contains(place.topLeft()))
        return painter->drawText(tab, Qt::AlignCenter | Qt::TextSingleLine, text);
    const QRect left = place & room;
    painter->drawText(left, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                      metrics.elidedText(text, Qt::ElideRight, left.width()));
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
    for (QToolButton *button : scrollButtons()) { // the ways to scroll, over what is cut off
        button->setAutoRaise(true);
        button->setAutoFillBackground(true);
        button->setBackgroundRole(QPalette::Window);
    }
    connect(this, &QTabBar::currentChanged, this, &ChildTabs::remember);
}

void ChildTabs::setRelationships(const QList<Relationship> &relationships)
{
    m_relationships = relationships;
    m_latest = 0;
    while (count() > 0)
        removeTab(count() - 1);
    for (const QString &name : names())
        addTab(name);
    setCurrentIndex(0);
}

void ChildTabs::showCounts(const Record *record)
{
    const QStringList plain = names();
    for (qsizetype i = 0; i < m_relationships.size(); ++i) {
        const QString number = record ? RecordColumns::childCountText(countOf(*record, i)) : QString();
        setTabText(int(i), u"%1  %2"_s.arg(plain.at(i), number).trimmed());
    }
}

void ChildTabs::showExactCount(const Relationship &relationship, qint64 count)
{
    const auto index = m_relationships.indexOf(relationship);
    const QString text =
        index < 0 ? QString() : u"%1  %2"_s.arg(names().at(index), QLocale().toString(count));
    if (index >= 0 && tabText(int(index)) != text)
        setTabText(int(index), text);
}

/// Of a far side the links are counted, which stand in the tab before it.
qint64 ChildTabs::countOf(const Record &record, qsizetype index) const
{
    const auto isCounted = [](const Relationship &relationship) { return !relationship.isFarSide(); };
    const auto counted =
        std::count_if(m_relationships.begin(), m_relationships.begin() + index + 1, isCounted);
    return record.childCounts.value(counted - 1, Record::NotCounted);
}

void ChildTabs::choose(const Relationship &relationship)
{
    if (const auto index = m_relationships.indexOf(relationship); index >= 0)
        setCurrentIndex(int(index));
}

std::optional<Relationship> ChildTabs::relationship() const
{
    const int index = currentIndex();
    return index >= 0 && index < m_relationships.size() ? std::optional(m_relationships.at(index))
                                                        : std::nullopt;
}

std::optional<Relationship> ChildTabs::latestRelationship() const
{
    return m_latest < m_relationships.size() ? std::optional(m_relationships.at(m_latest)) : std::nullopt;
}

QStringList ChildTabs::names() const
{
    QStringList result;
    for (const Relationship &relationship : m_relationships)
        result.append(readableName(relationship.childrenName));
    return result << tr("Details");
}

void ChildTabs::remember(int index)
{
    if (index >= 0 && index < m_relationships.size())
        m_latest = index;
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

QList<QToolButton *> ChildTabs::scrollButtons() const
{
    return findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly);
}

/// The line below the tabs goes on below the buttons.
void ChildTabs::tabLayoutChange()
{
    QTabBar::tabLayoutChange();
    for (QToolButton *button : scrollButtons())
        button->setFixedHeight(std::max(0, height() - LineBelow));
}

/// What the buttons leave of it.
QRect ChildTabs::roomForTabs() const
{
    QRect room = rect();
    for (const QToolButton *button : scrollButtons()) {
        if (!button->isVisible())
            continue;
        if (button->geometry().center().x() > rect().center().x())
            room.setRight(std::min(room.right(), button->x() - 1));
        else
            room.setLeft(std::max(room.left(), button->geometry().right() + 1));
    }
    return room;
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
    paintText(painter, tab, tabText(index), roomForTabs());
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
