#include "models/journal_format.h"

#include "models/cbor_values.h"

#include <QtCore/QCborMap>
#include <QtCore/QCborValue>
#include <QtCore/QCryptographicHash>
#include <QtCore/QtEndian>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LengthSize = 4;
constexpr qsizetype ChecksumSize = 8;

QByteArray checksum(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).first(ChecksumSize);
}

std::optional<JournalChange> changeOf(QByteArrayView payload)
{
    const QCborMap map = mapFromCbor(payload.toByteArray());
    JournalChange change{map.value("id"_L1).toByteArray(), {}};
    if (change.id.isEmpty())
        return std::nullopt;
    if (const QCborValue data = map.value("data"_L1); data.isByteArray())
        change.data = data.toByteArray();
    return change;
}

/// Takes the next frame from the bytes; null where there is no whole one.
std::optional<QByteArrayView> takeFrame(QByteArrayView &bytes)
{
    if (bytes.size() < LengthSize + ChecksumSize)
        return std::nullopt;
    const qsizetype length = qFromBigEndian<quint32>(bytes.data());
    const QByteArrayView expected = bytes.sliced(LengthSize, ChecksumSize);
    const QByteArrayView rest = bytes.sliced(LengthSize + ChecksumSize);
    if (length > rest.size() || checksum(rest.first(length)) != expected)
        return std::nullopt;
    bytes = rest.sliced(length);
    return rest.first(length);
}

} // namespace

QByteArray journalHeader()
{
    return QByteArrayLiteral("Relata\0\1"); // the last byte is the version
}

QByteArray journalFrame(const JournalChange &change)
{
    QCborMap map{{u"id"_s, change.id}};
    if (change.data)
        map.insert(u"data"_s, *change.data);
    const QByteArray payload = QCborValue(map).toCbor();
    QByteArray frame(LengthSize, Qt::Uninitialized);
    qToBigEndian(quint32(payload.size()), frame.data());
    return frame + checksum(payload) + payload;
}

std::optional<QList<JournalChange>> readJournal(const QByteArray &bytes)
{
    if (!bytes.startsWith(journalHeader()))
        return std::nullopt;
    QByteArrayView rest = QByteArrayView(bytes).sliced(journalHeader().size());
    QList<JournalChange> changes;
    while (const auto payload = takeFrame(rest)) {
        if (auto change = changeOf(*payload))
            changes.append(*std::move(change));
    }
    return changes;
}

void applyTo(QList<JournalEntry> &entries, const JournalChange &change)
{
    entries.removeIf([&change](const JournalEntry &entry) { return entry.id == change.id; });
    if (change.data)
        entries.append({change.id, *change.data});
}

QList<JournalEntry> entriesAfter(const QList<JournalChange> &changes)
{
    QList<JournalEntry> entries;
    for (const JournalChange &change : changes)
        applyTo(entries, change);
    return entries;
}

} // namespace relata
