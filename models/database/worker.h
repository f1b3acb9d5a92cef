#pragma once

#include "models/database/database_error.h"
#include "models/database/database_location.h"

#include <QtCore/QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace relata {

class Connection;
class FilePlace;
class Repository;

/// A thread with a connection of its own that runs tasks in the order in which they come. It connects when
/// the first task needs it, and again after the connection was lost.
///
/// A task whose token was stopped while it waited is never run; one that is running is interrupted in the
/// database. Either way it is called, with a Cancelled error or its own, so that nobody waits for ever.
class Worker : public QThread
{
    Q_OBJECT

public:
    /// True: it was interrupted or lost its connection, and has to run again, once nothing is paused any
    /// more.
    using Task = std::move_only_function<bool(Result<Repository *>)>;

    /// `place`: the file that all workers of a session have open.
    Worker(const QString &name, DatabaseLocation location, std::shared_ptr<FilePlace> place);
    ~Worker() override;

    /// From any thread. After shutDown() the task is called at once, as Cancelled.
    void post(std::stop_token token, Task task);
    /// Interrupts what is running, if anything, and begins nothing until resume(); calls nest. From any
    /// thread.
    void pause();
    void resume();
    /// Before its next task it connects anew. From any thread.
    void reconnect();
    /// Interrupts what is running and cancels what waits; the thread ends as soon as it can.
    void beginShutDown();
    /// The same, and returns when the thread has ended.
    void shutDown();

Q_SIGNALS:
    /// What runs has to wait for the server, and why. From the worker's thread.
    void waits(const relata::DatabaseError &why);

protected:
    void run() override;

private:
    struct Waiting
    {
        std::stop_token token;
        Task task;
    };

    std::optional<Waiting> next();
    bool perform(Waiting &waiting, std::unique_ptr<Repository> &own);
    void putBack(Waiting waiting);
    void interruptForGood();
    void setRunning(Connection *connection);
    bool isShutDown();
    bool takeReconnect();
    Result<Repository *> connected(std::unique_ptr<Repository> &own);

    const DatabaseLocation m_location;
    const std::shared_ptr<FilePlace> m_place;
    std::stop_source m_stop; ///< of connecting, and of waiting for locks

    std::mutex m_mutex; ///< guards what follows; Qt's own is invisible to the thread sanitizer
    std::condition_variable m_arrived;
    std::deque<Waiting> m_waiting;
    Connection *m_connection = nullptr; ///< while a task runs on it
    int m_pauses = 0;
    bool m_reconnect = false;
    bool m_shutDown = false;
};

} // namespace relata
