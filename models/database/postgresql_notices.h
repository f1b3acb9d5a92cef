#pragma once

#include "models/database/database_error.h"

#include <QtCore/QtGlobal>

#include <optional>

struct pg_conn;

namespace relata {

class Connection;

/// Hears from a server that others have changed rows, where the tables tell so themselves: the triggers of a
/// store that Relata made notify a channel (resources/schema/postgresql/003_notices.sql). On the connection's
/// thread, which it never keeps waiting but for the first look.
/// https://www.postgresql.org/docs/15/libpq-notify.html
class PostgresqlNotices
{
public:
    /// How often others have told so since the connection was opened; nothing where a table does not tell,
    /// and somebody has to look.
    Result<std::optional<qint64>> count(Connection &connection, pg_conn *handle);

private:
    Result<bool> listen(Connection &connection);

    std::optional<bool> m_listens; ///< nothing before the first look
    qint64 m_count = 0;
};

} // namespace relata
