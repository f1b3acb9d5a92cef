#pragma once

#include "models/database/database_location.h"
#include "models/journal_file.h"

#include <QtCore/QObject>
#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace relata {

/// What a running program wants to find again about a database after a crash, in Relata's data folder,
/// written on a thread of its own. Lives on the GUI thread, which it never keeps waiting, except in flush()
/// and when it goes: then all that was asked for is written first.
class Journal : public QObject
{
    Q_OBJECT

public:
    using Encode = std::function<QByteArray()>; ///< called on the journal's thread

    /// `subject`: the folder of this kind of journals, as "drafts".
    Journal(QString subject, DatabaseLocation location, const JournalLimits &limits,
            QObject *parent = nullptr);
    ~Journal() override;

    void open(); ///< takes over what programs that are gone have left; then found()
    void put(const QByteArray &id, Encode encode);
    void remove(const QByteArray &id);
    /// Waits until everything is on the disk, at most that long; whether it is.
    bool flush(std::chrono::milliseconds atMost);

    /// The folder of a database's journals: the same for the same file or server and database, whoever asks
    /// and with what password.
    static QString folder(const QString &subject, const DatabaseLocation &location);

Q_SIGNALS:
    void found(const QList<relata::JournalEntry> &entries);
    /// What was put cannot be kept for now; it is tried again. Once, until written().
    void failed(const relata::DatabaseError &error);
    void written();

private:
    struct Waiting
    {
        QByteArray id;
        Encode encode; ///< none: it is to be removed
    };

    void wait(const QByteArray &id, Encode encode);
    void post();
    void work();
    void adopt();
    JournalFile &file();
    void finish(quint64 upTo, const Result<void> &outcome);
    void tell(const Result<void> &outcome);

    const QString m_subject;
    const DatabaseLocation m_location;
    const JournalLimits m_limits;
    QThread m_thread;
    QObject *m_worker;                   ///< lives on the thread: what is to be done there is sent to it
    std::unique_ptr<JournalFile> m_file; ///< the thread's own
    QTimer m_retry;
    bool m_failing = false; ///< as it was last told

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_done;
    QList<Waiting> m_waiting;
    quint64 m_asked = 0;  ///< changes so far
    quint64 m_tried = 0;  ///< of these, written or failed
    bool m_fails = false; ///< the last attempt did
};

} // namespace relata
