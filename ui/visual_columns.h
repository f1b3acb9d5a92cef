#pragma once

#include <QtCore/QList>

class QHeaderView;

namespace relata {

/// The columns of a header as a person sees them: in their visual order from the leading edge,
/// hidden ones left out. A position counts these; a column is the model's number.
class VisualColumns
{
public:
    struct Run
    {
        int first;
        int last;
        bool operator==(const Run &) const = default;
    };

    explicit VisualColumns(const QHeaderView &header);

    int count() const { return static_cast<int>(m_columns.size()); }

    const QList<int> &columns() const { return m_columns; }

    /// The model's column at a position, or -1.
    int columnAt(int position) const { return m_columns.value(position, -1); }

    /// Where a model's column is, or -1 when it is hidden or unknown.
    int positionOf(int column) const { return static_cast<int>(m_columns.indexOf(column)); }

    int first() const { return columnAt(0); }

    int last() const { return columnAt(count() - 1); }

    /// The column a step before or after; the outermost one stays.
    int neighbour(int column, int step) const;

    /// Everything seen between two columns, as runs of the model's neighbouring columns.
    QList<Run> runsBetween(int one, int other) const;

private:
    QList<int> m_columns;
};

} // namespace relata
