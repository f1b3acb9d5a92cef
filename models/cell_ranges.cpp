#include "models/cell_ranges.h"

#include <algorithm>

namespace relata {

CellRanges::CellRanges(const QItemSelection &selection, const QList<int> &columns)
{
    for (const QItemSelectionRange &range : selection)
        m_cells.append(QRect(QPoint(range.left(), range.top()), QPoint(range.right(), range.bottom())));
    std::ranges::copy_if(columns, std::back_inserter(m_columns), [this](int column) {
        return std::ranges::any_of(m_cells, [column](const QRect &cells) {
            return cells.left() <= column && column <= cells.right();
        });
    });
    QList<QRect> byRow = m_cells;
    std::ranges::sort(byRow, {}, &QRect::top);
    for (const QRect &cells : byRow)
        addRun(cells.top(), cells.bottom());
}

/// They come by their first row; they may overlap, since columns have ranges of their own.
void CellRanges::addRun(qint64 first, qint64 last)
{
    if (!m_runs.isEmpty())
        first = std::max(first, m_runs.constLast().first + m_runs.constLast().count);
    if (first > last)
        return;
    m_runs.append({first, last - first + 1, m_rowCount});
    m_rowCount += last - first + 1;
}

const CellRanges::Run &CellRanges::runOf(qint64 n) const
{
    return *std::prev(std::ranges::upper_bound(m_runs, n, {}, &Run::before));
}

qint64 CellRanges::row(qint64 n) const
{
    const Run &run = runOf(n);
    return run.first + n - run.before;
}

qint64 CellRanges::runLength(qint64 n) const
{
    const Run &run = runOf(n);
    return run.before + run.count - n;
}

bool CellRanges::contains(qint64 row, int column) const
{
    return std::ranges::any_of(m_cells,
                               [=](const QRect &cells) { return cells.contains(QPoint(column, int(row))); });
}

} // namespace relata
