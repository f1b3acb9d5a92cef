#pragma once

#include "ui/record_table_part_accessible.h"

#include <QtCore/QModelIndex>

namespace relata {

/// One cell of a RecordTableView for a screen reader: the value as the table shows it. It can be gone
/// to, its record opened, and the value edited where the model allows that.
class RecordTableCellAccessible : public RecordTablePartAccessible, public QAccessibleTableCellInterface
{
public:
    using RecordTablePartAccessible::RecordTablePartAccessible;

    QString text(QAccessible::Text kind) const override;
    QRect rect() const override;
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    QString localizedActionName(const QString &name) const override;
    void doAction(const QString &name) override;

    bool isSelected() const override;
    QList<QAccessibleInterface *> columnHeaderCells() const override;
    QList<QAccessibleInterface *> rowHeaderCells() const override;
    int columnIndex() const override;
    int rowIndex() const override;

    int columnExtent() const override { return 1; }

    int rowExtent() const override { return 1; }

    QAccessibleInterface *table() const override;

    static QString editAction();

private:
    QModelIndex index() const;
    QString displayedText() const;
};

} // namespace relata
