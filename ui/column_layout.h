#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

class QHeaderView;

namespace relata {

class RecordColumns;

/// One column as somebody has arranged it.
struct ColumnPlace
{
    QString column; ///< its name, which outlives its number
    int width = 0;  ///< in pixels; 0: as its contents need
    bool hidden = false;

    bool operator==(const ColumnPlace &) const = default;
};

/// The columns of a table as they are seen, from the first to the last.
using ColumnLayout = QList<ColumnPlace>;

ColumnLayout columnLayoutOf(const QHeaderView &header, const RecordColumns &columns, bool withWidths);

/// Arranges the columns: those of the layout first, in its order; then those that it does not know, as they
/// are at first. Names that are no column's any more are passed over. An empty layout: all as at first.
void arrangeColumns(QHeaderView &header, const RecordColumns &columns, const ColumnLayout &layout);

} // namespace relata
