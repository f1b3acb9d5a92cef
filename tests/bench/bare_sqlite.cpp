#include "bench/bare_sqlite.h"

#include <sqlite3.h>
#include <stdexcept>

namespace relata::bench {

namespace {

constexpr int CacheKiB = 16'384; ///< more than Relata gives all of its connections together

sqlite3 *opened(const QString &path)
{
    sqlite3 *database = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &database) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(database));
    return database;
}

void bind(sqlite3_stmt *statement, const QVariantList &values)
{
    for (int i = 0; i < int(values.size()); ++i) {
        if (values.at(i).typeId() == QMetaType::QString) {
            const QByteArray text = values.at(i).toString().toUtf8();
            sqlite3_bind_text(statement, i + 1, text.constData(), int(text.size()), SQLITE_TRANSIENT);
        } else {
            sqlite3_bind_int64(statement, i + 1, values.at(i).toLongLong());
        }
    }
}

/// Looks at every value, as whoever shows them has to.
void touchRow(sqlite3_stmt *statement)
{
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        if (sqlite3_column_type(statement, i) == SQLITE_INTEGER)
            sqlite3_column_int64(statement, i);
        else
            sqlite3_column_text(statement, i);
    }
}

} // namespace

BareSqlite::BareSqlite(const QString &path)
    : m_database(opened(path), sqlite3_close)
{
    read("PRAGMA synchronous = FULL", {});
    const QByteArray cache = "PRAGMA cache_size = -" + QByteArray::number(CacheKiB);
    read(cache.constData(), {});
}

void BareSqlite::write(const char *sql, const QVariantList &values)
{
    read("BEGIN IMMEDIATE", {});
    read(sql, values);
    read("COMMIT", {});
}

void BareSqlite::read(const char *sql, const QVariantList &values)
{
    sqlite3_stmt *statement = prepared(sql);
    bind(statement, values);
    int status = sqlite3_step(statement);
    for (; status == SQLITE_ROW; status = sqlite3_step(statement))
        touchRow(statement);
    sqlite3_reset(statement);
    if (status != SQLITE_DONE)
        throw std::runtime_error(sqlite3_errmsg(m_database.get()));
}

sqlite3_stmt *BareSqlite::prepared(const char *sql)
{
    const auto kept = m_statements.find(sql);
    if (kept != m_statements.end())
        return kept->second.get();
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_database.get(), sql, -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(m_database.get()));
    return m_statements.emplace(sql, Statement(statement, sqlite3_finalize)).first->second.get();
}

} // namespace relata::bench
