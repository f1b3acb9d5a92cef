#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <optional>

namespace relata {

/// One thing that a journal keeps, by its name, which no other has.
struct JournalEntry
{
    QByteArray id;
    QByteArray data;

    bool operator==(const JournalEntry &) const = default;
};

/// What happens to an entry: it is there from now on with this data, or gone.
struct JournalChange
{
    QByteArray id;
    std::optional<QByteArray> data;
};

/// How the file of a journal is laid out: a header, then frames of a length, a checksum and a change,
/// appended one after the other. The last one may be torn, where the power went out; what stands before it
/// counts. Pure functions, for every thread.
QByteArray journalHeader();
QByteArray journalFrame(const JournalChange &change);

/// The changes up to the first frame that is not whole; null where the file is no journal, or one that a
/// later version writes.
std::optional<QList<JournalChange>> readJournal(const QByteArray &bytes);

/// What is there once the changes have happened, the last written last.
QList<JournalEntry> entriesAfter(const QList<JournalChange> &changes);
/// The same for one more.
void applyTo(QList<JournalEntry> &entries, const JournalChange &change);

} // namespace relata
