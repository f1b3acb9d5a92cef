#include "ui/draft_cell_delegate.h"

#include "models/draft_table_model.h"
#include "ui/cell_editor.h"
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

DraftCellDelegate::DraftCellDelegate(ParentSource source, QObject *parent)
    : FieldCellDelegate(parent)
    , m_source(std::move(source))
{
}

void DraftCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    if (!index.data(DraftTableModel::ErrorRole).toString().isEmpty())
        painter->fillRect(wholeCell(option), errorTint(option.palette));
    FieldCellDelegate::paint(painter, option, index);
}

QWidget *DraftCellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                         const QModelIndex &index) const
{
    const auto *model = qobject_cast<const DraftTableModel *>(index.model());
    return joined(new CellEditor(model->draft(index.row()), model->column(index.column()), m_source, parent));
}

/// It is in the draft as it is typed.
void DraftCellDelegate::setModelData(QWidget *, QAbstractItemModel *, const QModelIndex &) const {}

/// Whatever closes an editor, a preview that is put away included. A name that was typed to its end without
/// choosing from the list is looked for as one that was pasted.
void DraftCellDelegate::destroyEditor(QWidget *editor, const QModelIndex &index) const
{
    qobject_cast<CellEditor *>(editor)->letGo();
    if (index.isValid())
        const_cast<DraftTableModel *>(qobject_cast<const DraftTableModel *>(index.model()))->resolve(index);
    FieldCellDelegate::destroyEditor(editor, index);
}

} // namespace relata
