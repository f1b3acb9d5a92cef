#include "models/database/postgresql_interruption.h"

#include <QtCore/QThreadPool>

#include <array>
#include <chrono>
#include <condition_variable>
#include <libpq-fe.h>
#include <mutex>

namespace relata {

namespace {

constexpr std::chrono::milliseconds AskAgainAfter{100};

/// By then a server that is there has answered.
constexpr std::chrono::seconds LongestSettling{2};

constexpr int MostAskers = 32;

/// Not the application's: a server that does not answer holds a thread of it for as long as that takes. Never
/// destroyed, since the end of the program would wait for them too.
QThreadPool &askers()
{
    static QThreadPool *const pool = [] {
        auto *made = new QThreadPool;
        made->setMaxThreadCount(MostAskers);
        return made;
    }();
    return *pool;
}

} // namespace

struct PostgresqlInterruption::State
{
    std::mutex mutex;
    std::condition_variable changed;
    bool asking = false;  ///< a thread is at it
    bool settled = false; ///< and may stop

    void ask(PGcancel *cancel)
    {
        std::unique_lock lock(mutex);
        while (!settled) {
            lock.unlock();
            std::array<char, 256> reason{};
            PQcancel(cancel, reason.data(), int(reason.size())); // returns when the server has passed it on
            lock.lock();
            changed.wait_for(lock, AskAgainAfter, [this] { return settled; });
        }
        asking = false;
        changed.notify_all();
    }
};

PostgresqlInterruption::PostgresqlInterruption()
    : m_state(std::make_shared<State>())
{
}

PostgresqlInterruption::~PostgresqlInterruption()
{
    settle();
}

void PostgresqlInterruption::request(pg_conn *connection)
{
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->settled = false;
        if (m_state->asking)
            return;
        m_state->asking = true;
    }
    const std::shared_ptr<PGcancel> cancel(PQgetCancel(connection), PQfreeCancel); // null when it is gone
    askers().start([state = m_state, cancel] { state->ask(cancel.get()); });
}

void PostgresqlInterruption::settle()
{
    std::unique_lock lock(m_state->mutex);
    m_state->settled = true;
    m_state->changed.notify_all();
    m_state->changed.wait_for(lock, LongestSettling, [this] { return !m_state->asking; });
}

} // namespace relata
