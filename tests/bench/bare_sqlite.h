#pragma once

#include "bench/bare_store.h"

#include <map>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace relata::bench {

class BareSqlite : public BareStore
{
public:
    explicit BareSqlite(const QString &path);

private:
    using Statement = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)>;

    sqlite3_stmt *prepared(const char *sql);
    void read(const char *sql, const QVariantList &values) override;
    void write(const char *sql, const QVariantList &values) override;

    std::unique_ptr<sqlite3, int (*)(sqlite3 *)> m_database;
    std::map<std::string, Statement> m_statements;
};

} // namespace relata::bench
