#pragma once

#include "ui/accessible_cell_cache.h"

#include <QtCore/QItemSelectionModel>
#include <QtWidgets/QAccessibleWidget>

namespace relata {

class RecordTableView;

/// A RecordTableView as a screen reader meets it: a table of the columns in their visual order.
///
/// Its children are the column titles, then the cells row by row, then the open editor. They are counted
/// in 64 bits and clamped; a cell beyond the last countable child is still reached by row and column.
/// Numbers of selected rows and cells come from selection ranges, and lists of them are cut at a bound,
/// so that nothing here grows with the table. GUI thread only.
class RecordTableAccessible : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit RecordTableAccessible(RecordTableView *view);
    ~RecordTableAccessible() override;
    Q_DISABLE_COPY_MOVE(RecordTableAccessible)

    /// Tells Qt to make one for each RecordTableView; may be called again.
    static void install();

    RecordTableView *view() const;
    QAccessibleInterface *headerCell(int position) const;
    /// The cells in a range that someone has asked for and that are still kept.
    QList<QAccessibleInterface *> knownCells(const QItemSelectionRange &range) const;

    void *interface_cast(QAccessible::InterfaceType type) override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *focusChild() const override;
    QAccessible::State state() const override;
    QString text(QAccessible::Text kind) const override;

    QAccessibleInterface *caption() const override { return nullptr; }

    QAccessibleInterface *summary() const override { return nullptr; }

    QAccessibleInterface *cellAt(int row, int column) const override;
    int rowCount() const override;
    int columnCount() const override;
    QString columnDescription(int column) const override;
    QString rowDescription(int row) const override;

    int selectedCellCount() const override;
    int selectedColumnCount() const override;
    int selectedRowCount() const override;
    QList<QAccessibleInterface *> selectedCells() const override;
    QList<int> selectedColumns() const override;
    QList<int> selectedRows() const override;
    bool isColumnSelected(int column) const override;
    bool isRowSelected(int row) const override;
    bool selectRow(int row) override;
    bool selectColumn(int column) override;
    bool unselectRow(int row) override;
    bool unselectColumn(int column) override;
    void modelChange(QAccessibleTableModelChangeEvent *event) override;

private:
    QAccessibleInterface *editor() const;
    QAccessibleInterface *cell(int row, int column) const;
    qint64 cellCount() const;
    bool acceptsSelection() const;
    bool changeRow(int row, QItemSelectionModel::SelectionFlags command);
    bool changeColumn(int column, QItemSelectionModel::SelectionFlags command);

    mutable AccessibleCellCache m_cells;
};

} // namespace relata
