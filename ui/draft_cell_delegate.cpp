#include "ui/draft_cell_delegate.h"

#include "models/draft_table_model.h"
#include "ui/message_colors.h"

#include <QtGui/QPainter>

namespace relata {

void DraftCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    if (!index.data(DraftTableModel::ErrorRole).toString().isEmpty())
        painter->fillRect(option.rect.adjusted(0, 0, 0, -1), errorTint(option.palette));
    RecordCellDelegate::paint(painter, option, index);
}

} // namespace relata
