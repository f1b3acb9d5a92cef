#include "models/stored_changes.h"

#include "models/cbor_values.h"

#include <QtCore/QCborArray>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Version = 1;

QCborValue changeToCbor(const Change &change)
{
    return QCborArray{int(change.kind),
                      tableToCbor(change.table),
                      valuesToCbor(change.key.values()),
                      valuesToCbor(change.keyAfter.values()),
                      columnsToCbor(change.before),
                      columnsToCbor(change.after)};
}

std::optional<Change> changeFromCbor(const QCborValue &cbor)
{
    const QCborArray array = cbor.toArray();
    const qint64 kind = array.at(0).toInteger(-1);
    if (kind < int(Change::Kind::Insert) || kind > int(Change::Kind::Delete))
        return std::nullopt;
    return Change{.kind = Change::Kind(kind),
                  .table = tableFromCbor(array.at(1)),
                  .key = RecordKey(valuesFromCbor(array.at(2))),
                  .keyAfter = RecordKey(valuesFromCbor(array.at(3))),
                  .before = columnsFromCbor(array.at(4)),
                  .after = columnsFromCbor(array.at(5))};
}

} // namespace

QByteArray savedToBytes(const UndoHistory::Saved &saved)
{
    QCborArray changes;
    for (const Change &change : saved.changes)
        changes.append(changeToCbor(change));
    const QCborMap map{{u"version"_s, Version},
                       {u"text"_s, saved.text},
                       {u"redo"_s, saved.direction == UndoHistory::Direction::Redo},
                       {u"number"_s, saved.number},
                       {u"changes"_s, changes}};
    return QCborValue(map).toCbor();
}

std::optional<UndoHistory::Saved> savedFromBytes(const QByteArray &id, const QByteArray &bytes)
{
    const QCborMap map = mapFromCbor(bytes);
    if (map.value("version"_L1).toInteger() != Version)
        return std::nullopt;
    const bool redo = map.value("redo"_L1).toBool();
    UndoHistory::Saved saved{id,
                             redo ? UndoHistory::Direction::Redo : UndoHistory::Direction::Undo,
                             map.value("number"_L1).toInteger(),
                             map.value("text"_L1).toString(),
                             {}};
    for (const QCborValue cbor : map.value("changes"_L1).toArray()) {
        auto change = changeFromCbor(cbor);
        if (!change)
            return std::nullopt;
        saved.changes.append(*std::move(change));
    }
    return saved.changes.isEmpty() ? std::nullopt : std::optional(saved);
}

} // namespace relata
