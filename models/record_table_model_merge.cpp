// Putting the rows that are shown and the same rows read anew together: the part of RecordTableModel that
// lets rows come, go and move under whoever looks at them, without a reset.
//
// Only the rows in sight, and the record that somebody is at, are known on both sides. Everything else is so
// many rows above, between and below, of which nothing is at hand and nothing has to be said but their
// number.
#include "models/record_table_model.h"
#include "models/row_steps.h"

#include <algorithm>
#include <limits>

namespace relata {

namespace {

/// Rows of a view have no key: what counts there is the place.
RecordKey keyAtPlace(const RecordSet &rows, qint64 row, qint64 place)
{
    const Record *record = rows.recordAt(row);
    return record && !record->key.isEmpty() ? record->key : RecordKey({qlonglong(place)});
}

QList<RecordKey> keysOf(const RecordSet &rows, qint64 first, qint64 count)
{
    QList<RecordKey> keys;
    for (qint64 i = 0; i < count; ++i)
        keys << keyAtPlace(rows, first + i, i);
    return keys;
}

} // namespace

void RecordTableModel::merge(LiveRows::Fresh &fresh)
{
    if (!sight() || fresh.rows->rowCount() > std::numeric_limits<int>::max())
        return;
    releaseHeld(); // one that nobody is at any more
    Window shown = window();
    takeHeldAlong(fresh, shown);
    if (const auto kept = keptRow(); kept && fresh.keptRow)
        bringKeptToItsSide(shown, *kept, fresh);
    fitAbove(shown, fresh);
    fitWindow(shown, fresh);
    fitBelow(fresh);
    swap(fresh);
}

/// Behind the nearest one above it that is still there; where none is, in its place on the screen.
qint64 RecordTableModel::placeInSight(const LiveRows::Fresh &fresh, const Window &before, qint64 row) const
{
    const qint64 end = fresh.first + fresh.count;
    for (qint64 above = row - 1; above >= before.first; --above) {
        const auto now = fresh.rows->rowOf(m_shown->recordAt(above)->key);
        if (now && *now >= fresh.first && *now < end)
            return *now + 1;
    }
    return before.first == 0 ? fresh.first : std::min(fresh.first + row - before.first, end);
}

/// The record that somebody is at, and that the query does not show any more, stays where it is. It may be
/// known only by now that it does not.
void RecordTableModel::takeHeldAlong(LiveRows::Fresh &fresh, const Window &before)
{
    const auto row = keptRow();
    if (!row || fresh.keptRow || !m_shown->recordAt(*row))
        return;
    const Record record = *m_shown->recordAt(*row);
    qint64 to = 0;
    if (*row >= before.first && *row < before.end()) {
        to = placeInSight(fresh, before, *row);
        ++fresh.count;
    } else if (*row < before.first) { // out of sight its number says little
        to = std::min(*row, fresh.first);
        ++fresh.first;
    } else {
        to = std::clamp(*row, fresh.first + fresh.count, fresh.rows->rowCount());
    }
    if (m_shown->heldRow() != row)
        m_whyHeld = tr("This record does not belong here any more.");
    fresh.rows->insertHeld(to, record);
    fresh.keptRow = to;
}

/// Where somebody's record leaves what is in sight, or comes into it, it moves there at first, so that it is
/// followed.
void RecordTableModel::bringKeptToItsSide(Window &shown, qint64 keptRow, const LiveRows::Fresh &fresh)
{
    const qint64 to = fresh.keptRow.value_or(0);
    const bool wasAbove = keptRow < shown.first;
    const bool wasBelow = keptRow >= shown.end();
    const bool isAbove = to < fresh.first;
    const bool isBelow = to >= fresh.first + fresh.count;
    if (wasAbove == isAbove && wasBelow == isBelow)
        return;
    if (isBelow) {
        moveRow(keptRow, shown.end() - 1);
        shown.first -= wasAbove ? 1 : 0;
        shown.count -= wasAbove ? 0 : 1;
    } else if (isAbove) {
        moveRow(keptRow, shown.first);
        shown.first += 1;
        shown.count -= wasBelow ? 0 : 1;
    } else {
        moveRow(keptRow, wasAbove ? shown.first - 1 : shown.end());
        shown.first -= wasAbove ? 1 : 0;
        shown.count += 1;
    }
}

void RecordTableModel::fitAbove(Window &shown, const LiveRows::Fresh &fresh)
{
    const auto kept = keptRow();
    const qint64 to = fresh.keptRow.value_or(fresh.first);
    if (kept && *kept < shown.first && to < fresh.first) {
        fitStretch(*kept + 1, shown.first - *kept - 1, fresh.first - to - 1);
        fitStretch(0, *kept, to);
    } else {
        fitStretch(0, shown.first, fresh.first);
    }
    shown.first = fresh.first;
}

void RecordTableModel::fitWindow(const Window &shown, const LiveRows::Fresh &fresh)
{
    const QList<RecordKey> before = keysOf(*m_shown, shown.first, shown.count);
    const QList<RecordKey> after = keysOf(*fresh.rows, fresh.first, fresh.count);
    const QSet<RecordKey> known(before.begin(), before.end());
    qsizetype lastKnown = shown.end() == m_rows ? after.size() : 0;
    for (qsizetype i = 0; i < after.size(); ++i)
        lastKnown = known.contains(after.at(i)) ? std::max(lastKnown, i) : lastKnown;
    QSet<int> all;
    for (int column = 0; column < columnCount(); ++column)
        all.insert(column);
    for (const RowStep &step : rowSteps(before, after)) {
        if (step.kind == RowStep::Kind::Remove) {
            fitStretch(fresh.first + step.from, 1, 0);
        } else if (step.kind == RowStep::Kind::Move) {
            moveRow(fresh.first + step.from, fresh.first + step.to);
        } else {
            const Record record = *fresh.rows->recordAt(fresh.first + step.to);
            beginInsertRows({}, int(fresh.first + step.to), int(fresh.first + step.to));
            m_shown->shiftIn(fresh.first + step.to, 1);
            m_shown->replaceRow(fresh.first + step.to, record);
            ++m_rows;
            endInsertRows();
            if (step.to < lastKnown) // behind it is what comes into sight only because others went
                m_news.add(record.key, all);
        }
    }
    for (qint64 row = fresh.first; row < fresh.first + fresh.count; ++row) {
        if (fresh.rows->heldRow() != row)
            replace(row, Record(*fresh.rows->recordAt(row)));
    }
}

void RecordTableModel::fitBelow(const LiveRows::Fresh &fresh)
{
    const qint64 end = fresh.first + fresh.count;
    const auto kept = keptRow();
    const qint64 to = fresh.keptRow.value_or(0);
    if (kept && *kept >= end && to >= end) {
        fitStretch(*kept + 1, m_rows - *kept - 1, fresh.rows->rowCount() - to - 1);
        fitStretch(end, *kept - end, to - end);
    } else {
        fitStretch(end, m_rows - end, fresh.rows->rowCount() - end);
    }
}

/// Makes a stretch of rows longer or shorter, at its end.
void RecordTableModel::fitStretch(qint64 first, qint64 has, qint64 wants)
{
    if (wants > has) {
        beginInsertRows({}, int(first + has), int(first + wants - 1));
        m_shown->shiftIn(first + has, wants - has);
        m_rows += int(wants - has);
        endInsertRows();
    } else if (wants < has) {
        beginRemoveRows({}, int(first + wants), int(first + has - 1));
        m_shown->shiftOut(first + wants, has - wants);
        m_rows -= int(has - wants);
        endRemoveRows();
    }
}

void RecordTableModel::moveRow(qint64 from, qint64 to)
{
    if (from == to)
        return;
    // beginMoveRows() counts the row that moves as still there.
    beginMoveRows({}, int(from), int(from), {}, int(to > from ? to + 1 : to));
    m_shown->shift(from, to);
    endMoveRows();
}

/// The rows are the same by now, as far as anybody can tell; those read anew have the right positions.
void RecordTableModel::swap(LiveRows::Fresh &fresh)
{
    Q_ASSERT(m_rows == fresh.rows->rowCount());
    const auto kept = keptRow();
    if (kept && m_shown->recordAt(*kept) && !fresh.rows->recordAt(*kept))
        fresh.rows->replaceRow(*kept, Record(*m_shown->recordAt(*kept)));
    const bool hadGaps = window().end() <= std::min(m_inSight.second, m_rows - 1);
    m_shown->disconnect(this);
    m_shown->disconnect(m_live);
    m_shown.release()->deleteLater(); // whoever brought us may be its own
    m_shown = std::move(fresh.rows);
    follow(m_shown.get());
    if (m_inSight.first <= m_inSight.second)
        m_shown->look(m_inSight.first, m_inSight.second);
    if (hadGaps && m_rows > 0) // what was on its way into them comes no more
        Q_EMIT dataChanged(index(std::clamp(m_inSight.first, 0, m_rows - 1), 0),
                           index(std::clamp(m_inSight.second, 0, m_rows - 1), columnCount() - 1));
    Q_EMIT countChanged();
    if (!m_news.isEmpty())
        Q_EMIT newsArrived();
}

} // namespace relata
