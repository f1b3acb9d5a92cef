#pragma once

#include "models/database/database_copy.h"

struct sqlite3;
struct sqlite3_backup;

namespace relata {

class Connection;

/// One run of SQLite's online backup from one open database into another, in small steps, between which
/// others write. What they write makes it begin again; after some times it holds them up instead, where its
/// journal mode makes that necessary. On the thread of both connections.
class SqliteBackup
{
public:
    SqliteBackup(Connection &from, Connection &to);
    ~SqliteBackup();
    SqliteBackup(const SqliteBackup &) = delete;
    SqliteBackup &operator=(const SqliteBackup &) = delete;

    Result<void> run(const std::stop_token &stop, const DatabaseCopy::Progress &progress);

private:
    Result<void> holdStill();
    bool beganAgain();
    DatabaseError failure(int code) const;

    Connection &m_from;
    sqlite3 *m_to;
    sqlite3_backup *m_backup;
    bool m_still = false; ///< the source is read in one transaction
    int m_restarts = 0;
    int m_done = 0;
};

} // namespace relata
