#pragma once

#include "ui/field_cell_delegate.h"
#include "ui/parent_source.h"

namespace relata {

/// The cells of a DraftTableModel: tinted where something is wrong, as a form's field is, and edited with the
/// editors of the forms, right in the draft of their row. On the GUI thread.
class DraftCellDelegate : public FieldCellDelegate
{
    Q_OBJECT

public:
    /// `source`: where references find their records.
    DraftCellDelegate(ParentSource source, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void destroyEditor(QWidget *editor, const QModelIndex &index) const override;

private:
    ParentSource m_source;
};

} // namespace relata
