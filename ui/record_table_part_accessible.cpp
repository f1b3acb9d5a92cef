#include "ui/record_table_part_accessible.h"

#include "ui/record_table_view.h"
#include "ui/visual_columns.h"

#include <QtWidgets/QHeaderView>

namespace relata {

RecordTablePartAccessible::RecordTablePartAccessible(RecordTableView *view, int row, int column)
    : m_view(view)
    , m_row(row)
    , m_column(column)
{
}

RecordTableView *RecordTablePartAccessible::view() const
{
    return m_view;
}

int RecordTablePartAccessible::position() const
{
    return m_view ? VisualColumns(*m_view->horizontalHeader()).positionOf(m_column) : -1;
}

bool RecordTablePartAccessible::isValid() const
{
    return m_view && m_view->model() != nullptr && m_row < m_view->model()->rowCount() &&
           m_column < m_view->model()->columnCount();
}

QWindow *RecordTablePartAccessible::window() const
{
    return m_view ? m_view->window()->windowHandle() : nullptr;
}

QAccessibleInterface *RecordTablePartAccessible::parent() const
{
    return QAccessible::queryAccessibleInterface(m_view);
}

void *RecordTablePartAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface *>(this);
    return nullptr;
}

} // namespace relata
