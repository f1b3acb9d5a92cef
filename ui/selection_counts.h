#pragma once

#include <QtCore/QItemSelection>

class QAbstractItemView;

namespace relata {

/// What a view's selection amounts to, counted from its ranges: ten million selected rows are
/// one range. Numbers are clamped to what an int holds.
class SelectionCounts
{
public:
    explicit SelectionCounts(const QAbstractItemView &view);

    int cells() const;
    /// Rows of which every column is selected.
    int rows() const;
    bool hasRow(int row) const;
    bool hasColumn(int column) const;
    QList<int> firstRows(qsizetype limit) const;
    QModelIndexList firstCells(qsizetype limit) const;

private:
    bool coversAllColumns(const QItemSelectionRange &range) const;

    QItemSelection m_selection;
    int m_rowCount = 0;
    int m_columnCount = 0;
};

} // namespace relata
