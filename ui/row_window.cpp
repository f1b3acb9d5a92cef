#include "ui/row_window.h"

namespace relata {

namespace {

/// Further than any screen, and far from where adding a few pixels overflows.
constexpr qint64 farAway = 1 << 24;

} // namespace

RowWindow::RowWindow(int rows, int rowHeight, int viewportHeight, int topRow)
    : m_rows(std::max(0, rows))
    , m_rowHeight(std::max(1, rowHeight))
    , m_height(std::max(0, viewportHeight))
    , m_top(std::clamp(topRow, 0, std::max(0, m_rows - 1)))
{
}

int RowWindow::last() const
{
    const qint64 inSight = std::max<qint64>(1, (qint64(m_height) + m_rowHeight - 1) / m_rowHeight);
    return static_cast<int>(std::min<qint64>(m_top + inSight, m_rows) - 1);
}

int RowWindow::fullRows() const
{
    return std::max(1, m_height / m_rowHeight);
}

int RowWindow::maximumTop() const
{
    return std::max(0, m_rows - fullRows());
}

int RowWindow::rowAt(int y) const
{
    if (y < 0)
        return -1;
    const qint64 row = qint64(m_top) + y / m_rowHeight;
    return row < m_rows ? static_cast<int>(row) : -1;
}

int RowWindow::nearestRow(int y) const
{
    const qint64 steps = y < 0 ? (qint64(y) + 1) / m_rowHeight - 1 : y / m_rowHeight;
    return static_cast<int>(std::clamp<qint64>(m_top + steps, 0, std::max(0, m_rows - 1)));
}

int RowWindow::yOf(int row) const
{
    const qint64 y = (qint64(row) - m_top) * m_rowHeight;
    return static_cast<int>(std::clamp(y, -farAway, farAway));
}

int RowWindow::topFor(int row, QAbstractItemView::ScrollHint hint) const
{
    const qint64 atBottom = qint64(row) - fullRows() + 1;
    switch (hint) {
    case QAbstractItemView::PositionAtTop:
        return clampedTop(row);
    case QAbstractItemView::PositionAtBottom:
        return clampedTop(atBottom);
    case QAbstractItemView::PositionAtCenter:
        return clampedTop(qint64(row) - fullRows() / 2);
    case QAbstractItemView::EnsureVisible:
        break;
    }
    if (row < m_top)
        return clampedTop(row);
    return atBottom > m_top ? clampedTop(atBottom) : m_top;
}

int RowWindow::topAfterInsertion(int first, int last) const
{
    const bool above = m_top > 0 && first <= m_top;
    return above ? m_top + (last - first + 1) : m_top;
}

int RowWindow::topAfterRemoval(int first, int last) const
{
    if (first >= m_top)
        return m_top;
    return m_top - (std::min(last, m_top - 1) - first + 1);
}

int RowWindow::clampedTop(qint64 row) const
{
    return static_cast<int>(std::clamp<qint64>(row, 0, maximumTop()));
}

} // namespace relata
