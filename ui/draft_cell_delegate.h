#pragma once

#include "ui/record_cell_delegate.h"

namespace relata {

/// The cells of a DraftTableModel: tinted where something is wrong, as a form's field is. On the GUI thread.
class DraftCellDelegate : public RecordCellDelegate
{
    Q_OBJECT

public:
    using RecordCellDelegate::RecordCellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace relata
