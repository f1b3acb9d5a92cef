// Reading everything again while nothing moves: the part of RecordTableModel behind refresh().
#include "models/database/database_session.h"
#include "models/record_table_model.h"

#include <algorithm>
#include <limits>

namespace relata {

void RecordTableModel::keepInPlace(const QModelIndex &current)
{
    m_current = current;
    const RecordKey key = keyAt(current.row());
    if (std::exchange(m_kept, key) == key)
        return;
    // Not at once: whoever says so is in the middle of going from one row to another.
    if (m_shown && m_shown->heldRow())
        QMetaObject::invokeMethod(this, &RecordTableModel::releaseHeld, Qt::QueuedConnection);
}

void RecordTableModel::refreshAnywhere()
{
    refresh(m_kept, std::max(0, m_current.row()));
}

void RecordTableModel::refresh(const RecordKey &key, qint64 nearRow)
{
    if (!m_shown && !m_next)
        return;
    prepare(std::make_unique<RecordSet>(m_session, askedQuery()));
    m_nextIsRefresh = true;
    m_next->loadAround(key, nearRow);
}

/// No reset: that would take the selection, the place on the screen and an open editor along. Nor is every
/// row told to have moved, of which there may be millions: all move by as much as the one that is looked at,
/// and then are said to have changed.
void RecordTableModel::showRefreshed()
{
    Q_EMIT aboutToRefresh();
    const auto now = m_current.isValid() && !m_kept.isEmpty() ? m_next->rowOf(m_kept) : std::nullopt;
    if (now && *now <= std::numeric_limits<int>::max())
        takeNextMovedBy(int(*now) - m_current.row());
    else
        takeNext();
    setRows(int(std::min<qint64>(m_shown->rowCount(), std::numeric_limits<int>::max())));
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
    Q_EMIT refreshed();
    Q_EMIT pendingChanged(false);
    Q_EMIT countChanged();
    m_live->proceed();
}

/// By rows that come or go above all others.
void RecordTableModel::takeNextMovedBy(int rows)
{
    if (rows > 0)
        beginInsertRows({}, 0, rows - 1);
    else if (rows < 0)
        beginRemoveRows({}, 0, -rows - 1);
    takeNext();
    m_rows += rows;
    if (rows > 0)
        endInsertRows();
    else if (rows < 0)
        endRemoveRows();
}

} // namespace relata
