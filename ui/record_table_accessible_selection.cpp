// What is selected and selecting: the part of RecordTableAccessible that works on ranges.
#include "ui/record_table_accessible.h"
#include "ui/record_table_view.h"
#include "ui/selection_counts.h"
#include "ui/visual_columns.h"

#include <QtWidgets/QHeaderView>

namespace relata {

namespace {

/// How many selected rows or cells are listed to a client that asks for all of them.
constexpr qsizetype listedAtMost = 1000;

VisualColumns columnsOf(const RecordTableView *view)
{
    return VisualColumns(*view->horizontalHeader());
}

} // namespace

int RecordTableAccessible::selectedCellCount() const
{
    return SelectionCounts(*view()).cells();
}

int RecordTableAccessible::selectedRowCount() const
{
    return SelectionCounts(*view()).rows();
}

int RecordTableAccessible::selectedColumnCount() const
{
    return static_cast<int>(selectedColumns().size());
}

QList<QAccessibleInterface *> RecordTableAccessible::selectedCells() const
{
    QList<QAccessibleInterface *> cells;
    for (const QModelIndex &index : SelectionCounts(*view()).firstCells(listedAtMost))
        cells.append(cell(index.row(), index.column()));
    return cells;
}

QList<int> RecordTableAccessible::selectedRows() const
{
    return SelectionCounts(*view()).firstRows(listedAtMost);
}

QList<int> RecordTableAccessible::selectedColumns() const
{
    QList<int> columns;
    for (int position = 0; position < columnCount(); ++position) {
        if (isColumnSelected(position))
            columns.append(position);
    }
    return columns;
}

bool RecordTableAccessible::isColumnSelected(int column) const
{
    return SelectionCounts(*view()).hasColumn(columnsOf(view()).columnAt(column));
}

bool RecordTableAccessible::isRowSelected(int row) const
{
    return SelectionCounts(*view()).hasRow(row);
}

bool RecordTableAccessible::selectRow(int row)
{
    const bool single = view()->selectionMode() == QAbstractItemView::SingleSelection;
    return changeRow(row, single ? QItemSelectionModel::ClearAndSelect : QItemSelectionModel::Select);
}

bool RecordTableAccessible::unselectRow(int row)
{
    return changeRow(row, QItemSelectionModel::Deselect);
}

bool RecordTableAccessible::changeRow(int row, QItemSelectionModel::SelectionFlags command)
{
    if (row < 0 || row >= rowCount() || !acceptsSelection())
        return false;
    const QModelIndex first = view()->model()->index(row, 0);
    view()->selectionModel()->select(first, command | QItemSelectionModel::Rows);
    return true;
}

bool RecordTableAccessible::selectColumn(int column)
{
    return changeColumn(column, QItemSelectionModel::Select);
}

bool RecordTableAccessible::unselectColumn(int column)
{
    return changeColumn(column, QItemSelectionModel::Deselect);
}

bool RecordTableAccessible::changeColumn(int column, QItemSelectionModel::SelectionFlags command)
{
    const int logical = columnsOf(view()).columnAt(column);
    // Where whole records are selected, a column of them would be all of them.
    if (logical < 0 || rowCount() == 0 || !acceptsSelection() ||
        view()->selectionBehavior() == QAbstractItemView::SelectRows ||
        view()->selectionMode() == QAbstractItemView::SingleSelection)
        return false;
    const QAbstractItemModel *model = view()->model();
    const QItemSelection cells(model->index(0, logical), model->index(rowCount() - 1, logical));
    view()->selectionModel()->select(cells, command);
    return true;
}

bool RecordTableAccessible::acceptsSelection() const
{
    return !view()->isDimmed() && view()->selectionMode() != QAbstractItemView::NoSelection;
}

} // namespace relata
