#include "models/database/postgresql_notices.h"

#include "models/database/connection.h"

#include <libpq-fe.h>
#include <memory>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Whether there is a table that can be looked at and has no trigger that tells.
const QString IsAnyTableSilent =
    u"SELECT EXISTS (SELECT 1 FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace"
    " WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
    " AND n.nspname NOT LIKE 'pg\\_toast%' AND n.nspname NOT LIKE 'pg\\_temp%'"
    " AND c.relname <> 'relata_schema' AND has_table_privilege(c.oid, 'SELECT')"
    " AND NOT EXISTS (SELECT 1 FROM pg_trigger AS t JOIN pg_proc AS p ON p.oid = t.tgfoid"
    " WHERE t.tgrelid = c.oid AND p.proname = 'relata_notify' AND t.tgenabled IN ('O', 'A')))"_s;

} // namespace

Result<std::optional<qint64>> PostgresqlNotices::count(Connection &connection, pg_conn *handle)
{
    if (!m_listens) {
        const auto listens = listen(connection);
        if (!listens)
            return std::unexpected(listens.error());
        m_listens = *listens;
    }
    if (!*m_listens)
        return std::optional<qint64>();
    PQconsumeInput(handle); // a connection that is gone says so when it is asked for something
    while (const std::unique_ptr<PGnotify, decltype(&PQfreemem)> notice{PQnotifies(handle), PQfreemem}) {
        if (notice->be_pid != PQbackendPID(handle)) // what we have written ourselves is known
            ++m_count;
    }
    return std::optional(m_count);
}

/// Listens before it looks: a table that begins to tell in between is heard. A standby lets nobody listen.
Result<bool> PostgresqlNotices::listen(Connection &connection)
{
    if (const auto done = connection.execute(u"LISTEN relata"_s); !done)
        return connection.isOpen() && done.error().kind != DatabaseError::Kind::Cancelled
                   ? Result<bool>(false)
                   : std::unexpected(done.error());
    const auto silent = connection.fetchValue({IsAnyTableSilent, {}});
    if (!silent)
        return std::unexpected(silent.error());
    if (silent->toBool()) {
        if (const auto done = connection.execute(u"UNLISTEN relata"_s); !done)
            return std::unexpected(done.error());
    }
    return !silent->toBool();
}

} // namespace relata
