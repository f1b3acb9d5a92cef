#include "ui/record_table_announcer.h"

#include "ui/record_table_accessible.h"
#include "ui/record_table_view.h"

namespace relata {

namespace {

RecordTableAccessible *accessibleOf(RecordTableView *view)
{
    return dynamic_cast<RecordTableAccessible *>(QAccessible::queryAccessibleInterface(view));
}

} // namespace

void RecordTableAnnouncer::currentChanged() const
{
    const RecordTableAccessible *table = m_view->hasFocus() ? accessibleOf(m_view) : nullptr;
    QAccessibleInterface *current = table != nullptr ? table->focusChild() : nullptr;
    if (current == nullptr)
        return;
    // Named by the cell itself: its number among the children may be more than an int holds.
    QAccessibleEvent event(current, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

void RecordTableAnnouncer::selectionChanged() const
{
    QAccessibleEvent event(m_view, QAccessible::SelectionWithin);
    QAccessible::updateAccessibility(&event);
}

void RecordTableAnnouncer::busyChanged() const
{
    QAccessible::State changed;
    changed.busy = true;
    QAccessibleStateChangeEvent event(m_view, changed);
    QAccessible::updateAccessibility(&event);
}

void RecordTableAnnouncer::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight) const
{
    const RecordTableAccessible *table = accessibleOf(m_view);
    if (table == nullptr)
        return;
    for (QAccessibleInterface *cell : table->knownCells({topLeft, bottomRight})) {
        QAccessibleEvent event(cell, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace relata
