// Following what was written, row by row: the part of RecordTableModel behind DatabaseSession::changed().
#include "models/database/database_session.h"
#include "models/record_table_model.h"

#include <algorithm>

namespace relata {

namespace {

/// More changes than this at once are followed by reading everything again.
constexpr qsizetype FollowedChanges = 1;

} // namespace

bool RecordTableModel::concerns(const Change &change) const
{
    if (change.table == m_query.table)
        return true;
    const auto related = [&](const Relationship &r) {
        return r.parentTable == change.table || r.childTable == change.table;
    };
    const SchemaPtr schema = m_session->schema();
    return std::ranges::any_of(schema->childrenOf(m_query.table), related) ||
           std::ranges::any_of(schema->parentsOf(m_query.table), related);
}

/// What was saved is shown at once: who goes on typing in the record begins with it, not with what was there
/// before, which would be told as somebody else's change.
void RecordTableModel::adopt(const Change &change)
{
    const auto row = m_shown ? m_shown->rowOf(change.key) : std::nullopt;
    const Record *shown = row ? m_shown->recordAt(*row) : nullptr;
    if (!shown || change.kind != Change::Kind::Update || change.table != m_query.table)
        return;
    Record record = *shown;
    record.key = change.keyAfter; // which is another one wherever rows go by where they lie
    for (const auto &[column, value] : change.after.asKeyValueRange()) {
        const qsizetype at = m_columns.table()->indexOf(column);
        if (at >= 0)
            record.values[at] = value;
    }
    m_shown->replaceRow(*row, record);
}

void RecordTableModel::applyChanges(const QList<Change> &changes)
{
    const auto own = std::ranges::count(changes, m_query.table, &Change::table);
    if (own <= FollowedChanges) // of more than that, all is read again anyway
        std::ranges::for_each(changes, [this](const Change &change) { adopt(change); });
    if (m_next) {
        refreshAnywhere(); // it may have read its rows before the change
        return;
    }
    if (!m_shown || std::ranges::none_of(changes, [this](const Change &change) { return concerns(change); }))
        return;
    m_live->abandon();
    const TableName link = m_query.parent ? m_query.parent->relationship.link.table : TableName();
    const bool linked = !link.isEmpty() && std::ranges::count(changes, link, &Change::table) > 0;
    if (linked || own > FollowedChanges ||
        (own > 0 && (!m_shown->isComplete() || m_shown->index().isSorted()))) {
        refreshAnywhere();
        return;
    }
    for (const Change &change : changes) {
        if (change.table == m_query.table)
            applyChange(change);
    }
    // Counts of children and names of parents: behind rows that find their place; else where nobody waits.
    m_shown->reread(own > 0 ? Lane::Pages : Lane::Background);
    m_live->proceed();
}

void RecordTableModel::applyChange(const Change &change)
{
    auto oldRow = change.kind == Change::Kind::Insert ? std::nullopt : m_shown->rowOf(change.key);
    if (!oldRow && change.kind == Change::Kind::Update)
        oldRow = m_shown->rowOf(change.keyAfter); // as adopt() has called it
    if (change.kind != Change::Kind::Insert && !oldRow)
        refreshAnywhere(); // out of sight: which row it was is not known
    else if (change.kind == Change::Kind::Delete)
        m_shown->heldRow() == oldRow ? releaseHeld() : remove(*oldRow);
    else
        place(change, oldRow);
}

void RecordTableModel::place(const Change &change, std::optional<qint64> oldRow)
{
    if (oldRow && m_shown->heldRow() == oldRow)
        m_shown->countHeld(); // we have changed it ourselves: it belongs where that puts it
    // The index as it is without the old row, among whose chunks the database counts the new one.
    SeekIndex index = m_shown->index();
    if (const auto old = oldRow ? index.locate(m_shown->storedRow(*oldRow)) : std::nullopt)
        index.adjust(old->chunk, -1);
    const auto job = [query = m_query, index,
                      key = change.keyAfter](Repository &repository) -> Result<Placed> {
        const RecordReader reader = repository.reader();
        auto record = reader.record(query.table, key);
        if (!record)
            return std::unexpected(record.error());
        auto row = reader.position(query, index, key);
        if (!row)
            return std::unexpected(row.error());
        return Placed{*record, *row};
    };
    // Follows the row while others come and go; its record may have been read anew by then.
    const QPersistentModelIndex old = oldRow ? this->index(int(*oldRow), 0) : QModelIndex();
    const bool wasShown = oldRow.has_value();
    ++m_placing;
    m_session->request(Lane::Pages, m_stop.get_token(), job, this,
                       [this, old, wasShown](const Result<Placed> &now) {
                           --m_placing;
                           if (now && wasShown && !old.isValid())
                               return; // deleted, or everything was read again, while this was read
                           if (now)
                               placed(old.isValid() ? std::optional<qint64>(old.row()) : std::nullopt, *now);
                           else
                               Q_EMIT failed(now.error());
                           m_live->proceed();
                       });
}

void RecordTableModel::placed(std::optional<qint64> oldRow, const Placed &placed)
{
    const bool shown = placed.record && placed.row;
    const qint64 row = m_shown->shownRow(placed.row.value_or(0));
    if (oldRow && shown)
        move(*oldRow, row, *placed.record);
    else if (shown)
        insert(row, *placed.record);
    else if (oldRow)
        remove(*oldRow);
}

void RecordTableModel::move(qint64 from, qint64 to, const Record &record)
{
    if (from == to) {
        m_shown->replaceRow(from, record);
        Q_EMIT dataChanged(index(int(from), 0), index(int(from), columnCount() - 1));
        return;
    }
    // beginMoveRows() counts the row that moves as still there.
    const int destination = int(to > from ? to + 1 : to);
    beginMoveRows({}, int(from), int(from), {}, destination);
    m_shown->removeRow(from);
    m_shown->insertRow(to, record);
    endMoveRows();
    Q_EMIT dataChanged(index(int(to), 0), index(int(to), columnCount() - 1));
}

void RecordTableModel::insert(qint64 row, const Record &record)
{
    beginInsertRows({}, int(row), int(row));
    m_shown->insertRow(row, record);
    ++m_rows;
    endInsertRows();
    Q_EMIT countChanged();
}

void RecordTableModel::remove(qint64 row)
{
    beginRemoveRows({}, int(row), int(row));
    m_shown->removeRow(row);
    --m_rows;
    endRemoveRows();
    Q_EMIT countChanged();
}

} // namespace relata
