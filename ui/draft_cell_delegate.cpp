#include "ui/draft_cell_delegate.h"

#include "models/draft_table_model.h"
#include "ui/message_colors.h"
#include "ui/record_table_look.h"

#include <QtGui/QPainter>

namespace relata {

namespace {

/// The view leaves the cell's margins out; the line below it stays.
QRect wholeCell(const QStyleOptionViewItem &option)
{
    const int inset = RecordTableLook::cellInset(option.fontMetrics);
    return option.rect.adjusted(-inset, 0, inset, -1);
}

} // namespace

void DraftCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    if (!index.data(DraftTableModel::ErrorRole).toString().isEmpty())
        painter->fillRect(wholeCell(option), errorTint(option.palette));
    RecordCellDelegate::paint(painter, option, index);
}

} // namespace relata
