#pragma once

#include "ui/field_cell_delegate.h"

namespace relata {

class FormHost;
class RecordTableModel;

/// Edits cells in place, with the editors of the forms. A cell's draft goes to the pane's forms: there it is
/// saved, and kept where the database refuses it, so that nothing typed is lost.
class RecordEditDelegate : public FieldCellDelegate
{
    Q_OBJECT

public:
    RecordEditDelegate(RecordTableModel *model, FormHost *forms, QObject *parent);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void destroyEditor(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

private:
    RecordTableModel *m_model;
    FormHost *m_forms;
};

} // namespace relata
