#include "models/database/commit_lookup.h"

#include "models/database/connection.h"
#include "models/database/sql_dialect.h"
#include "models/database/table_rows.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace relata {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds FirstPause{100};
constexpr milliseconds LongestPause{10'000};

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(CommitLookup)
};

DatabaseError lookingUp()
{
    return {DatabaseError::Kind::ConnectionLost,
            Messages::tr("The connection was lost while saving. Whether it was saved is asked as soon as the "
                         "server is there again."),
            {},
            {}};
}

DatabaseError unknown()
{
    return {DatabaseError::Kind::ConnectionLost,
            Messages::tr("The connection was lost while saving, and whether it was saved is not known. Look "
                         "before you save it again."),
            {},
            {}};
}

/// Returns early, and false, when a stop is requested.
bool pauseFor(milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

} // namespace

Result<CommitMark> CommitMark::take(Connection &connection)
{
    const QString sql = connection.dialect().commitMark();
    if (sql.isEmpty())
        return CommitMark();
    const auto row = connection.fetchRow({sql, {}});
    if (!row)
        return std::unexpected(row.error());
    return CommitMark{row->value(0), row->value(1).toString()};
}

CommitLookup::CommitLookup(Connection &lost, const Schema &schema, CommitMark mark)
    : m_lost(lost)
    , m_schema(schema)
    , m_mark(std::move(mark))
{
}

Result<bool> CommitLookup::wasCommitted(const QList<Change> &done) const
{
    if (m_mark.transaction.isNull()) // nothing was written, so that nothing can have been lost
        return true;
    milliseconds pause = FirstPause;
    do {
        const auto answer = ask(done);
        if (!answer)
            return std::unexpected(answer.error());
        if (const std::optional<bool> &known = *answer)
            return *known;
        m_lost.reportWaiting(lookingUp());
        pause = std::min(pause * 2, LongestPause);
    } while (pauseFor(pause, m_lost.stopToken()));
    return std::unexpected(unknown());
}

Result<std::optional<bool>> CommitLookup::ask(const QList<Change> &done) const
{
    const auto connection = Connection::open(m_lost.location(), m_lost.stopToken());
    if (!connection)
        return std::nullopt;
    const auto status =
        (*connection)->fetchRow({(*connection)->dialect().commitStatus(), {m_mark.transaction}});
    // Not answered: gone again, not ready yet, or a server that has never heard of a transaction so young.
    if (!status && status.error().kind != DatabaseError::Kind::Constraint)
        return std::nullopt;
    const QString said = status ? status->value(0).toString() : QString();
    // After a standby took over its numbers are others'.
    if (said.isEmpty() || status->value(1).toString() != m_mark.timeline)
        return askRows(**connection, done);
    if (said == u"in progress") // the server has not noticed yet that nobody is there
        return std::nullopt;
    return said == u"committed";
}

Result<std::optional<bool>> CommitLookup::askRows(Connection &connection, const QList<Change> &done) const
{
    qsizetype found = 0;
    for (const Change &change : done) {
        const auto isThere = isDone(connection, change);
        if (!isThere)
            return std::nullopt;
        found += *isThere ? 1 : 0;
    }
    if (found > 0 && found < done.size())
        return std::unexpected(unknown());
    return found > 0;
}

Result<bool> CommitLookup::isDone(Connection &connection, const Change &change) const
{
    const Table *table = m_schema.table(change.table);
    if (!table)
        return std::unexpected(unknown());
    const bool isDeletion = change.kind == Change::Kind::Delete;
    const auto row = TableRows(connection, *table).read(isDeletion ? change.key : change.keyAfter);
    if (!row)
        return std::unexpected(row.error());
    if (isDeletion || !row->has_value())
        return isDeletion != row->has_value();
    return std::ranges::all_of(change.after.keys(), [&](const QString &column) {
        return sameValue(change.after.value(column), (*row)->value(column));
    });
}

} // namespace relata
