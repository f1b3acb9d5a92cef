#include "ui/message_layout.h"

#include <QtGui/QFontMetrics>
#include <QtWidgets/QStyle>
#include <QtWidgets/QWidget>

#include <algorithm>

namespace relata {

namespace {

constexpr int Gap = 8;
constexpr int LineGap = 6;
/// Characters of a sentence that have room in a line, or the buttons go below it.
constexpr int LeastCharacters = 30;

int heightOf(const QLayoutItem &item, int width)
{
    return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

} // namespace

MessageLayout::MessageLayout(QWidget *parent)
    : QLayout(parent)
{
}

MessageLayout::~MessageLayout()
{
    for (const Item &item : std::as_const(m_items))
        delete item.item;
}

void MessageLayout::setText(QWidget *text)
{
    add(text, Part::Text);
}

void MessageLayout::setClose(QWidget *close)
{
    add(close, Part::Close);
}

void MessageLayout::setDetails(QWidget *details)
{
    add(details, Part::Details);
}

void MessageLayout::setAnswer(QWidget *answer)
{
    add(answer, Part::Answer);
}

void MessageLayout::addButton(QWidget *button)
{
    add(button, Part::Button);
}

void MessageLayout::add(QWidget *widget, Part part)
{
    addWidget(widget);
    m_items.last().part = part;
}

void MessageLayout::addItem(QLayoutItem *item)
{
    m_items.append({item, Part::Button});
}

int MessageLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *MessageLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items.at(index).item : nullptr;
}

QLayoutItem *MessageLayout::takeAt(int index)
{
    return index >= 0 && index < count() ? m_items.takeAt(index).item : nullptr;
}

/// The one that is seen.
QLayoutItem *MessageLayout::only(Part part) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(), [part](const Item &item) {
        return item.part == part && !item.item->isEmpty();
    });
    return found == m_items.end() ? nullptr : found->item;
}

QList<QLayoutItem *> MessageLayout::buttons() const
{
    QList<QLayoutItem *> result;
    for (const Item &item : m_items) {
        if (item.part == Part::Button && !item.item->isEmpty())
            result.append(item.item);
    }
    return result;
}

int MessageLayout::buttonsWidth() const
{
    int width = 0;
    for (const QLayoutItem *button : buttons())
        width += button->sizeHint().width() + Gap;
    return width;
}

/// A short sentence needs no more room than it takes.
bool MessageLayout::fitsBeside(int width) const
{
    const QLayoutItem *text = only(Part::Text);
    const QLayoutItem *close = only(Part::Close);
    if (!text)
        return true;
    const int least = LeastCharacters * parentWidget()->fontMetrics().averageCharWidth();
    const int closing = close ? close->sizeHint().width() + Gap : 0;
    return width - closing - buttonsWidth() >= std::min(least, text->sizeHint().width());
}

QSize MessageLayout::sizeHint() const
{
    const QMargins margins = contentsMargins();
    const QLayoutItem *close = only(Part::Close);
    const int line = LeastCharacters * parentWidget()->fontMetrics().averageCharWidth() + buttonsWidth() +
                     (close ? close->sizeHint().width() + Gap : 0);
    const int width = line + margins.left() + margins.right();
    return {width, heightForWidth(width)};
}

/// As wide as the widest of its parts that cannot be broken.
QSize MessageLayout::minimumSize() const
{
    const QMargins margins = contentsMargins();
    const QLayoutItem *text = only(Part::Text);
    const QLayoutItem *close = only(Part::Close);
    const int least = LeastCharacters * parentWidget()->fontMetrics().averageCharWidth();
    int width = (text ? std::min(least, text->minimumSize().width()) : 0) +
                (close ? close->sizeHint().width() + Gap : 0);
    for (const QLayoutItem *button : buttons())
        width = std::max(width, button->sizeHint().width());
    if (const QLayoutItem *answer = only(Part::Answer))
        width = std::max(width, answer->minimumSize().width());
    const int height =
        std::max(close ? close->sizeHint().height() : 0, text ? text->minimumSize().height() : 0);
    return QSize(width, height).grownBy(margins);
}

int MessageLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

void MessageLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

void MessageLayout::place(QLayoutItem *item, const QRect &whole, const QRect &rect) const
{
    item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), whole, rect));
}

/// Places the parts, or only measures them; returns the height they take.
int MessageLayout::arrange(const QRect &rect, bool apply) const
{
    const QMargins margins = contentsMargins();
    const QRect inner = rect.marginsRemoved(margins);
    const bool beside = fitsBeside(inner.width());
    QRect rest = inner;
    rest.setTop(inner.top() + arrangeLine(inner, beside, apply));
    const auto below = [&](QLayoutItem *item) {
        if (!item)
            return;
        const int height = heightOf(*item, inner.width());
        if (apply)
            place(item, rect, {rest.left(), rest.top() + LineGap, inner.width(), height});
        rest.setTop(rest.top() + LineGap + height);
    };
    below(only(Part::Answer));
    if (!beside)
        rest.setTop(rest.top() + arrangeButtons(rest, apply));
    below(only(Part::Details));
    return rest.top() - inner.top() + margins.top() + margins.bottom();
}

/// The sentence with what closes it, and where there is room the buttons between them; returns its height.
int MessageLayout::arrangeLine(const QRect &rect, bool beside, bool apply) const
{
    QLayoutItem *text = only(Part::Text);
    QList<QLayoutItem *> behind = beside ? buttons() : QList<QLayoutItem *>();
    QLayoutItem *close = only(Part::Close);
    int behindWidth = beside ? buttonsWidth() : 0;
    if (close) {
        behind.append(close);
        behindWidth += close->sizeHint().width() + Gap;
    }
    const int textWidth = std::max(0, rect.width() - behindWidth);
    const int textHeight = text ? heightOf(*text, textWidth) : 0;
    int height = textHeight;
    for (const QLayoutItem *item : std::as_const(behind))
        height = std::max(height, item->sizeHint().height());
    if (!apply)
        return height;
    if (text)
        place(text, rect, {rect.left(), rect.top() + (height - textHeight) / 2, textWidth, textHeight});
    int x = rect.left() + textWidth + Gap;
    for (QLayoutItem *item : std::as_const(behind)) {
        const QSize size = item->sizeHint();
        const int y = beside ? (height - size.height()) / 2 : 0; // at the first line of many
        place(item, rect, QRect(QPoint(x, rect.top() + y), size));
        x += size.width() + Gap;
    }
    return height;
}

/// In lines below, each at the end; returns their height with the gap above them.
int MessageLayout::arrangeButtons(const QRect &rect, bool apply) const
{
    const QList<QLayoutItem *> all = buttons();
    int y = rect.top();
    for (qsizetype first = 0; first < all.size();) {
        qsizetype end = first;
        int width = -Gap;
        int height = 0;
        while (end < all.size() &&
               (end == first || width + Gap + all.at(end)->sizeHint().width() <= rect.width())) {
            width += Gap + all.at(end)->sizeHint().width();
            height = std::max(height, all.at(end)->sizeHint().height());
            ++end;
        }
        y += LineGap;
        int x = rect.right() + 1 - std::min(width, rect.width());
        for (; apply && first < end; ++first) {
            const QSize size(std::min(rect.width(), all.at(first)->sizeHint().width()), height);
            place(all.at(first), rect, QRect(QPoint(x, y), size));
            x += size.width() + Gap;
        }
        first = end;
        y += height;
    }
    return y - rect.top();
}

} // namespace relata
