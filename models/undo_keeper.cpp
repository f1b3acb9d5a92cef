#include "models/undo_keeper.h"

#include "models/database/database_session.h"
#include "models/stored_changes.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MiB = 1024 * 1024;
constexpr JournalLimits Limits{
    .entryBytes = 16 * MiB, .allBytes = 32 * MiB, .entries = 200, .dropsOldest = true};

} // namespace

UndoKeeper::UndoKeeper(DatabaseSession *session, UndoHistory *history, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_history(history)
    , m_journal(u"undo"_s, session->location(), Limits)
{
    if (session->location().sample || session->location().readOnly)
        return;
    connect(history, &UndoHistory::changed, this, &UndoKeeper::store);
    connect(&m_journal, &Journal::found, this, &UndoKeeper::adopt);
    m_journal.open();
}

/// Tables and columns that are there today.
bool UndoKeeper::isUsable(const Change &change) const
{
    const Table *table = m_session->schema()->table(change.table);
    const auto exists = [table](const QString &column) {
        return table->column(column) || table->key.contains(column);
    };
    return table && table->isWritable() && std::ranges::all_of(change.before.keys(), exists) &&
           std::ranges::all_of(change.after.keys(), exists);
}

void UndoKeeper::adopt(const QList<JournalEntry> &entries)
{
    QList<UndoHistory::Saved> saved;
    for (const JournalEntry &entry : entries) {
        m_stored.insert(entry.id);
        auto read = savedFromBytes(entry.id, entry.data);
        if (read && std::ranges::all_of(read->changes, [this](const Change &c) { return isUsable(c); }))
            saved.append(*std::move(read));
    }
    m_adopted = true;
    m_history->resume(saved); // and stores what has changed meanwhile
}

void UndoKeeper::store()
{
    // While one is being taken back nobody knows yet on which side it belongs.
    if (!m_adopted || m_history->isBusy())
        return;
    QSet<QByteArray> gone = m_stored;
    for (const UndoHistory::Saved &saved : m_history->saved()) {
        gone.remove(saved.id);
        if (m_stored.contains(saved.id))
            continue;
        m_stored.insert(saved.id);
        m_journal.put(saved.id, [saved] { return savedToBytes(saved); });
    }
    for (const QByteArray &id : std::as_const(gone)) {
        m_stored.remove(id);
        m_journal.remove(id);
    }
}

} // namespace relata
