#pragma once

#include "ui/record_table_look.h"

#include <QtWidgets/QStyleOptionViewItem>

class QPainter;

namespace relata {

class RecordTableView;

/// Paints the rows of a RecordTableView that are in sight: the row's background here, each value by
/// its delegate. Lives for one paint event; asks the model for nothing out of sight.
class RecordTablePainter
{
public:
    /// The option carries what all cells share: font, palette, locale, state.
    RecordTablePainter(const RecordTableView &view, const QStyleOptionViewItem &option);

    void paint(QPainter *painter, const QRegion &exposed);

private:
    void paintRow(QPainter *painter, int row, const QRect &rowRect, const QRegion &exposed);
    void paintRowBackground(QPainter *painter, const QRect &rect, int row, bool selected) const;
    void paintNews(QPainter *painter, const QModelIndex &index, const QRect &rect) const;
    void paintCell(QPainter *painter, const QModelIndex &index, const QRect &rect);
    void paintCurrentCell(QPainter *painter) const;
    bool isSelected(int row, int column) const;

    const RecordTableView &m_view;
    QStyleOptionViewItem m_option;
    RecordTableLook m_look;
    bool m_wholeRows;
};

} // namespace relata
