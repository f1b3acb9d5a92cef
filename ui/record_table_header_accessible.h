#pragma once

#include "ui/record_table_part_accessible.h"

namespace relata {

/// The title of one column of a RecordTableView for a screen reader; pressing it sorts like a click.
class RecordTableHeaderAccessible : public RecordTablePartAccessible
{
public:
    RecordTableHeaderAccessible(RecordTableView *view, int column);

    QString text(QAccessible::Text kind) const override;
    QRect rect() const override;
    QAccessible::Role role() const override;
    QAccessible::State state() const override;

    QStringList actionNames() const override;
    void doAction(const QString &name) override;

private:
    QString sortDescription() const;
};

} // namespace relata
