// Following what somebody else writes, record by record: the part of RecordTableModel behind
// DatabaseSession::changedElsewhere(). Rows that come, go and move: record_table_model_merge.cpp.
#include "models/database/cut_value.h"
#include "models/database/database_session.h"
#include "models/record_table_model.h"

#include <algorithm>

namespace relata {

namespace {

/// What is brought up to date where nobody says what is looked at.
constexpr int RowsWithoutView = 256;

/// Sorting more than this anew after each change would keep the one who reads the sorted rows waiting.
constexpr qint64 SortedAgain = 300'000;

} // namespace

void RecordTableModel::connectLive()
{
    connect(m_session, &DatabaseSession::changedElsewhere, m_live, &LiveRows::changedElsewhere);
    connect(m_live, &LiveRows::looked, this, &RecordTableModel::adoptLooked);
    connect(m_live, &LiveRows::reread, this, [this](LiveRows::Fresh *fresh) { merge(*fresh); });
    connect(m_live, &LiveRows::failed, this, &RecordTableModel::failed);
}

void RecordTableModel::releaseHeld()
{
    const auto row = m_shown ? m_shown->heldRow() : std::nullopt;
    if (!row || m_shown->recordAt(*row)->key == m_kept)
        return;
    beginRemoveRows({}, int(*row), int(*row));
    m_shown->removeHeld();
    --m_rows;
    endRemoveRows();
    Q_EMIT countChanged();
}

/// Also of a record that is not at hand any more since somebody has scrolled far away from it; and not where
/// a page that was read later has it already.
std::optional<qint64> RecordTableModel::keptRow() const
{
    if (!m_shown || m_kept.isEmpty())
        return std::nullopt;
    const Record *there = m_current.isValid() ? m_shown->recordAt(m_current.row()) : nullptr;
    if (m_current.isValid() && (!there || there->key == m_kept))
        return m_current.row();
    return m_shown->rowOf(m_kept);
}

/// The rows in sight, as far as they are at hand one after the other.
RecordTableModel::Window RecordTableModel::window() const
{
    const auto [firstInSight, lastInSight] =
        m_inSight.second < m_inSight.first ? std::pair(0, RowsWithoutView - 1) : m_inSight;
    const int last = std::min(lastInSight, m_rows - 1);
    int first = std::max(0, firstInSight);
    while (first <= last && !m_shown->recordAt(first))
        ++first;
    int end = first;
    while (end <= last && m_shown->recordAt(end))
        ++end;
    return first <= last ? Window{first, end - first}
                         : Window{std::max(0, std::min(firstInSight, m_rows)), 0};
}

std::optional<LiveRows::Sight> RecordTableModel::sight() const
{
    const bool growing = m_shown && !m_shown->isComplete() && !m_shown->isStopped();
    if (!m_shown || m_next || m_placing > 0 || growing)
        return std::nullopt;
    const Window shown = window();
    LiveRows::Sight sight{.query = m_query, .first = shown.first, .rows = shown.count};
    const bool takesLong = m_shown->index().isSorted() && m_shown->rowCount() > SortedAgain;
    sight.anew = !m_shown->isStopped() && !takesLong;
    if (!m_columns.table() || m_columns.table()->key.isEmpty())
        return sight;
    for (qint64 row = shown.first; row < shown.end(); ++row) {
        const RecordKey &key = m_shown->recordAt(row)->key;
        sight.keys << key;
        if (sight.anchor.isEmpty() && m_shown->heldRow() != row) {
            sight.anchor = key;
            sight.anchorRow = row;
        }
    }
    if (keptRow()) {
        sight.kept = m_kept;
        if (!sight.keys.contains(m_kept))
            sight.keys << m_kept;
    }
    return sight;
}

void RecordTableModel::adoptLooked(const QList<RecordKey> &asked, const QList<RecordNow> &now)
{
    if (!sight()) {
        m_live->changedElsewhere(); // other rows are on their way: later
        return;
    }
    releaseHeld(); // one that nobody is at any more
    QHash<RecordKey, const RecordNow *> found;
    for (const RecordNow &record : now)
        found.insert(record.record.key, &record);
    QList<QPersistentModelIndex> rows; // they move while others go
    for (const RecordKey &key : asked) {
        const auto row = m_shown->rowOf(key);
        rows << (row ? index(int(*row), 0) : QModelIndex());
    }
    for (qsizetype i = 0; i < asked.size(); ++i) {
        const Record *before = recordAt(rows.at(i).row());
        if (!before)
            continue;
        const RecordNow *record = found.value(asked.at(i));
        if (!record)
            leaveOrHold(rows.at(i).row(), Record(*before), tr("Somebody else deleted this record."));
        else if (!record->fits)
            leaveOrHold(rows.at(i).row(), record->record,
                        tr("Somebody else changed this record: it does not belong here any more."));
        else
            replace(rows.at(i).row(), record->record);
    }
}

/// A record that the query does not show any more: it goes, unless somebody is at it.
void RecordTableModel::leaveOrHold(qint64 row, const Record &record, const QString &why)
{
    if (record.key != m_kept) {
        remove(row);
        return;
    }
    const Record before = *m_shown->recordAt(row);
    const bool isHeld = m_shown->heldRow() == row;
    if (isHeld && before == record && why == m_whyHeld)
        return;
    m_whyHeld = why;
    if (const QSet<int> columns = changedColumns(before, record); !columns.isEmpty())
        m_news.add(record.key, columns);
    if (isHeld)
        m_shown->replaceRow(row, record);
    else
        m_shown->hold(row, record);
    Q_EMIT dataChanged(index(int(row), 0), index(int(row), columnCount() - 1));
    Q_EMIT newsArrived();
}

void RecordTableModel::replace(qint64 row, const Record &record)
{
    const Record before = *m_shown->recordAt(row);
    const bool wasHeld = m_shown->heldRow() == row;
    if (wasHeld)
        m_shown->countHeld();
    if (before == record && !wasHeld)
        return;
    const QSet<int> columns = changedColumns(before, record);
    m_shown->replaceRow(row, record);
    if (!columns.isEmpty()) {
        m_news.add(record.key, columns);
        Q_EMIT newsArrived();
    }
    Q_EMIT dataChanged(index(int(row), 0), index(int(row), columnCount() - 1));
}

QSet<int> RecordTableModel::changedColumns(const Record &before, const Record &now) const
{
    QSet<int> columns;
    for (int column = 0; column < columnCount(); ++column) {
        if (!looksSame(m_columns.value(before, column), m_columns.value(now, column)) ||
            m_columns.text(before, column) != m_columns.text(now, column))
            columns.insert(column);
    }
    return columns;
}

} // namespace relata
