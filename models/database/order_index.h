#pragma once

#include "models/database/database_error.h"
#include "models/database/record_query.h"
#include "models/database/schema.h"

namespace relata {

class Connection;

/// The index that makes an order quick which no index gives. Only in a store that Relata made: the schema of
/// anybody else's database is left alone. Synchronous, on the connection's thread.
class OrderIndex
{
public:
    OrderIndex(Connection &connection, const Schema &schema);

    /// Whether an index for the query's order may be made and would help.
    Result<bool> isPossible(const RecordQuery &query) const;
    /// Makes it. Cancelled by Connection::interrupt(); no index is left then.
    Result<void> create(const RecordQuery &query) const;
    /// Takes it away again.
    Result<void> drop(const RecordQuery &query) const;

private:
    static QString nameOf(const RecordQuery &query);
    static QStringList columns(const Table &table, const RecordQuery &query);

    Connection &m_connection;
    const Schema &m_schema;
};

} // namespace relata
