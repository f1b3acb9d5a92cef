// Where things are: the part of RecordTableView that measures, places and scrolls.
#include "ui/column_widths.h"
#include "ui/record_table_header.h"
#include "ui/record_table_look.h"
#include "ui/record_table_view.h"
#include "ui/row_window.h"
#include "ui/visual_columns.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QResizeEvent>
#include <QtWidgets/QScrollBar>

namespace relata {

namespace {

/// Widths of a column that is sized by its contents, in average characters.
constexpr int narrowestColumn = 5;
constexpr int modestColumn = 18;
constexpr int widestColumn = 40;
constexpr int slack = 2;
/// What the arrow of the horizontal scroll bar moves, in average characters.
constexpr int scrollStep = 3;

} // namespace

int RecordTableView::topRow() const
{
    return verticalScrollBar()->value();
}

void RecordTableView::setTopRow(int row)
{
    verticalScrollBar()->setValue(row);
}

int RecordTableView::rowHeight() const
{
    return RecordTableLook::rowHeight(fontMetrics());
}

RowWindow RecordTableView::rowWindow() const
{
    return {rowCount(), rowHeight(), viewport()->height(), topRow()};
}

QRect RecordTableView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != model() || m_header->isSectionHidden(index.column()))
        return {};
    return {m_header->sectionViewportPosition(index.column()), rowWindow().yOf(index.row()),
            m_header->sectionSize(index.column()), rowHeight()};
}

QModelIndex RecordTableView::indexAt(const QPoint &point) const
{
    const int row = rowWindow().rowAt(point.y());
    const int column = m_header->logicalIndexAt(point.x());
    return row < 0 || column < 0 ? QModelIndex() : model()->index(row, column);
}

void RecordTableView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || index.model() != model())
        return;
    setTopRow(rowWindow().topFor(index.row(), hint));
    showColumn(index.column());
}

void RecordTableView::showColumn(int column)
{
    if (column < 0 || m_header->isSectionHidden(column))
        return;
    const int start = m_header->sectionPosition(column);
    const int end = start + m_header->sectionSize(column);
    QScrollBar *bar = horizontalScrollBar();
    // The start of a column that is wider than the viewport matters more than its end.
    if (end > bar->value() + viewport()->width())
        bar->setValue(end - viewport()->width());
    if (start < bar->value())
        bar->setValue(start);
}

int RecordTableView::horizontalOffset() const
{
    return m_header->offset();
}

int RecordTableView::verticalOffset() const
{
    // Clamped far below the largest int: the base class adds mouse positions to it.
    constexpr qint64 limit = 1 << 30;
    return static_cast<int>(std::min(qint64(topRow()) * rowHeight(), limit));
}

int RecordTableView::sizeHintForRow(int) const
{
    return rowHeight();
}

int RecordTableView::sizeHintForColumn(int column) const
{
    const RowWindow rows = rowWindow();
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int width = -1;
    for (int row = rows.first(); row <= rows.last(); ++row) {
        const QModelIndex index = model()->index(row, column);
        width = std::max(width, itemDelegateForIndex(index)->sizeHint(option, index).width());
    }
    return width < 0 ? -1 : width + 2 * RecordTableLook::cellInset(fontMetrics());
}

int RecordTableView::contentsWidth(int column) const
{
    return std::max(m_header->sectionSizeHint(column), sizeHintForColumn(column));
}

void RecordTableView::resizeColumnToContents(int column)
{
    const int character = fontMetrics().averageCharWidth();
    m_header->resizeSection(column, std::clamp(contentsWidth(column), narrowestColumn * character,
                                               std::max(viewport()->width(), widestColumn * character)));
}

void RecordTableView::fitColumns(const QList<int> &naming)
{
    m_namingColumns = naming;
    m_keepsColumns = false;
    m_fits = hasRoom();
    fitColumnsNow();
}

/// Too small a table shows too little of its contents to lay out columns by.
bool RecordTableView::hasRoom() const
{
    constexpr int telling = 3;
    return isVisible() && viewport()->height() >= telling * rowHeight();
}

void RecordTableView::resizeEvent(QResizeEvent *event)
{
    const RowWindow before(rowCount(), rowHeight(), event->oldSize().height(), topRow());
    QAbstractItemView::resizeEvent(event);
    // A form that opens for the current record, or a message, does not cover it.
    const int current = currentIndex().row();
    if (current >= 0 && before.contains(current))
        setTopRow(rowWindow().topFor(current, EnsureVisible));
    m_fits = m_fits && event->oldSize().width() == event->size().width();
    if (m_keepsColumns || m_fits || !hasRoom())
        return;
    m_fits = true;
    fitColumnsNow();
}

