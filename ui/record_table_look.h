#pragma once

#include <QtGui/QColor>

class QFontMetrics;
class QPalette;

namespace relata {

/// The measures and colours of a table, all derived from the font and the palette, so that light,
/// dark and high-contrast desktops get theirs. Text keeps its own colour on a selected row: the
/// selection is a tint, stronger while the table has the focus.
class RecordTableLook
{
public:
    RecordTableLook(const QPalette &palette, bool focused);

    static int rowHeight(const QFontMetrics &metrics);
    static int headerHeight(const QFontMetrics &metrics);

    /// Between the edge of a cell and its text, the same in the header.
    static int cellPadding(const QFontMetrics &metrics);

    /// What the cell's delegate leaves free by itself; the view adds the rest of the padding.
    static int cellInset(const QFontMetrics &metrics);

    QColor selection;
    QColor currentRow;
    QColor accent;
    QColor separator;
    QColor headerBackground;
    QColor headerPressed;
    QColor headerText;
    QColor headerLine;
    QColor news; ///< behind what somebody else has changed just now
};

} // namespace relata
