// Moving, selecting and editing: the part of RecordTableView that answers keys and the mouse.
#include "ui/record_table_announcer.h"
#include "ui/record_table_header.h"
#include "ui/record_table_view.h"
#include "ui/row_window.h"
#include "ui/visual_columns.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QMouseEvent>

namespace relata {

namespace {

bool isEnter(const QKeyEvent *event)
{
    return (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
           (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
}

/// Keys that carry a text which nobody means to type into a cell.
bool isCommand(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Escape || event->key() == Qt::Key_Delete ||
           event->key() == Qt::Key_Backspace;
}

bool isJump(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
}

} // namespace

void RecordTableView::keyboardSearch(const QString &) {}

void RecordTableView::keyPressEvent(QKeyEvent *event)
{
    const bool toggle = event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier;
    if (isEnter(event) && state() != EditingState && currentIndex().isValid()) {
        if (!m_dimmed)
            Q_EMIT openRequested(currentIndex());
    } else if (toggle && currentIndex().isValid()) {
        selectionModel()->select(currentIndex(), selectionCommand(currentIndex(), event));
    } else if (isCommand(event)) {
        event->ignore();
    } else {
        const QScopedValueRollback keep(m_keepAnchor, event->modifiers().testFlag(Qt::ShiftModifier));
        QAbstractItemView::keyPressEvent(event);
    }
}

void RecordTableView::mousePressEvent(QMouseEvent *event)
{
    const QScopedValueRollback keep(m_keepAnchor, event->modifiers().testFlag(Qt::ShiftModifier));
    // Without it the base class scrolls back to the pressed row after a while, wherever the wheel went.
    const bool scrolls = hasAutoScroll();
    setAutoScroll(false);
    QAbstractItemView::mousePressEvent(event);
    setAutoScroll(scrolls);
}

void RecordTableView::mouseMoveEvent(QMouseEvent *event)
{
    const QScopedValueRollback keep(m_keepAnchor, true);
    const QPoint point = event->position().toPoint();
    m_dragPoint = nearestInside(point);
    // A drag that leaves the rows goes on along their edge, while they scroll. Started first: the base
    // class would else scroll to the row at the edge, and take the mouse to be no longer near it.
    if (event->buttons().testFlag(Qt::LeftButton) && state() != EditingState && point != m_dragPoint)
        startAutoScroll();
    QMouseEvent inside(event->type(), m_dragPoint, event->globalPosition(), event->button(), event->buttons(),
                       event->modifiers(), event->pointingDevice());
    QAbstractItemView::mouseMoveEvent(&inside);
}

void RecordTableView::continueDragSelection()
{
    // m_keepAnchor: the scrolling comes from a move that is being handled already.
    if (state() != DragSelectingState || m_keepAnchor)
        return;
    QMouseEvent move(QEvent::MouseMove, m_dragPoint, viewport()->mapToGlobal(m_dragPoint), Qt::NoButton,
                     Qt::LeftButton, QGuiApplication::keyboardModifiers());
    mouseMoveEvent(&move);
}

bool RecordTableView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::ContextMenu:
        return m_dimmed || QAbstractItemView::viewportEvent(event);
    default:
        return QAbstractItemView::viewportEvent(event);
    }
}

/// With the key it is about the current cell, wherever the mouse is.
void RecordTableView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (m_dimmed || !index.isValid())
        return;
    if (byKey)
        scrollTo(index);
    const QPoint at = byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    Q_EMIT cellMenuRequested(index, at);
}

QModelIndex RecordTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex current = currentIndex();
    const VisualColumns columns(*m_header);
    if (rowCount() == 0 || columns.count() == 0)
        return {};
    if (!current.isValid())
        return model()->index(topRow(), columns.first());
    return movedCursor(action, modifiers);
}

QModelIndex RecordTableView::movedCursor(CursorAction action, Qt::KeyboardModifiers modifiers) const
{
    const QModelIndex current = currentIndex();
    const VisualColumns columns(*m_header);
    const RowWindow rows = rowWindow();
    const int lastRow = rows.rows() - 1;
    const int page = std::max(1, rows.fullRows() - 1);
    const bool jump = modifiers.testFlag(Qt::ControlModifier);
    const int ahead = isRightToLeft() ? -1 : 1;
    const auto inRow = [&](qint64 row) {
        return current.siblingAtRow(static_cast<int>(std::clamp<qint64>(row, 0, lastRow)));
    };
    const auto inColumn = [&](int column) { return current.siblingAtColumn(column); };
    switch (action) {
    case MoveUp:
        return inRow(current.row() - 1);
    case MoveDown:
        return inRow(qint64(current.row()) + 1);
    case MovePageUp:
        return inRow(qint64(current.row()) - page);
    case MovePageDown:
        return inRow(qint64(current.row()) + page);
    case MoveLeft:
        return inColumn(columns.neighbour(current.column(), -ahead));
    case MoveRight:
        return inColumn(columns.neighbour(current.column(), ahead));
    case MoveHome:
        return model()->index(jump ? 0 : current.row(), columns.first());
    case MoveEnd:
        return model()->index(jump ? lastRow : current.row(), columns.last());
    case MoveNext:
        return nextEditable(current, 1);
    case MovePrevious:
        return nextEditable(current, -1);
    }
    return current;
}

