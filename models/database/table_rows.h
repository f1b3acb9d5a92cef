#pragma once

#include "models/database/change_statement.h"
#include "models/database/database_error.h"

#include <optional>

namespace relata {

class Connection;

/// The rows of one table, read and changed as whole rows: every value by column name, the hidden key
/// included. Synchronous, on the connection's thread, inside the caller's transaction; errors are the
/// database's own.
class TableRows
{
public:
    TableRows(Connection &connection, const Table &table);

    const Table &table() const { return m_table; }

    RecordKey keyOf(const ColumnValues &row) const { return RecordKey(valuesOf(row, m_table.key)); }

    Record recordOf(const ColumnValues &row) const;
    static QVariantList valuesOf(const ColumnValues &row, const QStringList &columns);

    Result<std::optional<ColumnValues>> read(const RecordKey &key) const;
    Result<QList<ColumnValues>> readAll(const Statement &condition) const;
    /// Rows that nobody else changes before the transaction ends.
    Result<QList<ColumnValues>> readLocked(const Statement &condition) const;
    /// What the statement returned: none where a trigger, or for an update its conditions, kept it from
    /// happening.
    Result<std::optional<ColumnValues>> insert(const ColumnValues &values) const;
    Result<std::optional<ColumnValues>> update(const RecordKey &key, const ColumnValues &before,
                                               const ColumnValues &after) const;
    Result<QList<ColumnValues>> reset(const QList<RecordKey> &keys, const QStringList &columns,
                                      bool toDefault) const;
    Result<void> remove(const QList<RecordKey> &keys) const;
    Result<qint64> count(const Statement &condition, qint64 limit) const;

    const ChangeStatement &statements() const { return m_statements; }

    Statement isOneOf(const QList<RecordKey> &keys) const;

private:
    Result<QList<ColumnValues>> rows(const Statement &statement) const;
    Result<std::optional<ColumnValues>> row(const Statement &statement) const;

    Connection &m_connection;
    const Table &m_table;
    ChangeStatement m_statements;
};

} // namespace relata
