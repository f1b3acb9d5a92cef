#include "ui/search_hit_delegate.h"

#include "models/search_hits_model.h"
#include "ui/marked_text.h"
#include "ui/message_colors.h"
#include "ui/record_table_look.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace relata {

namespace {

using Kind = SearchHitsModel::Kind;

constexpr qreal NameShare = 0.6; ///< of the width, at least

Kind kindOf(const QModelIndex &index)
{
    return index.data(SearchHitsModel::KindRole).value<Kind>();
}

MatchRanges rangesOf(const QModelIndex &index, int role)
{
    return index.data(role).value<MatchRanges>();
}

QRectF textRect(const QStyleOptionViewItem &option)
{
    const int padding = RecordTableLook::cellPadding(option.fontMetrics);
    return option.rect.adjusted(padding, 0, -padding, 0);
}

void paintTitle(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    QRectF rect = textRect(option);
    rect.setTop(rect.bottom() - RecordTableLook::rowHeight(option.fontMetrics));
    const QColor quiet = quietText(option.palette);
    painter->setFont(font);
    painter->setPen(quiet);
    const QString text = index.data().toString();
    const qreal width = drawMarkedText(painter, rect, Qt::AlignLeading, text, {}, option.palette);
    painter->setFont(option.font);
    rect.setLeft(rect.left() + width + RecordTableLook::cellPadding(option.fontMetrics));
    drawMarkedText(painter, rect, Qt::AlignLeading, index.data(SearchHitsModel::DetailRole).toString(), {},
                   option.palette);
    if (index.row() > 0) // a line above all but the first
        painter->fillRect(option.rect.left(), option.rect.top(), option.rect.width(), 1,
                          RecordTableLook(option.palette, true).separator);
}

void paintHit(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, bool current)
{
    QRectF rect = textRect(option);
    const QString detail = index.data(SearchHitsModel::DetailRole).toString();
    QRectF name = rect;
    const int gap = 2 * RecordTableLook::cellPadding(option.fontMetrics);
    if (!detail.isEmpty()) // as much as the detail leaves, and more than that gets where it is long
        name.setWidth(std::max(rect.width() - gap - option.fontMetrics.horizontalAdvance(detail),
                               rect.width() * NameShare));
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::Active, QPalette::Text));
    const qreal width = drawMarkedText(painter, name, Qt::AlignLeading, index.data().toString(),
                                       rangesOf(index, SearchHitsModel::MatchesRole), option.palette);
    rect.setLeft(rect.left() + width + gap);
    if (!current)
        painter->setPen(quietText(option.palette));
    drawMarkedText(painter, rect, Qt::AlignLeading, detail,
                   rangesOf(index, SearchHitsModel::DetailMatchesRole), option.palette);
}

void paintMore(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::Active, QPalette::Link));
    drawMarkedText(painter, textRect(option), Qt::AlignLeading, index.data().toString(), {}, option.palette);
}

void paintBackground(QPainter *painter, const QStyleOptionViewItem &option, bool current)
{
    const RecordTableLook look(option.palette, true);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    if (!current && !hovered)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(current ? look.selection : look.currentRow);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), 4, 4);
    painter->setRenderHint(QPainter::Antialiasing, false);
}

} // namespace

void SearchHitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Kind kind = kindOf(index);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setLayoutDirection(option.direction);
    if (kind != Kind::Table)
        paintBackground(painter, option, current);
    if (kind == Kind::Table)
        paintTitle(painter, option, index);
    else if (kind == Kind::Hit)
        paintHit(painter, option, index, current);
    else
        paintMore(painter, option, index);
    painter->restore();
}

QSize SearchHitDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int height = RecordTableLook::rowHeight(option.fontMetrics);
    const bool apart = kindOf(index) == Kind::Table && index.row() > 0;
    return {0, height + (apart ? option.fontMetrics.height() / 3 : 0)};
}

} // namespace relata
