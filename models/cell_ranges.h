#pragma once

#include <QtCore/QItemSelection>
#include <QtCore/QList>
#include <QtCore/QRect>

namespace relata {

/// The cells of a selection, row by row, counted and walked by its ranges: ten million rows are one of them.
/// Only the columns given count, in their order. A plain value.
class CellRanges
{
public:
    CellRanges() = default;
    CellRanges(const QItemSelection &selection, const QList<int> &columns);

    qint64 rowCount() const { return m_rowCount; }

    /// Of the rectangle around them: the rows times columns().
    qint64 cellCount() const { return m_rowCount * m_columns.size(); }

    const QList<int> &columns() const { return m_columns; } ///< those with a selected cell

    /// The model's row that is the n-th of the selected ones, from 0 on.
    qint64 row(qint64 n) const;
    /// How many rows follow each other without a gap from the n-th one on, itself included.
    qint64 runLength(qint64 n) const;
    bool contains(qint64 row, int column) const;

private:
    struct Run
    {
        qint64 first; ///< the model's row
        qint64 count;
        qint64 before; ///< selected rows above
    };

    const Run &runOf(qint64 n) const;
    void addRun(qint64 first, qint64 last);

    QList<QRect> m_cells; ///< as they were: a selection's own ranges follow the rows that move
    QList<int> m_columns;
    QList<Run> m_runs; ///< by row, disjoint
    qint64 m_rowCount = 0;
};

} // namespace relata
