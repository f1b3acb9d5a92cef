#include "ui/selection_counts.h"

#include <QtWidgets/QAbstractItemView>

namespace relata {

namespace {

int clamped(qint64 count)
{
    return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

} // namespace

SelectionCounts::SelectionCounts(const QAbstractItemView &view)
{
    if (view.model() == nullptr)
        return;
    m_selection = view.selectionModel()->selection();
    m_rowCount = view.model()->rowCount();
    m_columnCount = view.model()->columnCount();
}

int SelectionCounts::cells() const
{
    qint64 count = 0;
    for (const QItemSelectionRange &range : m_selection)
        count += qint64(range.width()) * range.height();
    return clamped(count);
}

int SelectionCounts::rows() const
{
    qint64 count = 0;
    for (const QItemSelectionRange &range : m_selection)
        count += coversAllColumns(range) ? range.height() : 0;
    return clamped(count);
}

bool SelectionCounts::hasRow(int row) const
{
    return std::ranges::any_of(m_selection, [this, row](const QItemSelectionRange &range) {
        return coversAllColumns(range) && range.top() <= row && row <= range.bottom();
    });
}

bool SelectionCounts::hasColumn(int column) const
{
    return m_rowCount > 0 && std::ranges::any_of(m_selection, [this, column](const auto &range) {
               return range.left() <= column && column <= range.right() && range.height() == m_rowCount;
           });
}

QList<int> SelectionCounts::firstRows(qsizetype limit) const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : m_selection) {
        for (int row = range.top(); row <= range.bottom() && coversAllColumns(range); ++row) {
            if (rows.size() == limit)
                return rows;
            rows.append(row);
        }
    }
    return rows;
}

QModelIndexList SelectionCounts::firstCells(qsizetype limit) const
{
    QModelIndexList cells;
    for (const QItemSelectionRange &range : m_selection) {
        const qint64 count = qint64(range.width()) * range.height();
        for (qint64 i = 0; i < count; ++i) {
            if (cells.size() == limit)
                return cells;
            cells.append(range.model()->index(range.top() + static_cast<int>(i / range.width()),
                                              range.left() + static_cast<int>(i % range.width())));
        }
    }
    return cells;
}

bool SelectionCounts::coversAllColumns(const QItemSelectionRange &range) const
{
    return range.width() == m_columnCount;
}

} // namespace relata
