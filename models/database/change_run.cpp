#include "models/database/change_run.h"

#include "models/database/connection.h"
#include "models/database/probe.h"
#include "models/database/stored_value.h"

#include <algorithm>

namespace relata {

namespace {

/// Fewer are as quick one by one, and more is said about them then.
constexpr qsizetype Least = 16;

RecordKey keyOf(const Change &change, const Table &table)
{
    return change.kind == Change::Kind::Insert ? RecordKey(TableRows::valuesOf(change.after, table.key))
                                               : change.key;
}

} // namespace

ChangeRun::ChangeRun(Connection &connection, const Table &table)
    : m_connection(connection)
    , m_table(table)
    , m_rows(connection, table)
{
}

qsizetype ChangeRun::length(const QList<Change> &changes, qsizetype first) const
{
    if (!isFit(changes.at(first)))
        return 0;
    qsizetype end = first + 1;
    while (end < changes.size() && end - first < Most && isAlike(changes.at(end), changes.at(first)))
        ++end;
    return end - first < Least ? 0 : end - first;
}

/// Rows have to be found again by a key that is known before.
bool ChangeRun::isFit(const Change &change) const
{
    if (change.parent || change.kind == Change::Kind::Delete || change.after.isEmpty())
        return false;
    return std::ranges::all_of(m_table.key, [&](const QString &column) {
        const bool given = change.after.contains(column);
        return m_table.column(column) && given == (change.kind == Change::Kind::Insert) &&
               !(given && change.after.value(column).isNull());
    });
}

bool ChangeRun::isAlike(const Change &change, const Change &first) const
{
    if (change.table != first.table || change.kind != first.kind || !isFit(change))
        return false;
    if (change.kind == Change::Kind::Insert)
        return change.after.keys() == first.after.keys();
    return sameColumnValues(change.before, first.before) && sameColumnValues(change.after, first.after);
}

Result<ChangeRun::Outcomes> ChangeRun::apply(const QList<Change> &changes) const
{
    Savepoint savepoint(m_connection);
    if (auto begun = savepoint.begin(); !begun)
        return std::unexpected(begun.error());
    const auto written = write(changes);
    if (!written && endsTransaction(written.error()))
        return std::unexpected(written.error());
    auto outcomes =
        written && *written == changes.size() ? readAgain(changes) : Result<Outcomes>(std::nullopt);
    if (!outcomes)
        return outcomes;
    const auto ended = outcomes->has_value() ? savepoint.release() : savepoint.rollBack();
    if (!ended)
        return std::unexpected(ended.error());
    return outcomes;
}

/// How many rows it was done to.
Result<qsizetype> ChangeRun::write(const QList<Change> &changes) const
{
    const Change &first = changes.constFirst();
    QList<ColumnValues> rows;
    std::ranges::transform(changes, std::back_inserter(rows), &Change::after);
    const Statement statement = first.kind == Change::Kind::Insert
                                    ? m_rows.statements().insertAll(rows)
                                    : m_rows.statements().updateAll(m_rows.isOneOf(keysOf(changes, m_table)),
                                                                    first.before, first.after);
    const auto returned = m_connection.fetch(statement);
    if (!returned)
        return std::unexpected(returned.error());
    return returned->size();
}

/// Triggers may have changed what was written.
Result<ChangeRun::Outcomes> ChangeRun::readAgain(const QList<Change> &changes) const
{
    const auto rows = m_rows.readAll(m_rows.isOneOf(keysOf(changes, m_table)));
    if (!rows)
        return endsTransaction(rows.error()) ? Result<Outcomes>(std::unexpected(rows.error()))
                                             : Result<Outcomes>(std::nullopt);
    QHash<RecordKey, ColumnValues> byKey;
    for (const ColumnValues &row : *rows)
        byKey.insert(m_rows.keyOf(row), row);
    QList<RowChange::Outcome> outcomes;
    for (const Change &change : changes) {
        const auto row = byKey.constFind(keyOf(change, m_table));
        auto done = row == byKey.cend() ? std::nullopt : outcome(change, *row);
        if (!done)
            return std::nullopt;
        outcomes << std::move(*done);
    }
    return outcomes;
}

/// None where something else is in the row than was meant.
std::optional<RowChange::Outcome> ChangeRun::outcome(const Change &change, const ColumnValues &row) const
{
    for (const auto &[name, value] : change.after.asKeyValueRange()) {
        const Column *column = m_table.column(name);
        if (column && !column->generated && !isSameMeaning(value, row.value(name), *column))
            return std::nullopt;
    }
    Change done = change;
    done.key = done.keyAfter = m_rows.keyOf(row);
    if (change.kind == Change::Kind::Insert)
        done.after = row;
    for (const QString &column : done.before.keys())
        done.after.insert(column, row.value(column));
    return RowChange::Outcome{.done = std::move(done), .record = m_rows.recordOf(row), .errors = {}};
}

QList<RecordKey> ChangeRun::keysOf(const QList<Change> &changes, const Table &table)
{
    QList<RecordKey> keys;
    std::ranges::transform(changes, std::back_inserter(keys),
                           [&](const Change &change) { return keyOf(change, table); });
    return keys;
}

} // namespace relata
