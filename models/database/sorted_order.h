#pragma once

#include "models/database/database_error.h"
#include "models/database/record_query.h"

namespace relata {

class Connection;

/// An order that no index gives, sorted once into a temporary table of this connection: position and keys.
/// Each is known by a number that its owner gives it; the next one of that number replaces it. SQLite's and
/// PostgreSQL's temporary tables are out of everybody else's sight and gone with the connection. A PostgreSQL
/// standby refuses them (Permission).
class SortedOrder
{
public:
    /// Sorts the query's rows without search and filters; how many they are. Cancelled by
    /// Connection::interrupt(); no table is left then.
    static Result<qint64> make(Connection &connection, const Table &table, const RecordQuery &query,
                               int number);
    /// Nobody reads it any more.
    static Result<void> drop(Connection &connection, int number);

    static QString from(int number); ///< the temporary table and its alias
    static QString position();
    /// The position and the keys, for a select list.
    static QString columns(const Table &table);
    /// Whether the table's row under `alias` is the one at a position; `order`: what the keys are selected
    /// from.
    static QString sameRow(const Table &table, const QString &alias, const QString &order = Alias);

private:
    static const QString Alias;
};

} // namespace relata
