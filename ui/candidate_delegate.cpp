#include "ui/candidate_delegate.h"

#include "ui/message_colors.h"
#include "ui/record_table_look.h"

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace relata {

namespace {

constexpr int NamePercent = 60; ///< of the width, at least, where both cannot be seen whole

/// Where the style would put the item's own text.
QRect textRect(const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
    return style->subElementRect(QStyle::SE_ItemViewItemText, &option, option.widget)
        .adjusted(margin, 0, -margin, 0);
}

} // namespace

CandidateDelegate::CandidateDelegate(int detailRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_detailRole(detailRole)
{
}

void CandidateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const QString detail = index.data(m_detailRole).toString();
    if (detail.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem plain(option);
    initStyleOption(&plain, index);
    const QString name = std::exchange(plain.text, {});
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &plain, painter, option.widget);

    const QRect rect = textRect(plain);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const int gap = 2 * RecordTableLook::cellPadding(option.fontMetrics);
    const int left = rect.width() - gap - option.fontMetrics.horizontalAdvance(detail);
    const int room = std::max(left, rect.width() * NamePercent / 100);
    const QString shown = option.fontMetrics.elidedText(name, Qt::ElideRight, room);
    const auto alignment =
        int(QStyle::visualAlignment(option.direction, Qt::AlignLeading)) | Qt::AlignVCenter;
    painter->save();
    painter->setFont(option.font);
    painter->setPen(option.palette.color(current ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(rect, alignment | Qt::TextSingleLine, shown);
    const int used = option.fontMetrics.horizontalAdvance(shown) + gap;
    const QRect behind =
        option.direction == Qt::RightToLeft ? rect.adjusted(0, 0, -used, 0) : rect.adjusted(used, 0, 0, 0);
    if (!current)
        painter->setPen(quietText(option.palette));
    painter->drawText(behind, alignment | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(detail, Qt::ElideRight, behind.width()));
    painter->restore();
}

QSize CandidateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize name = QStyledItemDelegate::sizeHint(option, index);
    const QString detail = index.data(m_detailRole).toString();
    const int more = detail.isEmpty() ? 0
                                      : option.fontMetrics.horizontalAdvance(detail) +
                                            2 * RecordTableLook::cellPadding(option.fontMetrics);
    return {name.width() + more, name.height()};
}

} // namespace relata
