#pragma once

#include "models/database/database_error.h"
#include "models/journal_format.h"

#include <QtCore/QSet>
#include <QtCore/QString>

namespace relata {

/// How much a journal may hold.
struct JournalLimits
{
    qsizetype entryBytes = 0;
    qsizetype allBytes = 0;
    qsizetype entries = 0;
    bool dropsOldest = false; ///< to make room; else what is one too many is refused
};

/// The file in which one running program keeps its entries for one database, readable by its user alone. A
/// lock tells the living from the dead: what a program that is gone has left in the folder is taken over by
/// the next one, what another one is writing is left alone. What write() has returned from is on the disk. A
/// file that holds nothing is removed. For one thread, not the GUI's.
class JournalFile
{
public:
    JournalFile(QString folder, const JournalLimits &limits);
    ~JournalFile();
    Q_DISABLE_COPY_MOVE(JournalFile)

    /// What programs that are gone have left. It stays where it is until the next write(), which makes it
    /// this file's own.
    QList<JournalEntry> adopt();
    /// Error: cannot be written, or entries that were refused since they are too large; the others are
    /// written. It is tried again with the next changes, of which there may be none.
    Result<void> write(const QList<JournalChange> &changes);

private:
    struct Left ///< by a program that is gone; locked
    {
        QString path;
        int file = -1;
    };

    void take(const JournalChange &change);
    bool hasRoomFor(const JournalEntry &entry) const;
    qsizetype bytes() const;

    bool holdsNothing() const { return m_file < 0 && m_left.isEmpty() && m_entries.isEmpty(); }

    Result<void> append(const QList<JournalChange> &changes);
    Result<void> rewrite();
    Result<void> makeFolder() const;
    void adoptFile(const QString &path);
    void removeLeft();
    DatabaseError error(const QString &details) const;
    Result<void> refusal() const;

    const QString m_folder;
    const QString m_path;
    const JournalLimits m_limits;
    QList<JournalEntry> m_entries;
    QSet<QByteArray> m_refused;
    QList<Left> m_left;
    int m_file = -1;
    qsizetype m_size = 0;     ///< of the file
    bool m_uncertain = false; ///< after a failure nobody knows what is in the file
};

} // namespace relata
