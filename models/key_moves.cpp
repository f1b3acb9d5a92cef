#include "models/key_moves.h"

#include <algorithm>

namespace relata {

namespace {

/// Whether rows go by where they lie: no column holds their key.
bool hasHiddenKey(const Schema &schema, const TableName &name)
{
    const Table *table = schema.table(name);
    return table && std::ranges::any_of(table->key, [table](const QString &column) {
               return table->column(column) == nullptr;
           });
}

bool follow(const KeyMove &move, RecordKey &key)
{
    if (!(key == move.from))
        return false;
    key = move.to;
    return true;
}

bool follow(const QList<KeyMove> &moves, Change &change)
{
    bool followed = false;
    for (const KeyMove &move : moves) {
        if (change.table != move.table)
            continue;
        const bool before = follow(move, change.key);
        const bool after = follow(move, change.keyAfter);
        followed = followed || before || after;
    }
    return followed;
}

} // namespace

QList<KeyMove> keyMoves(const Schema &schema, const QList<Change> &changes, const QList<Change> &done)
{
    QList<KeyMove> moves;
    if (changes.size() != done.size() || !hasHiddenKey(schema, changes.value(0).table))
        return moves;
    for (qsizetype i = 0; i < done.size(); ++i) {
        const Change &was = changes.at(changes.size() - 1 - i); // the last one was taken back first
        const Change &now = done.at(i);
        if (was.kind != Change::Kind::Insert && was.table == now.table && !(was.key == now.keyAfter))
            moves.append({was.table, was.key, now.keyAfter});
    }
    return moves;
}

bool follow(const QList<KeyMove> &moves, QList<Change> &changes)
{
    bool followed = false;
    for (Change &change : changes)
        followed = follow(moves, change) || followed;
    return followed;
}

} // namespace relata
