#include "ui/candidate_delegate.h"

#include "ui/marked_text.h"
#include "ui/message_colors.h"
#include "ui/record_table_look.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace relata {

namespace {

using Kind = CandidateDelegate::Kind;

constexpr qreal NameShare = 0.5; ///< of the width, at least
constexpr qreal Corner = 4;

void paintBackground(QPainter *painter, const QStyleOptionViewItem &option, Kind kind)
{
    const RecordTableLook look(option.palette, true);
    if (kind == Kind::New) // a line above, as it is no record
        painter->fillRect(option.rect.left(), option.rect.top(), option.rect.width(), 1, look.separator);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    if (!current && (!option.state.testFlag(QStyle::State_MouseOver) || kind == Kind::Hint))
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(current ? look.selection : look.currentRow);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 2, -4, -1), Corner, Corner);
    painter->setRenderHint(QPainter::Antialiasing, false);
}

QColor penOf(const QPalette &palette, Kind kind)
{
    switch (kind) {
    case Kind::New:
        return palette.color(QPalette::Active, QPalette::Link);
    case Kind::Hint:
        return quietText(palette);
    case Kind::Record:
        break;
    }
    return palette.color(QPalette::Active, QPalette::Text);
}

} // namespace

void CandidateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const auto kind = index.data(KindRole).value<Kind>();
    const QString detail = index.data(DetailRole).toString();
    const int padding = RecordTableLook::cellPadding(option.fontMetrics);
    painter->save();
    painter->setLayoutDirection(option.direction);
    paintBackground(painter, option, kind);
    QRectF rest = QRectF(option.rect).adjusted(padding, 0, -padding, 0);
    QRectF name = rest;
    if (!detail.isEmpty())
        name.setWidth(std::max(rest.width() - 2 * padding - option.fontMetrics.horizontalAdvance(detail),
                               rest.width() * NameShare));
    painter->setFont(option.font);
    painter->setPen(penOf(option.palette, kind));
    const qreal width =
        drawMarkedText(painter, name, Qt::AlignLeading, index.data().toString(), {}, option.palette);
    rest.setLeft(rest.left() + width + 2 * padding);
    if (!option.state.testFlag(QStyle::State_Selected))
        painter->setPen(quietText(option.palette));
    drawMarkedText(painter, rest, Qt::AlignLeading, detail, {}, option.palette);
    painter->restore();
}

QSize CandidateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, RecordTableLook::rowHeight(option.fontMetrics)};
}

} // namespace relata
