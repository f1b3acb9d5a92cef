#include "ui/record_edit_delegate.h"

#include "models/record_draft.h"
#include "models/record_table_model.h"
#include "ui/cell_editor.h"
#include "ui/form_host.h"

namespace relata {

RecordEditDelegate::RecordEditDelegate(RecordTableModel *model, FormHost *forms, QObject *parent)
    : FieldCellDelegate(parent)
    , m_model(model)
    , m_forms(forms)
{
}

QWidget *RecordEditDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                          const QModelIndex &index) const
{
    const Record *record = m_model->recordAt(index.row());
    const Column *column = m_model->columns().columnAt(index.column());
    if (!record || !column)
        return nullptr;
    auto *editor = m_forms->editCell(m_model->query().table, *record, column->name, parent);
    return editor ? joined(editor) : nullptr;
}

/// Whatever closes an editor, other rows included: what is typed in it and not saved is kept as a draft.
void RecordEditDelegate::destroyEditor(QWidget *editor, const QModelIndex &index) const
{
    if (auto draft = qobject_cast<CellEditor *>(editor)->takeTyped())
        m_forms->keep(std::move(draft), false);
    FieldCellDelegate::destroyEditor(editor, index);
}

/// Also called by the view itself when another cell is chosen, whatever has been typed until then.
void RecordEditDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &) const
{
    if (auto draft = qobject_cast<CellEditor *>(editor)->takeTyped()) {
        const bool right = draft->validate();
        m_forms->keep(std::move(draft), right);
    }
}

} // namespace relata
