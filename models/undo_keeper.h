#pragma once

#include "models/journal.h"
#include "models/undo_history.h"

#include <QtCore/QSet>

namespace relata {

class DatabaseSession;

/// Keeps a history of changes in a journal, each once the database has acknowledged it, so that what was
/// saved can be taken back after a restart too: whether the rows are still as they were left is found out
/// then, by undoing. The newest are kept, so many and so large. On the GUI thread, which it never keeps
/// waiting.
class UndoKeeper : public QObject
{
    Q_OBJECT

public:
    UndoKeeper(DatabaseSession *session, UndoHistory *history, QObject *parent = nullptr);

private:
    void store();
    void adopt(const QList<JournalEntry> &entries);
    bool isUsable(const Change &change) const;

    DatabaseSession *m_session;
    UndoHistory *m_history;
    Journal m_journal;
    QSet<QByteArray> m_stored;
    bool m_adopted = false; ///< until then nothing is known of what is kept
};

} // namespace relata
