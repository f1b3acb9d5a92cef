#include "ui/field_cell_delegate.h"

#include "ui/cell_editor.h"

namespace relata {

CellEditor *FieldCellDelegate::joined(CellEditor *editor) const
{
    auto *self = const_cast<FieldCellDelegate *>(this);
    connect(editor, &CellEditor::finished, self, [self, editor](EndEditHint hint) {
        Q_EMIT self->commitData(editor);
        Q_EMIT self->closeEditor(editor, hint);
    });
    connect(editor, &CellEditor::abandoned, self,
            [self, editor] { Q_EMIT self->closeEditor(editor, RevertModelCache); });
    return editor;
}

/// An editor begins with the record as it is, and what arrives meanwhile does not replace what is typed.
void FieldCellDelegate::setEditorData(QWidget *, const QModelIndex &) const {}

void FieldCellDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                             const QModelIndex &) const
{
    qobject_cast<CellEditor *>(editor)->place(option.rect);
}

/// The editor knows its keys itself.
bool FieldCellDelegate::eventFilter(QObject *, QEvent *)
{
    return false;
}

} // namespace relata
