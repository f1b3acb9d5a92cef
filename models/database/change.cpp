#include "models/database/change.h"

#include <algorithm>

namespace relata {

bool Change::operator==(const Change &other) const
{
    return kind == other.kind && table == other.table && key == other.key && keyAfter == other.keyAfter &&
           sameColumnValues(before, other.before) && sameColumnValues(after, other.after) &&
           parent == other.parent;
}

Change Change::inverse() const
{
    switch (kind) {
    case Kind::Insert:
        return deletion(table, keyAfter, after);
    case Kind::Delete:
        return insertion(table, before);
    case Kind::Update:
        break;
    }
    return {Kind::Update, table, keyAfter, key, after, before, {}};
}

Change Change::insertion(TableName table, ColumnValues values)
{
    return {Kind::Insert, std::move(table), {}, {}, {}, std::move(values), {}};
}

Change Change::childInsertion(TableName table, ColumnValues values, InsertedParent parent)
{
    return {Kind::Insert, std::move(table), {}, {}, {}, std::move(values), std::move(parent)};
}

Change Change::update(TableName table, const RecordKey &key, ColumnValues before, ColumnValues after)
{
    return {Kind::Update, std::move(table), key, key, std::move(before), std::move(after), {}};
}

Change Change::deletion(TableName table, RecordKey key, ColumnValues before)
{
    return {Kind::Delete, std::move(table), std::move(key), {}, std::move(before), {}, {}};
}

const Change &leadingChange(const QList<Change> &done)
{
    const auto added = std::ranges::find(done, Change::Kind::Insert, &Change::kind);
    if (added != done.end())
        return *added;
    const auto deleted = std::find_if(
        done.rbegin(), done.rend(), [](const Change &change) { return change.kind == Change::Kind::Delete; });
    return deleted != done.rend() ? *deleted : done.constFirst();
}

} // namespace relata
