#pragma once

#include "models/draft_snapshot.h"
#include "models/journal.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>

namespace relata {

/// A draft that an earlier run left, by the name that its journal has for it.
struct StoredDraft
{
    QByteArray id;
    DraftSnapshot snapshot;
};

/// Keeps what is being typed in a journal, a moment behind the keys, until it is saved or discarded; what an
/// earlier run has left is found again. It watches drafts: one that is destroyed is done with, until close().
/// On the GUI thread, which it keeps waiting in flush() alone.
class DraftRecorder : public QObject
{
    Q_OBJECT

public:
    explicit DraftRecorder(const DatabaseLocation &location, QObject *parent = nullptr);

    /// Looks for what is left; then found(), where there is something.
    void open();
    /// `id`: of a draft that was found, which goes on under its name.
    void watch(RecordDraft *draft, const RecordKey &source = {}, const QByteArray &id = {});
    /// The children that are typed with it: from now on a part of it, in place of others.
    void watchLines(RecordDraft *draft, ChildLines *lines);
    /// Its change is on its way into the database, or is not any more.
    void setSaving(RecordDraft *draft, bool saving);
    /// It was discarded, though it lives on for undoing that; watch() takes it up again.
    void forget(RecordDraft *draft);
    /// What was found and is not wanted any more.
    void discard(const StoredDraft &found);
    void bringBack(const StoredDraft &found); ///< takes discard() back
    /// Whether everything typed is on the disk by now; waits a moment for it.
    bool flush();
    /// From now on drafts are destroyed since the window goes: they stay in the journal.
    void close();

Q_SIGNALS:
    void found(const QList<relata::StoredDraft> &drafts);
    /// What is typed cannot be kept for now, and why; recovered() once it is.
    void failed(const relata::DatabaseError &error);
    void recovered();

private:
    struct Watched
    {
        QByteArray id;
        RecordKey source;
        bool saving = false;
        bool stored = false;
        QPointer<ChildLines> lines;

        bool isDirty(const RecordDraft &draft) const
        {
            return draft.isDirty() || (lines && lines->isDirty());
        }
    };

    void changed(RecordDraft *draft);
    void store(RecordDraft *draft);
    void storeChanged();
    void destroyed(const QObject *draft);
    void tell(const QList<JournalEntry> &entries);

    const bool m_isOn; ///< a sample is gone with the program, and so is what is typed into it
    Journal m_journal;
    QHash<const QObject *, Watched> m_watched;
    QList<RecordDraft *> m_changed; ///< since they were last stored
    QTimer m_timer;
    bool m_failing = false;
    bool m_closed = false;
};

} // namespace relata
