#include "models/database/connection.h"

#include "models/database/cut_value.h"
#include "models/database/sql_dialect.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLoggingCategory>
#include <QtCore/QThread>
#include <QtCore/QUuid>
#include <QtSql/QSqlError>
#include <QtSql/QSqlRecord>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PreparedStatements = 128;

/// For whoever wants to know what a database is asked: QT_LOGGING_RULES="relata.statements.debug=true".
Q_LOGGING_CATEGORY(statements, "relata.statements", QtWarningMsg)

/// Whatever has gone wrong before: half a value is neither written nor compared with.
DatabaseError cutGiven()
{
    return {
        .message = QCoreApplication::translate(
            "Connection", "Only the beginning of a large value has been read. Nothing was done with it.")};
}

QSqlDatabase newDatabase(const SqlDialect &dialect)
{
    return QSqlDatabase::addDatabase(dialect.driver(), QUuid::createUuid().toString(QUuid::WithoutBraces));
}

} // namespace

Connection::Connection(const DatabaseLocation &location, std::stop_token stop)
    : m_location(location)
    , m_dialect(SqlDialect::forLocation(location))
    , m_database(newDatabase(*m_dialect))
    , m_prepared(PreparedStatements)
    , m_thread(QThread::currentThread())
    , m_stop(std::move(stop))
{
}

Connection::~Connection()
{
    Q_ASSERT(QThread::currentThread() == m_thread);
    const QString name = m_database.connectionName();
    m_prepared.clear();
    m_direct.reset();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(name);
}

Result<std::unique_ptr<Connection>> Connection::open(const DatabaseLocation &location,
                                                     const std::stop_token &stop)
{
    std::unique_ptr<Connection> connection(new Connection(location, stop));
    const SqlDialect &dialect = *connection->m_dialect;
    if (auto prepared = dialect.prepareToOpen(connection->m_database, location, stop); !prepared)
        return std::unexpected(prepared.error());
    if (!connection->m_database.open())
        return std::unexpected(dialect.error(connection->m_database.lastError()));
    if (auto configured = dialect.configure(*connection); !configured)
        return std::unexpected(configured.error());
    return connection;
}

Result<QList<Connection::Row>> Connection::fetch(const Statement &statement)
{
    auto query = run(statement);
    if (!query)
        return std::unexpected(query.error());
    auto rows = takeRows(**query);
    (*query)->finish();
    return rows;
}

Result<QList<Connection::Row>> Connection::takeRows(QSqlQuery &query)
{
    QList<Row> result;
    const int columns = query.record().count();
    while (query.next()) {
        Row row;
        row.reserve(columns);
        for (int i = 0; i < columns; ++i)
            row.append(toValue(query.value(i)));
        result.append(std::move(row));
    }
    // A statement that is interrupted or meets a damaged page ends like one that has no more rows.
    if (query.lastError().isValid())
        return failure(query.lastError());
    return result;
}

Result<QList<QList<Connection::Row>>> Connection::fetchTogether(const QStringList &together)
{
    Q_ASSERT(m_dialect->takesSeveralAtOnce());
    if (auto goesOn = takeInterruption(); !goesOn)
        return std::unexpected(goesOn.error());
    for (const QString &sql : together)
        qCDebug(statements).noquote() << sql;
    const auto query = runDirectly(together);
    if (!query)
        return std::unexpected(query.error());
    QList<QList<Row>> results;
    while (results.size() < together.size()) {
        if (!results.isEmpty() && !(*query)->nextResult())
            return failure((*query)->lastError());
        auto rows = takeRows(**query);
        if (!rows)
            return std::unexpected(rows.error());
        results << *std::move(rows);
    }
    (*query)->finish();
    return results;
}

Result<Connection::Row> Connection::fetchRow(const Statement &statement)
{
    auto rows = fetch(statement);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->isEmpty() ? Row() : rows->constFirst();
}

Result<Value> Connection::fetchValue(const Statement &statement)
{
    auto row = fetchRow(statement);
    if (!row)
        return std::unexpected(row.error());
    return row->isEmpty() ? Value() : row->constFirst();
}

Result<void> Connection::execute(const Statement &statement)
{
    auto query = run(statement);
    if (!query)
        return std::unexpected(query.error());
    (*query)->finish();
    return {};
}

