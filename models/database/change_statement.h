#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"
#include "models/database/statement.h"

namespace relata {

class SqlDialect;

/// The SQL of reading and changing rows of one table. A row is all of Table::columns and, where the key is
/// hidden ("rowid", "ctid"), that too: rowColumns() says which, in the order in which every statement here
/// selects or returns them.
class ChangeStatement
{
public:
    ChangeStatement(const SqlDialect &dialect, const Table &table);

    QStringList rowColumns() const;

    Statement select(const Statement &condition) const;
    Statement count(const Statement &condition, qint64 limit) const;
    /// Generated columns are left out: the database computes them.
    Statement insert(const ColumnValues &values) const;
    /// Several rows at once, which give the same columns.
    Statement insertAll(const QList<ColumnValues> &rows) const;
    /// Changes rows alike, those that hold the values before.
    Statement updateAll(const Statement &condition, const ColumnValues &before,
                        const ColumnValues &after) const;
    /// Changes the row while it still holds the values before.
    Statement update(const RecordKey &key, const ColumnValues &before, const ColumnValues &after) const;
    /// Sets columns to NULL or, where said, to their defaults.
    Statement reset(const Statement &condition, const QStringList &columns, bool toDefault) const;
    Statement remove(const Statement &condition) const;

    Statement hasKey(const RecordKey &key) const;
    Statement hasValues(const ColumnValues &values) const;
    /// True for rows whose columns hold one of the lists of values; indexes serve it.
    static Statement isOneOf(const QStringList &columns, const QList<QVariantList> &tuples);
    static Statement isEqual(const QStringList &columns, const QVariantList &values);

private:
    QString rowExpressions() const;
    QString returning() const;
    bool isWritten(const QString &column) const;

    const SqlDialect &m_dialect;
    const Table &m_table;
};

} // namespace relata