QModelIndex RecordTableView::nextEditable(const QModelIndex &from, int step) const
{
    const VisualColumns columns(*m_header);
    int row = from.row();
    int position = columns.positionOf(from.column());
    // Looks through the rest of this row and all of the next; whether a cell can be edited does not
    // differ from row to row, and a table has too many of them to ask each.
    for (int tried = 0; tried < 2 * columns.count(); ++tried) {
        position += step;
        if (position < 0 || position >= columns.count()) {
            row += step;
            position = step > 0 ? 0 : columns.count() - 1;
        }
        const QModelIndex index = model()->index(row, columns.columnAt(position));
        if (index.flags().testFlag(Qt::ItemIsEditable))
            return index;
    }
    return from;
}

QItemSelectionModel::SelectionFlags RecordTableView::selectionCommand(const QModelIndex &index,
                                                                      const QEvent *event) const
{
    // The base class moves without selecting on Ctrl and an arrow, which is right, and on Ctrl+Home and
    // Ctrl+End too, where people expect the row they land on to be selected.
    if (event != nullptr && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (isJump(key)) {
            const QKeyEvent plain(QEvent::KeyPress, key->key(), key->modifiers() & ~Qt::ControlModifier);
            return QAbstractItemView::selectionCommand(index, &plain);
        }
    }
    return QAbstractItemView::selectionCommand(index, event);
}

QPoint RecordTableView::nearestInside(const QPoint &point) const
{
    const QSize size = viewport()->size();
    return {std::clamp(point.x(), 0, std::max(0, size.width() - 1)),
            std::clamp(point.y(), 0, std::max(0, size.height() - 1))};
}

QModelIndex RecordTableView::cellNear(const QPoint &point) const
{
    const VisualColumns columns(*m_header);
    int column = m_header->logicalIndexAt(point.x());
    if (column < 0)
        column = (point.x() < 0) == isRightToLeft() ? columns.last() : columns.first();
    return column < 0 || rowCount() == 0 ? QModelIndex()
                                         : model()->index(rowWindow().nearestRow(point.y()), column);
}

void RecordTableView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    // Only the end that moves is taken from the rectangle. Its other corner is where the selection
    // began, which may be more pixels away than a coordinate can say.
    const QModelIndex moving = cellNear(rect.bottomRight());
    if (!moving.isValid() || selectionModel() == nullptr)
        return;
    const bool extends = command.testFlag(QItemSelectionModel::Current) || state() == DragSelectingState;
    if (!extends || !m_anchor.isValid())
        m_anchor = moving;
    selectionModel()->select(cellsBetween(m_anchor, moving), command);
}

QItemSelection RecordTableView::cellsBetween(const QModelIndex &one, const QModelIndex &other) const
{
    const auto [top, bottom] = std::minmax({one.row(), other.row()});
    QItemSelection selection;
    if (selectionBehavior() == SelectRows) {
        selection.select(model()->index(top, 0), model()->index(bottom, model()->columnCount() - 1));
        return selection;
    }
    for (const auto [first, last] : VisualColumns(*m_header).runsBetween(one.column(), other.column()))
        selection.append(QItemSelectionRange(model()->index(top, first), model()->index(bottom, last)));
    return selection;
}

QRegion RecordTableView::visualRegionForSelection(const QItemSelection &selection) const
{
    const RowWindow rows = rowWindow();
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const int top = std::max(range.top(), rows.first());
        const int bottom = std::min(range.bottom(), rows.last());
        if (top <= bottom)
            region += QRect(0, rows.yOf(top), viewport()->width(), (bottom - top + 1) * rowHeight());
    }
    return region;
}

void RecordTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    if (!m_keepAnchor)
        m_anchor = current;
    QAbstractItemView::currentChanged(current, previous);
    updateRow(previous.row());
    updateRow(current.row());
    RecordTableAnnouncer(this).currentChanged();
}

void RecordTableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    RecordTableAnnouncer(this).selectionChanged();
}

void RecordTableView::updateRow(int row)
{
    const RowWindow rows = rowWindow();
    if (rows.contains(row))
        viewport()->update(0, rows.yOf(row), viewport()->width(), rowHeight());
}

bool RecordTableView::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    if (m_dimmed || !QAbstractItemView::edit(index, trigger, event))
        return false;
    adoptEditor(index);
    return true;
}

void RecordTableView::adoptEditor(const QModelIndex &index)
{
    QWidget *editor = indexWidget(model()->buddy(index));
    if (editor == nullptr || editor == m_editor)
        return;
    m_editor = editor;
    m_editorIndex = index;
    if (editor->accessibleName().isEmpty())
        editor->setAccessibleName(model()->headerData(index.column(), Qt::Horizontal).toString());
    if (QWidget *inner = editor->focusProxy(); inner != nullptr && inner->accessibleName().isEmpty())
        inner->setAccessibleName(editor->accessibleName());
}

void RecordTableView::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    // Before the base class: it may open the editor of the next cell.
    if (m_editor == editor)
        m_editor.clear();
    QAbstractItemView::closeEditor(editor, hint);
}

} // namespace relata