Result<void> Connection::executeWithNext(const QString &sql)
{
    if (!m_dialect->takesSeveralAtOnce())
        return execute(sql);
    qCDebug(statements).noquote() << sql;
    m_waiting << sql;
    return {};
}

Result<void> Connection::sendWaiting()
{
    if (m_waiting.isEmpty())
        return {};
    const auto sent = runDirectly(m_waiting.takeLast());
    return sent ? Result<void>() : std::unexpected(sent.error());
}

void Connection::interrupt()
{
    m_interrupted = true;
    m_dialect->interrupt(m_database);
}

void Connection::interruptForGood()
{
    m_interruptedForGood = true;
    interrupt();
}

void Connection::clearInterruption()
{
    m_dialect->settleInterruption();
    m_interrupted = false;
}

void Connection::rollBack()
{
    Q_ASSERT(QThread::currentThread() == m_thread);
    clearInterruption();
    m_waiting.clear();
    if (!m_database.isOpen())
        return; // the server is gone, and will have rolled back by itself
    qCDebug(statements).noquote() << "ROLLBACK";
    // Fails where the database has rolled back by itself already (a full disk): as well.
    std::ignore = runDirectly(QStringLiteral("ROLLBACK"));
}

/// An error where what comes next is not wanted any more.
Result<void> Connection::takeInterruption()
{
    if (m_interrupted.exchange(false) || isStopped())
        return std::unexpected(DatabaseError::cancelled());
    return {};
}

Result<QSqlQuery *> Connection::run(const Statement &statement)
{
    Q_ASSERT(QThread::currentThread() == m_thread);
    if (auto goesOn = takeInterruption(); !goesOn)
        return std::unexpected(goesOn.error());
    qCDebug(statements).noquote() << statement.sql; // without its values, which are nobody's business
    if (statement.values.isEmpty())
        return runDirectly(statement.sql);
    if (std::ranges::any_of(statement.values, [](const Value &value) { return isCut(value); }))
        return std::unexpected(cutGiven());
    if (auto sent = sendWaiting(); !sent)
        return std::unexpected(sent.error());
    auto query = prepared(statement.sql);
    if (!query)
        return query;
    for (qsizetype i = 0; i < statement.values.size(); ++i)
        (*query)->bindValue(int(i), statement.values.at(i));
    if ((*query)->exec())
        return query;
    const DatabaseError error = failure((*query)->lastError()).error();
    (*query)->finish();
    // Not kept: after a change of the schema PostgreSQL refuses the old plan for ever. A value that was
    // refused says nothing against the plan, and in a failed transaction PostgreSQL could not forget it.
    if (error.kind == DatabaseError::Kind::Other)
        m_prepared.remove(statement.sql);
    return std::unexpected(error);
}

Result<QSqlQuery *> Connection::runDirectly(const QString &sql)
{
    return runDirectly(QStringList{sql});
}

Result<QSqlQuery *> Connection::runDirectly(const QStringList &statements)
{
    const QStringList before = std::exchange(m_waiting, {});
    m_direct = newQuery();
    bool done = m_direct->exec((before + statements).join(u";\n"_s));
    for (qsizetype i = 0; done && i < before.size(); ++i)
        done = m_direct->nextResult();
    if (done)
        return m_direct.get();
    return failure(m_direct->lastError());
}

std::unexpected<DatabaseError> Connection::failure(const QSqlError &error)
{
    DatabaseError result = m_dialect->error(error);
    if (result.kind == DatabaseError::Kind::Busy && isStopped())
        result = DatabaseError::cancelled(); // it no longer waited for the lock
    m_lost = m_lost || result.kind == DatabaseError::Kind::ConnectionLost;
    if (result.kind == DatabaseError::Kind::Cancelled)
        clearInterruption();
    return std::unexpected(std::move(result));
}

std::unique_ptr<QSqlQuery> Connection::newQuery() const
{
    auto query = std::make_unique<QSqlQuery>(m_database);
    query->setForwardOnly(true);
    query->setNumericalPrecisionPolicy(QSql::HighPrecision);
    return query;
}

Result<QSqlQuery *> Connection::prepared(const QString &sql)
{
    if (QSqlQuery *kept = m_prepared.object(sql))
        return kept;
    auto query = newQuery();
    if (!query->prepare(sql))
        return failure(query->lastError());
    m_prepared.insert(sql, query.release());
    return m_prepared.object(sql);
}

} // namespace relata
