#include "models/database/database_session.h"

#include "models/database/connection.h"
#include "models/database/file_place.h"
#include "models/database/outside_watch.h"
#include "models/database/record_label.h"
#include "models/database/sample_store.h"
#include "models/database/store_schema.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDate>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

const std::array LaneNames{u"writer"_s, u"pages"_s, u"background"_s, u"sorting"_s};

constexpr std::chrono::milliseconds ShortestPause{500};
constexpr std::chrono::milliseconds LongestPause{30'000};
constexpr std::chrono::seconds LookEvery{2};
constexpr std::chrono::milliseconds RetiredLookEvery{50};

/// Only the writer may write; the sorting lane has temporary tables to fill, which a read-only connection
/// refuses. A sample has to be filled, whoever only wants to look at it.
DatabaseLocation locationFor(Lane lane, DatabaseLocation location)
{
    const bool looks = lane == Lane::Pages || lane == Lane::Background;
    const bool fills = lane == Lane::Writer && location.sample;
    location.readOnly = looks || (location.readOnly && !fills);
    return location;
}

/// Makes or renews the tables of our own store; any other database is only looked at.
Result<void> prepareStore(Connection &connection)
{
    const DatabaseLocation &location = connection.location();
    if (!location.ownStore || location.readOnly)
        return {};
    if (location.sample)
        return fillSample(connection, QDate::currentDate());
    return StoreSchema().migrate(connection);
}

Result<Schema> prepareAndRead(Repository &repository)
{
    if (auto prepared = prepareStore(repository.connection()); !prepared)
        return std::unexpected(prepared.error());
    return repository.schemaReader().read();
}

} // namespace

DatabaseSession::DatabaseSession(DatabaseLocation location, QObject *parent)
    : QObject(parent)
    , m_location(std::move(location))
    , m_place(std::make_shared<FilePlace>(m_location))
    , m_outside(new OutsideWatch(this))
{
    for (size_t i = 0; i < Lanes; ++i)
        m_workers[i] = std::make_unique<Worker>(LaneNames[i], locationFor(Lane(i), m_location), m_place);
    m_watch.setInterval(LookEvery);
    connect(&m_watch, &QTimer::timeout, this, &DatabaseSession::lookAtFile);
    connect(m_outside, &OutsideWatch::changed, this, &DatabaseSession::changedElsewhere);
    connect(m_outside, &OutsideWatch::tablesChanged, this, &DatabaseSession::schemaChanged);
    m_again.setSingleShot(true);
    m_again.setInterval(0);
    connect(&m_again, &QTimer::timeout, this, &DatabaseSession::connectAnew);
    connect(m_workers[size_t(Lane::Writer)].get(), &Worker::waits, this, &DatabaseSession::serverLost);
}

DatabaseSession::~DatabaseSession()
{
    for (const auto &worker : m_workers)
        worker->shutDown();
    // Answers that wait in the event queue would find a half-destroyed session.
    QCoreApplication::removePostedEvents(this);
}

bool DatabaseSession::Repetition::isDue(const DatabaseError &why, const Repository &repository)
{
    switch (why.kind) {
    case DatabaseError::Kind::Cancelled:
        return isDueToInterruption();
    case DatabaseError::Kind::ConnectionLost:
        return isDueToLoss(repository);
    default:
        return false;
    }
}

/// Sorting makes way for every write and begins again. Elsewhere nobody stopped it: PostgreSQL's cancellation
/// of the job before came late.
bool DatabaseSession::Repetition::isDueToInterruption()
{
    return m_lane == Lane::Sorting || ++m_interruptions < MostInterruptions;
}

/// A connection that stood idle may long be gone. What sorting has made went with it.
bool DatabaseSession::Repetition::isDueToLoss(const Repository &repository)
{
    return m_lane != Lane::Sorting && repository.mayRepeat() && !std::exchange(m_hasLost, true);
}

void DatabaseSession::open()
{
    // A server is some ways there and back away: the lane that the first rows come by connects meanwhile.
    if (m_location.path.isEmpty())
        worker(Lane::Pages).post({}, [](const Result<Repository *> &) { return false; });
    request(Lane::Writer, {}, prepareAndRead, this, [this](Result<Schema> schema) {
        if (schema)
            setSchema(std::move(*schema));
        else
            Q_EMIT openFailed(schema.error());
    });
}

void DatabaseSession::reconnect()
{
    m_lost = {}; // whoever asks for it is told again
    connectAnew();
}

