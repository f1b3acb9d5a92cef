#include "models/database/worker.h"

#include "models/database/connection.h"
#include "models/database/repository.h"

namespace relata {

Worker::Worker(const QString &name, DatabaseLocation location)
    : m_location(std::move(location))
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
    task(std::unexpected(DatabaseError::cancelled()));
}

void Worker::interruptRunning()
{
    std::stop_source running(std::nostopstate);
    {
        const std::scoped_lock lock(m_mutex);
        running = m_running;
    }
    running.request_stop(); // outside the lock: it waits for the interruption to be carried out
}

void Worker::shutDown()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_shutDown = true;
        m_arrived.notify_one();
    }
    interruptRunning();
    wait();
}

void Worker::run()
{
    while (auto waiting = next())
        perform(std::move(*waiting));
    m_repository.reset();
}

std::optional<Worker::Waiting> Worker::next()
{
    std::unique_lock lock(m_mutex);
    m_arrived.wait(lock, [this] { return m_shutDown || !m_waiting.empty(); });
    if (m_waiting.empty())
        return std::nullopt;
    Waiting waiting = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_running = std::stop_source();
    if (m_shutDown)
        m_running.request_stop();
    return waiting;
}

void Worker::perform(Waiting waiting)
{
    if (waiting.token.stop_requested() || m_running.stop_requested()) {
        waiting.task(std::unexpected(DatabaseError::cancelled()));
        return;
    }
    auto repository = connected();
    if (!repository) {
        waiting.task(std::unexpected(repository.error()));
        return;
    }
    // Exactly while the task runs: an interruption that came later would hit the next one.
    const auto interrupt = [&connection = (*repository)->connection()] { connection.interrupt(); };
    const std::stop_callback byToken(waiting.token, interrupt);
    const std::stop_callback byWorker(m_running.get_token(), interrupt);
    waiting.task(*repository);
}

Result<Repository *> Worker::connected()
{
    if (m_repository && !m_repository->connection().isOpen())
        m_repository.reset();
    if (m_repository)
        return m_repository.get();
    auto connection = Connection::open(m_location);
    if (!connection)
        return std::unexpected(connection.error());
    m_repository = std::make_unique<Repository>(std::move(*connection));
    return m_repository.get();
}

} // namespace relata
