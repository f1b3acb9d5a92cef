#pragma once

#include <QtCore/QList>

namespace relata {

/// What a column's contents need, and whether they are what a record is known by.
struct ColumnNeed
{
    int width = 0;
    bool names = false;
    bool grows = false; ///< text, which may be longer in rows that are out of sight
};

/// The widths between which a column is laid out.
struct ColumnLimits
{
    int least = 0;
    int modest = 0; ///< what a long text can be cut to where that lets all columns be seen
    int most = 0;
    int slack = 0; ///< for what is out of sight
};

/// Shares the width of a table among its columns.
///
/// Every column gets what its contents need, up to a limit; what names a record is never cut below that. The
/// others are, evenly, where all columns then fit; where they cannot, nothing is gained by cutting and the
/// table scrolls. What is left over goes to the columns that the limit cut short, the most modest ones first,
/// then to all texts a little, to a text at the end up to the limit, and to all texts alike up to it.
/// More than that helps nobody to read a row: it stays free.
QList<int> fittedColumnWidths(const QList<ColumnNeed> &needed, const ColumnLimits &limits, int available);

} // namespace relata
