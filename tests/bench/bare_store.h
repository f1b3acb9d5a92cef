#pragma once

#include <QtCore/QString>
#include <QtCore/QVariantList>

#include <map>
#include <memory>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace relata::bench {

/// A SQLite file by the C API alone. Statements are prepared once.
class BareStore
{
public:
    explicit BareStore(const QString &path);

    /// Milliseconds to read all rows of a statement, every value of them.
    double timeToRead(const char *sql, const QVariantList &values = {});
    double timeToWrite(const char *sql, const QVariantList &values);

private:
    using Statement = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)>;

    sqlite3_stmt *prepared(const char *sql);
    void read(const char *sql, const QVariantList &values);

    std::unique_ptr<sqlite3, int (*)(sqlite3 *)> m_database;
    std::map<std::string, Statement> m_statements;
};

} // namespace relata::bench
