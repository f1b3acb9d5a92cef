#include "models/database/database_session.h"

#include "models/database/connection.h"
#include "models/database/sample_store.h"
#include "models/database/store_schema.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDate>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

const std::array LaneNames{u"writer"_s, u"pages"_s, u"background"_s, u"sorting"_s};

/// Only the writer may write; the sorting lane has temporary tables to fill, which a read-only connection
/// refuses.
DatabaseLocation locationFor(Lane lane, DatabaseLocation location)
{
    location.readOnly = location.readOnly || lane == Lane::Pages || lane == Lane::Background;
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
{
    for (size_t i = 0; i < Lanes; ++i)
        m_workers[i] = std::make_unique<Worker>(LaneNames[i], locationFor(Lane(i), m_location));
}

DatabaseSession::~DatabaseSession()
{
    for (const auto &worker : m_workers)
        worker->shutDown();
    // Answers that wait in the event queue would find a half-destroyed session.
    QCoreApplication::removePostedEvents(this);
}

void DatabaseSession::open()
{
    request(Lane::Writer, {}, prepareAndRead, this, [this](Result<Schema> schema) {
        if (schema)
            setSchema(std::move(*schema));
        else
            Q_EMIT openFailed(schema.error());
    });
}

void DatabaseSession::setSchema(Schema schema)
{
    m_schema = std::make_shared<const Schema>(std::move(schema));
    Q_EMIT opened();
}

void DatabaseSession::post(Lane lane, const std::stop_token &token, Worker::Task task)
{
    Q_ASSERT(QThread::currentThread() == thread());
    worker(lane).post(token,
                      [schema = m_schema, task = std::move(task)](Result<Repository *> repository) mutable {
                          if (repository)
                              (*repository)->setSchema(schema);
                          task(repository);
                      });
}

} // namespace relata
