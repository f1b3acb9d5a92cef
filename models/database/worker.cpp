#include "models/database/worker.h"

#include "models/database/connection.h"
#include "models/database/file_place.h"
#include "models/database/repository.h"

namespace relata {

namespace {

constexpr std::chrono::milliseconds InterruptAgainAfter{100};

} // namespace

Worker::Worker(const QString &name, DatabaseLocation location, std::shared_ptr<FilePlace> place)
    : m_location(std::move(location))
    , m_place(std::move(place))
{
    setObjectName(name);
    start();
}

Worker::~Worker()
{
    shutDown();
}

void Worker::post(std::stop_token token, Task task)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_shutDown) {
            m_waiting.push_back({std::move(token), std::move(task)});
            m_arrived.notify_one();
            return;
        }
    }
    std::ignore = task(std::unexpected(DatabaseError::cancelled()));
}

void Worker::pause()
{
    const std::scoped_lock lock(m_mutex);
    ++m_pauses;
    if (m_connection)
        m_connection->interrupt();
}

void Worker::resume()
{
    const std::scoped_lock lock(m_mutex);
    --m_pauses;
    m_arrived.notify_one();
}

void Worker::interruptForGood()
{
    const std::scoped_lock lock(m_mutex);
    if (m_connection)
        m_connection->interruptForGood();
}

void Worker::reconnect()
{
    const std::scoped_lock lock(m_mutex);
    m_reconnect = true;
}

void Worker::beginShutDown()
{
    m_stop.request_stop();
    const std::scoped_lock lock(m_mutex);
    m_shutDown = true;
    m_arrived.notify_one();
    if (m_connection)
        m_connection->interruptForGood();
}

void Worker::shutDown()
{
    beginShutDown();
    // Again and again: PostgreSQL forgets a cancellation that comes before the statement.
    do {
        interruptForGood();
    } while (!wait(QDeadlineTimer(InterruptAgainAfter)));
}

void Worker::run()
{
    // The thread's own from beginning to end.
    std::unique_ptr<Repository> repository;
    while (auto waiting = next()) {
        if (perform(*waiting, repository))
            putBack(std::move(*waiting));
    }
}

std::optional<Worker::Waiting> Worker::next()
{
    std::unique_lock lock(m_mutex);
    m_arrived.wait(lock, [this] { return m_shutDown || (m_pauses == 0 && !m_waiting.empty()); });
    if (m_waiting.empty())
        return std::nullopt;
    Waiting waiting = std::move(m_waiting.front());
    m_waiting.pop_front();
    return waiting;
}

void Worker::putBack(Waiting waiting)
{
    const std::scoped_lock lock(m_mutex);
    m_waiting.push_front(std::move(waiting));
}

/// As the task says: whether it has to run again.
bool Worker::perform(Waiting &waiting, std::unique_ptr<Repository> &own)
{
    auto repository = isShutDown() || waiting.token.stop_requested()
                          ? std::unexpected(DatabaseError::cancelled())
                          : connected(own);
    if (!repository)
        return waiting.task(repository);
    Connection &connection = (*repository)->connection();
    setRunning(&connection);
    connection.forgetSentCommit();
    bool again = false;
    {
        // Exactly while the task runs: an interruption that came later would hit the next one.
        const std::stop_callback interrupt(waiting.token, [&connection] { connection.interrupt(); });
        again = waiting.task(repository);
    }
    setRunning(nullptr);
    connection.clearInterruption(); // without the lock: a server may take its time to answer
    return again;
}

/// From here on, or until here, there is something to interrupt.
void Worker::setRunning(Connection *connection)
{
    const std::scoped_lock lock(m_mutex);
    m_connection = connection;
    if (connection && m_pauses > 0)
        connection->interrupt(); // taken from the queue before the pause
}

bool Worker::isShutDown()
{
    const std::scoped_lock lock(m_mutex);
    return m_shutDown;
}

bool Worker::takeReconnect()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_reconnect, false);
}

Result<Repository *> Worker::connected(std::unique_ptr<Repository> &own)
{
    if (takeReconnect() || (own && !own->connection().isOpen()))
        own.reset();
    if (auto inPlace = m_place->check(); !inPlace)
        return std::unexpected(inPlace.error());
    if (own)
        return own.get();
    auto connection = Connection::open(m_location, m_stop.get_token());
    if (!connection)
        return std::unexpected(connection.error());
    // It may have been replaced while it was being opened.
    if (auto inPlace = m_place->check(); !inPlace)
        return std::unexpected(inPlace.error());
    (*connection)->waiting = [this](const DatabaseError &why) { Q_EMIT waits(why); };
    own = std::make_unique<Repository>(std::move(*connection));
    return own.get();
}

} // namespace relata
