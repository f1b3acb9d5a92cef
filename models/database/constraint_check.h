#pragma once

#include "models/database/change.h"
#include "models/database/table_rows.h"

namespace relata {

/// The rules of the schema that a row about to be written breaks, each on its column and all of them, where
/// the database would stop at the first and SQLite names no column for a foreign key. Asks the database in
/// one round trip, inside the caller's transaction.
class ConstraintCheck
{
public:
    /// `pending`: the changes that are applied together; a parent that one of them inserts is not missing.
    ConstraintCheck(Connection &connection, const TableRows &rows, const QList<Change> &pending);

    /// What is broken, in two parts.
    struct Findings
    {
        QList<DatabaseError> required; ///< a trigger could still fill these in: count only if the write fails
        QList<DatabaseError> broken;   ///< no use in trying
    };

    Result<Findings> ofInsert(const ColumnValues &values) const;
    Result<Findings> ofUpdate(const ColumnValues &row, const ColumnValues &after) const;

private:
    struct Rule
    {
        Statement isBroken;
        DatabaseError error;
    };

    Result<Findings> findings(const ColumnValues &values, const ColumnValues &written,
                              const std::optional<RecordKey> &self) const;
    QList<DatabaseError> missingValues(const ColumnValues &written, bool isInsert) const;
    QList<DatabaseError> unstorable(const ColumnValues &written) const;
    QList<Rule> uniqueRules(const ColumnValues &values, const ColumnValues &written,
                            const std::optional<RecordKey> &self) const;
    QList<Rule> foreignKeyRules(const ColumnValues &values, const ColumnValues &written) const;
    bool isInsertedTogether(const ForeignKey &foreignKey, const ColumnValues &values) const;
    Result<QList<DatabaseError>> broken(const QList<Rule> &rules) const;
    QString label(const QString &column) const;

    Connection &m_connection;
    const TableRows &m_rows;
    const Table &m_table;
    const QList<Change> &m_pending;
};

} // namespace relata
