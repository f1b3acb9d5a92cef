#pragma once

#include <QtWidgets/QAbstractItemView>

namespace relata {

/// Which rows of a list of equally high rows are in sight.
///
/// A plain value with the arithmetic of the table view: products are made in 64 bits, because
/// 100,000,000 rows are more pixels than an int can count, and what is far away is clamped.
class RowWindow
{
public:
    RowWindow(int rows, int rowHeight, int viewportHeight, int topRow);

    int rows() const { return m_rows; }

    int first() const { return m_top; }

    /// The last row in sight, be it in part; before first() when there are no rows.
    int last() const;

    bool contains(int row) const { return row >= first() && row <= last(); }

    /// How many rows fit in whole; at least one, so that a page is never nothing.
    int fullRows() const;
    int maximumTop() const;

    /// The row at a distance from the viewport's top edge, or -1.
    int rowAt(int y) const;
    int nearestRow(int y) const;

    /// Where a row's top edge is, exact in sight and clamped far away.
    int yOf(int row) const;

    /// The top row that brings a row into sight, the present one if nothing has to move.
    int topFor(int row, QAbstractItemView::ScrollHint hint) const;

    /// The top row that keeps the rows in sight in their place. At the very top of the list the
    /// view stays at the top, so that what is added there is seen.
    int topAfterInsertion(int first, int last) const;
    int topAfterRemoval(int first, int last) const;

private:
    int clampedTop(qint64 row) const;

    int m_rows;
    int m_rowHeight;
    int m_height;
    int m_top;
};

} // namespace relata