bool RecordTableView::isText(int column) const
{
    const QVariant alignment = model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
    return !alignment.value<Qt::Alignment>().testFlag(Qt::AlignRight);
}

/// With a scroll bar beside the rows, whether or not they need it now.
int RecordTableView::roomForColumns() const
{
    const QScrollBar *bar = verticalScrollBar();
    return viewport()->width() - (bar->isVisible() ? 0 : bar->sizeHint().width());
}

QStringList RecordTableView::textsInSight() const
{
    QStringList texts;
    const RowWindow rows = rowWindow();
    for (int row = rows.first(); row <= rows.last(); ++row) {
        for (int column = 0; column < model()->columnCount(); ++column)
            texts << model()->index(row, column).data().toString();
    }
    return texts;
}

void RecordTableView::fitColumnsNow()
{
    if (m_waitsForFonts)
        return; // showWithFonts() comes back to it
    const VisualColumns columns(*m_header);
    const int character = fontMetrics().averageCharWidth();
    QList<ColumnNeed> needed;
    for (const int column : columns.columns()) {
        // The numbers out of sight may be larger, and half a number is a wrong one.
        const int more = isText(column) ? 0 : slack * character;
        needed.append({contentsWidth(column) + more, m_namingColumns.contains(column), isText(column)});
    }
    const ColumnLimits limits{narrowestColumn * character, modestColumn * character, widestColumn * character,
                              slack * character};
    const QList<int> widths = fittedColumnWidths(needed, limits, roomForColumns());
    for (int position = 0; position < columns.count(); ++position)
        m_header->resizeSection(columns.columnAt(position), widths.at(position));
}

void RecordTableView::updateGeometries()
{
    if (m_placing)
        return;
    {
        const QScopedValueRollback quiet(m_placing, true);
        // A scroll bar that appears takes room, which can make the other one appear: no more rounds than
        // bars.
        QSize before;
        for (int round = 0; round < 3 && before != viewport()->size(); ++round) {
            before = viewport()->size();
            placeHeader();
            updateScrollBars();
        }
    }
    QAbstractItemView::updateGeometries();
    Q_EMIT headerPlaced();
    announceVisibleRows();
}

void RecordTableView::setRoomUnderHeader(int height)
{
    if (m_roomUnderHeader == height)
        return;
    m_roomUnderHeader = height;
    updateGeometries();
}

void RecordTableView::placeHeader()
{
    const int height = m_header->isHidden() ? 0 : m_header->sizeHint().height();
    setViewportMargins(0, height + m_roomUnderHeader, 0, 0);
    const QRect rows = viewport()->geometry();
    m_header->setGeometry(rows.left(), rows.top() - m_roomUnderHeader - height, rows.width(), height);
}

void RecordTableView::updateScrollBars()
{
    const RowWindow rows = rowWindow();
    verticalScrollBar()->setRange(0, rows.maximumTop());
    verticalScrollBar()->setPageStep(rows.fullRows());
    verticalScrollBar()->setSingleStep(1);
    const int width = viewport()->width();
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - width));
    horizontalScrollBar()->setPageStep(width);
    horizontalScrollBar()->setSingleStep(scrollStep * fontMetrics().averageCharWidth());
    m_header->setOffset(horizontalScrollBar()->value());
}

void RecordTableView::scrollContentsBy(int dx, int dy)
{
    m_header->setOffset(horizontalScrollBar()->value());
    moveContents(dx, dy);
    if (m_placing)
        return;
    Q_EMIT headerPlaced();
    updateEditorGeometries();
    announceVisibleRows();
    continueDragSelection();
}

/// Rows that stay in sight are moved, not painted again. Sideways they are: what marks a row stays at its
/// end.
void RecordTableView::moveContents(int dx, int dy)
{
    const qint64 distance = qint64(dy) * rowHeight();
    if (m_placing || dx != 0 || std::abs(distance) >= viewport()->height())
        viewport()->update();
    else
        viewport()->scroll(0, static_cast<int>(distance));
}

void RecordTableView::announceVisibleRows()
{
    const RowWindow rows = rowWindow();
    const std::pair inSight(rows.first(), rows.last());
    if (inSight == m_announced)
        return;
    m_announced = inSight;
    Q_EMIT visibleRowsChanged(inSight.first, inSight.second);
}

} // namespace relata
