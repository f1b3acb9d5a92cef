#include "models/database/sqlite_limits.h"

#include <sqlite3.h>
#include <utility>

namespace relata {

namespace {

/// Far more than any real table, statement or trigger needs, far less than what takes a computer down. The
/// number of columns stays SQLite's own, 2,000.
constexpr std::pair<int, int> Limits[] = {
    {SQLITE_LIMIT_LENGTH, 512 * 1024 * 1024}, ///< bytes of a value
    {SQLITE_LIMIT_SQL_LENGTH, 4 * 1024 * 1024},
    {SQLITE_LIMIT_EXPR_DEPTH, 1'000},
    {SQLITE_LIMIT_VDBE_OP, 10'000'000},
    {SQLITE_LIMIT_ATTACHED, 0}, // no other file is opened by way of this one
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 10'000},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 100},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

} // namespace

void harden(sqlite3 *handle)
{
    // No schema that is edited as a table, no functions with side effects called from triggers and views.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    for (const auto &[limit, value] : Limits)
        sqlite3_limit(handle, limit, value);
}

} // namespace relata
