#include "ui/record_table_accessible.h"

#include "ui/record_table_cell_accessible.h"
#include "ui/record_table_header_accessible.h"
#include "ui/record_table_view.h"
#include "ui/visual_columns.h"

#include <QtWidgets/QHeaderView>

namespace relata {

namespace {

/// More than any screen shows, and bounded: what a screen reader has left behind is dropped.
constexpr qsizetype cachedCells = 4096;

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    if (className == QLatin1StringView(RecordTableView::staticMetaObject.className()))
        return new RecordTableAccessible(static_cast<RecordTableView *>(object));
    return nullptr;
}

VisualColumns columnsOf(const RecordTableView *view)
{
    return VisualColumns(*view->horizontalHeader());
}

} // namespace

RecordTableAccessible::RecordTableAccessible(RecordTableView *view)
    : QAccessibleWidget(view, QAccessible::Table)
    , m_cells(cachedCells)
{
}

RecordTableAccessible::~RecordTableAccessible() = default;

void RecordTableAccessible::install()
{
    QAccessible::installFactory(makeAccessible);
}

RecordTableView *RecordTableAccessible::view() const
{
    return static_cast<RecordTableView *>(widget());
}

void *RecordTableAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

int RecordTableAccessible::rowCount() const
{
    return view()->model() == nullptr ? 0 : view()->model()->rowCount();
}

int RecordTableAccessible::columnCount() const
{
    return columnsOf(view()).count();
}

qint64 RecordTableAccessible::cellCount() const
{
    constexpr qint64 countable = std::numeric_limits<int>::max();
    const qint64 columns = columnCount();
    return std::min(columns + columns * rowCount(), countable - 1);
}

int RecordTableAccessible::childCount() const
{
    return static_cast<int>(cellCount()) + (editor() != nullptr ? 1 : 0);
}

QAccessibleInterface *RecordTableAccessible::child(int index) const
{
    const int columns = columnCount();
    if (index == cellCount())
        return editor();
    if (index < 0 || index > cellCount())
        return nullptr;
    return index < columns ? headerCell(index) : cellAt(index / columns - 1, index % columns);
}

int RecordTableAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    if (child == nullptr)
        return -1;
    if (child == editor())
        return static_cast<int>(cellCount());
    const auto *part = dynamic_cast<const RecordTablePartAccessible *>(child);
    if (part == nullptr || part->view() != view() || part->position() < 0)
        return -1;
    const qint64 index = (qint64(part->row()) + 1) * columnCount() + part->position();
    return index < cellCount() ? static_cast<int>(index) : -1;
}

QAccessibleInterface *RecordTableAccessible::childAt(int x, int y) const
{
    const QHeaderView *header = view()->horizontalHeader();
    const QPoint global(x, y);
    const QPoint inHeader = header->viewport()->mapFromGlobal(global);
    if (header->isVisible() && header->viewport()->rect().contains(inHeader))
        return headerCell(columnsOf(view()).positionOf(header->logicalIndexAt(inHeader)));
    const QPoint inRows = view()->viewport()->mapFromGlobal(global);
    if (!view()->viewport()->rect().contains(inRows))
        return nullptr;
    const QModelIndex index = view()->indexAt(inRows);
    return index.isValid() ? cell(index.row(), index.column()) : nullptr;
}

QAccessibleInterface *RecordTableAccessible::focusChild() const
{
    if (editor() != nullptr)
        return editor();
    const QModelIndex current = view()->currentIndex();
    return current.isValid() ? cellAt(current.row(), columnsOf(view()).positionOf(current.column()))
                             : nullptr;
}

QAccessible::State RecordTableAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.busy = view()->isDimmed();
    state.multiSelectable = view()->selectionMode() != QAbstractItemView::SingleSelection;
    state.extSelectable = state.multiSelectable;
    return state;
}

QString RecordTableAccessible::text(QAccessible::Text kind) const
{
    const QString own = QAccessibleWidget::text(kind);
    const bool saysEmpty = kind == QAccessible::Description && own.isEmpty() && rowCount() == 0;
    return saysEmpty ? view()->emptyText() : own;
}

QAccessibleInterface *RecordTableAccessible::editor() const
{
    QWidget *editor = view()->openEditor();
    return editor != nullptr ? QAccessible::queryAccessibleInterface(editor) : nullptr;
}

QAccessibleInterface *RecordTableAccessible::headerCell(int position) const
{
    const int column = columnsOf(view()).columnAt(position);
    if (column < 0)
        return nullptr;
    const AccessibleCellCache::Key key{-1, column};
    if (QAccessibleInterface *known = m_cells.find(key))
        return known;
    m_cells.insert(key, new RecordTableHeaderAccessible(view(), column));
    return m_cells.find(key);
}

QAccessibleInterface *RecordTableAccessible::cellAt(int row, int column) const
{
    const int logical = columnsOf(view()).columnAt(column);
    return row < 0 || row >= rowCount() || logical < 0 ? nullptr : cell(row, logical);
}

QAccessibleInterface *RecordTableAccessible::cell(int row, int column) const
{
    const AccessibleCellCache::Key key{row, column};
    if (QAccessibleInterface *known = m_cells.find(key))
        return known;
    m_cells.insert(key, new RecordTableCellAccessible(view(), row, column));
    return m_cells.find(key);
}

QList<QAccessibleInterface *> RecordTableAccessible::knownCells(const QItemSelectionRange &range) const
{
    QList<QAccessibleInterface *> cells;
    const std::list<AccessibleCellCache::Key> known = m_cells.keys();
    for (const auto [row, column] : known) {
        if (row >= 0 && range.contains(row, column, {}))
            cells.append(cell(row, column));
    }
    return cells;
}

QString RecordTableAccessible::columnDescription(int column) const
{
    const QAccessibleInterface *header = headerCell(column);
    return header != nullptr ? header->text(QAccessible::Name) : QString();
}

QString RecordTableAccessible::rowDescription(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    return view()->model()->headerData(row, Qt::Vertical, Qt::AccessibleTextRole).toString();
}

void RecordTableAccessible::modelChange(QAccessibleTableModelChangeEvent *event)
{
    // A cell is known by its row and column, which mean another record from now on.
    if (event->modelChangeType() != QAccessibleTableModelChangeEvent::DataChanged)
        m_cells.clear();
}

} // namespace relata
