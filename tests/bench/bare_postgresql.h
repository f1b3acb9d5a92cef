#pragma once

#include "bench/bare_store.h"
#include "models/database/database_location.h"

#include <map>
#include <string>

struct pg_conn;

namespace relata::bench {

/// By libpq.
class BarePostgresql : public BareStore
{
public:
    explicit BarePostgresql(const DatabaseLocation &location);

private:
    const std::string &prepared(const char *sql);
    void read(const char *sql, const QVariantList &values) override;

    /// A statement alone is a transaction.
    void write(const char *sql, const QVariantList &values) override { read(sql, values); }

    std::unique_ptr<pg_conn, void (*)(pg_conn *)> m_connection;
    std::map<std::string, std::string> m_statements; ///< names by SQL text
};

} // namespace relata::bench
