#include "ui/record_table_cell_accessible.h"

#include "ui/record_table_accessible.h"
#include "ui/record_table_view.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QStyledItemDelegate>

namespace relata {

QModelIndex RecordTableCellAccessible::index() const
{
    return isValid() ? view()->model()->index(row(), column()) : QModelIndex();
}

QString RecordTableCellAccessible::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Description)
        return index().data(Qt::AccessibleDescriptionRole).toString();
    if (kind != QAccessible::Name || !index().isValid())
        return {};
    const QString spoken = index().data(Qt::AccessibleTextRole).toString();
    return spoken.isEmpty() ? displayedText() : spoken;
}

QString RecordTableCellAccessible::displayedText() const
{
    const QVariant value = index().data();
    const auto *delegate = qobject_cast<QStyledItemDelegate *>(view()->itemDelegateForIndex(index()));
    return delegate != nullptr ? delegate->displayText(value, view()->locale()) : value.toString();
}

QRect RecordTableCellAccessible::rect() const
{
    if (!index().isValid())
        return {};
    const QRect rect = view()->visualRect(index());
    return {view()->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

QAccessible::Role RecordTableCellAccessible::role() const
{
    return QAccessible::Cell;
}

QAccessible::State RecordTableCellAccessible::state() const
{
    QAccessible::State state;
    if (!index().isValid()) {
        state.invalid = true;
        return state;
    }
    const Qt::ItemFlags flags = index().flags();
    const QRect rect = view()->visualRect(index());
    state.invisible = rect.isEmpty() || !view()->isVisible();
    state.offscreen = !rect.intersects(view()->viewport()->rect());
    state.disabled = !flags.testFlag(Qt::ItemIsEnabled);
    state.editable = flags.testFlag(Qt::ItemIsEditable);
    state.readOnly = !state.editable;
    state.selectable = flags.testFlag(Qt::ItemIsSelectable);
    state.multiSelectable = view()->selectionMode() != QAbstractItemView::SingleSelection;
    state.selected = isSelected();
    state.focusable = true;
    state.focused = view()->hasFocus() && view()->currentIndex() == index();
    return state;
}

void *RecordTableCellAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableCellInterface)
        return static_cast<QAccessibleTableCellInterface *>(this);
    return RecordTablePartAccessible::interface_cast(type);
}

QString RecordTableCellAccessible::editAction()
{
    return QStringLiteral("Edit");
}

QStringList RecordTableCellAccessible::actionNames() const
{
    if (!index().isValid())
        return {};
    QStringList names{setFocusAction()};
    if (!view()->isDimmed())
        names.append(pressAction());
    if (!view()->isDimmed() && index().flags().testFlag(Qt::ItemIsEditable))
        names.append(editAction());
    return names;
}

QString RecordTableCellAccessible::localizedActionName(const QString &name) const
{
    return name == editAction() ? QCoreApplication::translate("RecordTableCell", "Edit")
                                : RecordTablePartAccessible::localizedActionName(name);
}

void RecordTableCellAccessible::doAction(const QString &name)
{
    if (!actionNames().contains(name))
        return;
    view()->setFocus();
    view()->setCurrentIndex(index());
    if (name == pressAction())
        Q_EMIT view()->openRequested(index());
    else if (name == editAction())
        view()->edit(index());
}

bool RecordTableCellAccessible::isSelected() const
{
    return index().isValid() && view()->selectionModel()->isSelected(index());
}

QList<QAccessibleInterface *> RecordTableCellAccessible::columnHeaderCells() const
{
    const auto *accessible = dynamic_cast<RecordTableAccessible *>(parent());
    QAccessibleInterface *header = accessible != nullptr ? accessible->headerCell(position()) : nullptr;
    return header != nullptr ? QList{header} : QList<QAccessibleInterface *>();
}

QList<QAccessibleInterface *> RecordTableCellAccessible::rowHeaderCells() const
{
    return {};
}

int RecordTableCellAccessible::columnIndex() const
{
    return position();
}

int RecordTableCellAccessible::rowIndex() const
{
    return row();
}

QAccessibleInterface *RecordTableCellAccessible::table() const
{
    return parent();
}

} // namespace relata
