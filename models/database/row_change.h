#pragma once

#include "models/database/change.h"
#include "models/database/constraint_check.h"
#include "models/database/savepoint.h"
#include "models/database/table_rows.h"

namespace relata {

/// One insert or update: checked, written, compared with what was typed, read again. Everything inside a
/// savepoint of its own, so that a change that fails leaves nothing and the next can still be tried. One
/// object a change, on the connection's thread.
class RowChange
{
public:
    /// What became of it: done, or errors.
    struct Outcome
    {
        Change done;
        Record record;
        QList<DatabaseError> errors;
    };

    RowChange(Connection &connection, const Table &table, const QList<Change> &pending);

    /// The outer error is one that ends the transaction.
    Result<Outcome> apply(const Change &change);

    static DatabaseError gone();
    static DatabaseError changedMeanwhile();
    static DatabaseError notAllowed();

private:
    Result<Outcome> insert(const Change &change);
    Result<Outcome> update(const Change &change);
    Result<Outcome> notWritten(const Change &change);
    Result<Outcome> finish(Change done, const ColumnValues &typed, const ColumnValues &stored);
    Result<QList<DatabaseError>> lost(const ColumnValues &typed, const ColumnValues &stored);
    Result<Outcome> refused(const DatabaseError &error, const QList<DatabaseError> &required,
                            const ColumnValues &typed);
    Result<DatabaseError> onItsColumn(DatabaseError error, const ColumnValues &typed);
    DatabaseError conflict(const ColumnValues &expected, const ColumnValues &row) const;
    ColumnValues writable(const ColumnValues &values) const;

    Connection &m_connection;
    const Table &m_table;
    TableRows m_rows;
    ConstraintCheck m_check;
    Savepoint m_savepoint;
};

} // namespace relata