void DatabaseSession::connectAnew()
{
    m_again.stop();
    if (std::exchange(m_connecting, true))
        return; // it may wait behind a save whose outcome is being looked up
    m_place->forget();
    for (const auto &worker : m_workers)
        worker->reconnect();
    request(Lane::Writer, {}, prepareAndRead, this, [this](const Result<Schema> &schema) {
        m_connecting = false;
        if (!schema) {
            if (!m_again.isActive()) // else it was said, and is tried again
                setLost(schema.error());
            if (!m_again.isActive())
                tryAgainLater();
        } else if (!hasTablesOf(*schema)) {
            Q_EMIT schemaChanged();
        } else {
            m_lost = {};
            m_again.setInterval(0);
            Q_EMIT recovered();
        }
    });
}

void DatabaseSession::requestLost(const DatabaseError &why)
{
    const bool wasSaid = isServerLost() && m_again.isActive();
    serverLost(why);
    if (wasSaid)
        Q_EMIT lost(m_lost);
}

/// Once somebody works with it, a server is not given up.
void DatabaseSession::serverLost(const DatabaseError &why)
{
    forgetServer();
    if (!m_location.path.isEmpty() || !m_watch.isActive() || m_again.isActive())
        return;
    DatabaseError error = why;
    error.message += u' ' + tr("Connecting again…");
    setLost(error);
    tryAgainLater();
}

void DatabaseSession::tryAgainLater()
{
    if (!m_location.path.isEmpty() || m_lost.kind == DatabaseError::Kind::Password)
        return;
    m_again.start(std::clamp(m_again.intervalAsDuration() * 2, ShortestPause, LongestPause));
}

/// On the writer's thread, where a file system that does not answer keeps nobody waiting. A worker sees for
/// itself whether its file is in its place; the job has nothing to do.
void DatabaseSession::lookAtFile()
{
    if (m_location.path.isEmpty())
        return;
    const auto job = [](Repository &) -> Result<bool> { return true; };
    request(Lane::Writer, {}, job, this, [this](const Result<bool> &found) {
        if (!found)
            setLost(found.error());
        else if (!std::exchange(m_lost, {}).message.isEmpty())
            Q_EMIT recovered();
    });
}

/// What one lane has found out need not be found out by each of them, with a person who tries again.
void DatabaseSession::forgetServer()
{
    if (!m_location.path.isEmpty())
        return;
    for (const auto &worker : m_workers)
        worker->reconnect();
}

void DatabaseSession::setLost(const DatabaseError &error)
{
    if (error.kind == DatabaseError::Kind::Cancelled || error == m_lost)
        return;
    m_lost = error;
    Q_EMIT lost(error);
}

void DatabaseSession::retire(std::unique_ptr<DatabaseSession> session)
{
    if (!session)
        return;
    session->disconnect();
    for (const auto &worker : session->m_workers)
        worker->beginShutDown();
    // Its own until all threads have ended; one that never does is the system's to end.
    DatabaseSession *retired = session.release();
    retired->m_again.stop();
    retired->m_watch.disconnect();
    connect(&retired->m_watch, &QTimer::timeout, retired, &DatabaseSession::endRetirement);
    retired->m_watch.start(RetiredLookEvery);
}

void DatabaseSession::endRetirement()
{
    for (const auto &worker : m_workers)
        worker->beginShutDown(); // PostgreSQL forgets a cancellation that comes before the statement
    if (std::ranges::all_of(m_workers, [](const auto &worker) { return worker->isFinished(); }))
        deleteLater();
}

void DatabaseSession::setSchema(Schema schema)
{
    m_declared = std::make_shared<const Schema>(std::move(schema));
    m_schema = m_declared;
    m_watch.start();
    m_outside->start();
    Q_EMIT opened();
}

void DatabaseSession::addKeys(const QList<UndeclaredKey> &keys)
{
    m_schema = keys.isEmpty() ? m_declared : std::make_shared<const Schema>(withKeys(*m_declared, keys));
}

void DatabaseSession::setLabelColumns(const QHash<TableName, QStringList> &columns)
{
    QList<Table> tables = m_schema->tables();
    for (Table &table : tables) {
        const auto chosen = columns.constFind(table.name);
        if (chosen != columns.cend())
            table.labelColumns = chosen->isEmpty() ? labelColumnsOf(table) : *chosen;
    }
    if (tables == m_schema->tables())
        return;
    m_formerSchemas << m_schema;
    m_schema =
        std::make_shared<const Schema>(std::move(tables), m_schema->relationships(), m_schema->notes());
    Q_EMIT relabelled();
}

bool DatabaseSession::hasTablesOf(const Schema &read) const
{
    return read.tables() == m_declared->tables();
}

void DatabaseSession::post(Lane lane, const std::stop_token &token, Worker::Task task)
{
    Q_ASSERT(QThread::currentThread() == thread());
    worker(lane).post(token,
                      [schema = m_schema, task = std::move(task)](Result<Repository *> repository) mutable {
                          if (repository)
                              (*repository)->setSchema(schema);
                          return task(repository);
                      });
}

} // namespace relata
