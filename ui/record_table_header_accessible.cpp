#include "ui/record_table_header_accessible.h"

#include "ui/record_table_view.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QHeaderView>

namespace relata {

RecordTableHeaderAccessible::RecordTableHeaderAccessible(RecordTableView *view, int column)
    : RecordTablePartAccessible(view, -1, column)
{
}

QString RecordTableHeaderAccessible::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    if (kind == QAccessible::Name)
        return view()->model()->headerData(column(), Qt::Horizontal).toString();
    return kind == QAccessible::Description ? sortDescription() : QString();
}

QString RecordTableHeaderAccessible::sortDescription() const
{
    const QHeaderView *header = view()->horizontalHeader();
    if (!header->isSortIndicatorShown() || header->sortIndicatorSection() != column())
        return {};
    return header->sortIndicatorOrder() == Qt::AscendingOrder
               ? QCoreApplication::translate("RecordTableHeader", "Sorted ascending")
               : QCoreApplication::translate("RecordTableHeader", "Sorted descending");
}

QRect RecordTableHeaderAccessible::rect() const
{
    if (!isValid() || position() < 0)
        return {};
    const QHeaderView *header = view()->horizontalHeader();
    const QPoint corner(header->sectionViewportPosition(column()), 0);
    return {header->viewport()->mapToGlobal(corner), QSize(header->sectionSize(column()), header->height())};
}

QAccessible::Role RecordTableHeaderAccessible::role() const
{
    return QAccessible::ColumnHeader;
}

QAccessible::State RecordTableHeaderAccessible::state() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    state.invisible = state.invalid || position() < 0 || !view()->horizontalHeader()->isVisible();
    return state;
}

QStringList RecordTableHeaderAccessible::actionNames() const
{
    return isValid() && view()->isSortingEnabled() ? QStringList{pressAction()} : QStringList();
}

void RecordTableHeaderAccessible::doAction(const QString &name)
{
    if (!actionNames().contains(name))
        return;
    QHeaderView *header = view()->horizontalHeader();
    const bool ascending =
        header->sortIndicatorSection() == column() && header->sortIndicatorOrder() == Qt::AscendingOrder;
    header->setSortIndicator(column(), ascending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

} // namespace relata
