#pragma once

#include "ui/record_cell_delegate.h"

namespace relata {

class CellEditor;

/// Cells that are edited in place by a CellEditor, which knows its keys itself, begins with what is there and
/// says when it is done. What becomes of the typing is for those who derive from this. On the GUI thread.
class FieldCellDelegate : public RecordCellDelegate
{
    Q_OBJECT

public:
    using RecordCellDelegate::RecordCellDelegate;

    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

protected:
    /// Closes the editor when it is done; to be called for each that is made.
    CellEditor *joined(CellEditor *editor) const;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace relata
