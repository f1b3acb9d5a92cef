#include "ui/record_table_painter.h"

#include "models/record_table_model.h"
#include "ui/record_table_view.h"
#include "ui/row_window.h"
#include "ui/visual_columns.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>

namespace relata {

namespace {

/// Rows that stand back can still be read, selected or not: a contrast of 4.5.
constexpr qreal dimmedOpacity = 0.65;
/// So can one that stays though it does not belong there any more.
constexpr qreal heldOpacity = 0.55;

} // namespace

RecordTablePainter::RecordTablePainter(const RecordTableView &view, const QStyleOptionViewItem &option)
    : m_view(view)
    , m_option(option)
    , m_look(view.palette(), view.holdsFocus())
    , m_wholeRows(view.selectionBehavior() == QAbstractItemView::SelectRows)
{
    // The row's background is painted here, once over the whole width.
    m_option.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus | QStyle::State_MouseOver);
}

void RecordTablePainter::paint(QPainter *painter, const QRegion &exposed)
{
    if (m_view.isPale())
        painter->setOpacity(dimmedOpacity);
    const RowWindow rows = m_view.rowWindow();
    const QRect bounds = exposed.boundingRect();
    const int last = std::min(rows.last(), rows.nearestRow(bounds.bottom()));
    for (int row = rows.nearestRow(bounds.top()); row <= last; ++row) {
        const QRect rect(0, rows.yOf(row), m_view.viewport()->width(), m_view.rowHeight());
        if (exposed.intersects(rect))
            paintRow(painter, row, rect, exposed);
    }
    paintCurrentCell(painter);
}

void RecordTablePainter::paintRow(QPainter *painter, int row, const QRect &rowRect, const QRegion &exposed)
{
    const VisualColumns columns(*m_view.horizontalHeader());
    const bool rowSelected = m_wholeRows && isSelected(row, columns.first());
    paintRowBackground(painter, rowRect, row, rowSelected);
    const qreal before = painter->opacity();
    if (!m_view.model()->index(row, 0).data(RecordTableModel::HeldRole).toString().isEmpty())
        painter->setOpacity(heldOpacity);
    for (const int column : columns.columns()) {
        const QModelIndex index = m_view.model()->index(row, column);
        const QRect rect = m_view.visualRect(index);
        if (!exposed.intersects(rect))
            continue;
        if (!m_wholeRows && isSelected(row, column))
            painter->fillRect(rect.adjusted(0, 0, 0, -1), m_look.selection);
        paintNews(painter, index, rect);
        paintCell(painter, index, rect);
    }
    painter->setOpacity(before);
}

/// A tint that fades, and, for whoever does not see it, a corner that does not.
void RecordTablePainter::paintNews(QPainter *painter, const QModelIndex &index, const QRect &rect) const
{
    const double strength = index.data(RecordTableModel::NewsRole).toDouble();
    if (strength <= 0)
        return;
    QColor tint = m_look.news;
    tint.setAlphaF(float(std::min(1.0, 2 * strength)));
    painter->fillRect(rect.adjusted(0, 0, 0, -1), tint);
    const int size = std::max(5, rect.height() / 4);
    const int x = m_view.isRightToLeft() ? rect.left() : rect.right() + 1;
    const int inwards = m_view.isRightToLeft() ? size : -size;
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_view.palette().color(QPalette::Text));
    painter->drawPolygon(
        QPolygon({QPoint(x, rect.top()), QPoint(x + inwards, rect.top()), QPoint(x, rect.top() + size)}));
}

void RecordTablePainter::paintRowBackground(QPainter *painter, const QRect &rect, int row,
                                            bool selected) const
{
    const bool current = m_view.currentIndex().row() == row;
    if (selected)
        painter->fillRect(rect, m_look.selection);
    else if (current)
        painter->fillRect(rect, m_look.currentRow);
    else if (m_view.alternatingRowColors() && row % 2 == 1)
        painter->fillRect(rect, m_view.palette().alternateBase());
    painter->fillRect(rect.left(), rect.bottom(), rect.width(), 1, m_look.separator);
    if (current) {
        constexpr int width = 3;
        const int x = m_view.isRightToLeft() ? rect.right() - width + 1 : rect.left();
        painter->fillRect(x, rect.top(), width, rect.height() - 1, m_look.accent);
    }
}

void RecordTablePainter::paintCell(QPainter *painter, const QModelIndex &index, const QRect &rect)
{
    QStyleOptionViewItem option = m_option;
    const int inset = RecordTableLook::cellInset(option.fontMetrics);
    option.rect = rect.adjusted(inset, 0, -inset, -1);
    if (!index.flags().testFlag(Qt::ItemIsEnabled)) {
        option.state &= ~QStyle::State_Enabled;
        option.palette.setCurrentColorGroup(QPalette::Disabled);
    }
    m_view.itemDelegateForIndex(index)->paint(painter, option, index);
}

void RecordTablePainter::paintCurrentCell(QPainter *painter) const
{
    const QModelIndex current = m_view.currentIndex();
    if (!current.isValid() || !m_view.rowWindow().contains(current.row()))
        return;
    const qreal width = m_view.holdsFocus() ? 1.5 : 1;
    const QRectF frame = QRectF(m_view.visualRect(current)).adjusted(1.5, 1.5, -1.5, -2.5);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_look.accent, width));
    painter->drawRoundedRect(frame, 3, 3);
    painter->setRenderHint(QPainter::Antialiasing, false);
}

bool RecordTablePainter::isSelected(int row, int column) const
{
    const QModelIndex index = m_view.model()->index(row, column);
    return m_view.selectionModel()->isSelected(index);
}

} // namespace relata
