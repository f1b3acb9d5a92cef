#include "ui/recent_delegate.h"

#include "ui/icons.h"
#include "ui/message_colors.h"

#include <QtGui/QPainter>

namespace relata {

namespace {

constexpr int Margin = 12;
constexpr int Above = 8;
constexpr int IconSize = 16;
constexpr int Between = 12;
constexpr int LineGap = 2;
constexpr qreal Corner = 6;
constexpr qreal Faded = 0.55;

QFont nameFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

void paintBackground(QPainter *painter, const QStyleOptionViewItem &option)
{
    const bool focused = (option.state & QStyle::State_Selected) && (option.state & QStyle::State_HasFocus);
    if (!focused && !(option.state & QStyle::State_MouseOver))
        return;
    painter->setPen(focused ? QPen(option.palette.color(QPalette::Highlight), 2) : QPen(Qt::NoPen));
    painter->setBrush(toneTint(MessageTone::Information, option.palette));
    painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), Corner, Corner);
}

/// A line with something at its end; what comes first is shortened.
void paintLine(QPainter *painter, const QRect &line, const QString &text, const QString &end,
               const QFont &font, const QColor &endColor)
{
    const QFontMetrics endMetrics(painter->font());
    const int endWidth = end.isEmpty() ? 0 : endMetrics.horizontalAdvance(end) + Between;
    const QFont usual = painter->font();
    const QPen pen = painter->pen();
    painter->setFont(font);
    painter->drawText(line, Qt::AlignLeading | Qt::AlignTop,
                      QFontMetrics(font).elidedText(text, Qt::ElideMiddle, line.width() - endWidth));
    painter->setFont(usual);
    painter->setPen(endColor);
    painter->drawText(line, Qt::AlignTrailing | Qt::AlignTop, end);
    painter->setPen(pen);
}

} // namespace

void RecentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(option.font);
    painter->setLayoutDirection(option.direction);
    paintBackground(painter, option);
    if (index.data(VanishedRole).toBool())
        painter->setOpacity(Faded);
    QRect inside = option.rect.adjusted(Margin, Above, -Margin, -Above);
    const QRect picture =
        QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, {IconSize, IconSize}, inside);
    icon(index.data(ServerRole).toBool() ? Icon::Server : Icon::Store).paint(painter, picture);
    const int taken = IconSize + Between;
    inside.adjust(option.direction == Qt::LeftToRight ? taken : 0, 0,
                  option.direction == Qt::LeftToRight ? 0 : -taken, 0);
    painter->setOpacity(1); // what has vanished can still be read
    const QColor quiet = quietText(option.palette, toneTint(MessageTone::Information, option.palette));
    const QFont name = nameFont(option.font);
    const bool vanished = index.data(VanishedRole).toBool();
    painter->setPen(vanished ? quiet : option.palette.color(QPalette::WindowText));
    paintLine(painter, inside, index.data().toString(), index.data(WhenRole).toString(), name, quiet);
    inside.setTop(inside.top() + QFontMetrics(name).height() + LineGap);
    painter->setPen(quiet);
    paintLine(painter, inside, index.data(PlaceRole).toString(), {}, option.font, quiet);
    painter->restore();
}

QSize RecentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int lines = QFontMetrics(nameFont(option.font)).height() + LineGap + option.fontMetrics.height();
    return {0, lines + 2 * Above};
}

} // namespace relata
