#include "models/database/sqlite_backup.h"

#include "models/database/connection.h"
#include "models/database/sqlite_error.h"
#include "models/database/sqlite_handle.h"

#include <QtSql/QSqlError>

#include <algorithm>
#include <sqlite3.h>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PagesInAStep = 256; ///< a megabyte: a few milliseconds
constexpr int MostRestarts = 3;
constexpr int WaitMs = 20;
constexpr int MostWaits = 1'500; ///< half a minute in which somebody else holds the database

} // namespace

SqliteBackup::SqliteBackup(Connection &from, Connection &to)
    : m_from(from)
    , m_to(sqliteHandle(to.database()))
    , m_backup(sqlite3_backup_init(m_to, "main", sqliteHandle(from.database()), "main"))
{
}

SqliteBackup::~SqliteBackup()
{
    sqlite3_backup_finish(m_backup); // nothing where it is null
    if (m_still) [[maybe_unused]]
        const auto ended = m_from.execute(u"ROLLBACK"_s);
}

Result<void> SqliteBackup::run(const std::stop_token &stop, const DatabaseCopy::Progress &progress)
{
    if (!m_backup)
        return std::unexpected(failure(sqlite3_extended_errcode(m_to)));
    int waits = 0;
    for (int code = SQLITE_OK; code != SQLITE_DONE;) {
        if (stop.stop_requested())
            return std::unexpected(DatabaseError::cancelled());
        code = sqlite3_backup_step(m_backup, PagesInAStep);
        const bool waiting = code == SQLITE_BUSY || code == SQLITE_LOCKED;
        if (code != SQLITE_OK && code != SQLITE_DONE && !waiting)
            return std::unexpected(failure(code));
        waits = waiting ? waits + 1 : 0;
        if (waits > MostWaits)
            return std::unexpected(failure(code));
        if (waiting)
            sqlite3_sleep(WaitMs);
        progress(m_done, std::max(1, sqlite3_backup_pagecount(m_backup)));
        if (!m_still && beganAgain()) {
            if (auto held = holdStill(); !held)
                return held;
        }
    }
    return {};
}

/// Whether somebody has written so often that it would go on like this.
bool SqliteBackup::beganAgain()
{
    const int done = sqlite3_backup_pagecount(m_backup) - sqlite3_backup_remaining(m_backup);
    if (std::exchange(m_done, done) > done)
        ++m_restarts;
    return m_restarts >= MostRestarts;
}

/// From now on the source is read as it is at this moment. A write-ahead log goes on meanwhile; in a file
/// with a rollback journal writers wait.
Result<void> SqliteBackup::holdStill()
{
    if (auto begun = m_from.execute(u"BEGIN"_s); !begun)
        return begun;
    m_still = true;
    auto read = m_from.fetchValue({u"SELECT count(*) FROM sqlite_master"_s, {}});
    return read ? Result<void>() : std::unexpected(read.error());
}

DatabaseError SqliteBackup::failure(int code) const
{
    return sqliteError(QSqlError({}, QString::fromUtf8(sqlite3_errstr(code)), QSqlError::StatementError,
                                 QString::number(code)));
}

} // namespace relata
