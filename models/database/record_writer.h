#pragma once

#include "models/database/change.h"

#include <functional>

namespace relata {

class ChildCopy;
class Connection;
struct CommitMark;
class Transaction;

/// The records that depend on some others through one relationship.
struct Dependents
{
    Relationship relationship;
    qint64 count = 0; ///< at most the limit that was asked for
};

/// Writes changes. Synchronous, on the connection's thread. One call is one transaction, rolled back unless
/// all of it succeeded.
///
/// An update or delete holds only while the row is as it was read: key and old values stand in its WHERE, and
/// exactly one row has to change; else the error is a Conflict. Each row is read again in the transaction,
/// since triggers change what was written, and a value that came back different from what was typed is
/// refused.
class RecordWriter
{
public:
    RecordWriter(Connection &connection, const Schema &schema);

    /// Applies all changes or none, in their order; a child's change may refer to the row that one before it
    /// inserts (Change::parent). Result's own error is for what concerns no single change (busy,
    /// connection lost, full); errors of changes are in the outcome, those that can be found out all at once.
    /// Rows that a delete takes along (CASCADE, SET NULL, SET DEFAULT) are part of `done`, children first, so
    /// that their inverses, last first, bring everything back.
    Result<ChangeOutcome> apply(const QList<Change> &changes) const;

    /// Called now and then, on this thread, with what is done and how much there is; false stops and takes
    /// all of it back, with a Cancelled error.
    using Progress = std::function<bool(qint64 done, qint64 all)>;

    /// Deletes records; `withDependents`: also what refers to them where no cascade does it by itself.
    Result<ChangeOutcome> remove(const TableName &table, const QList<RecordKey> &keys, bool withDependents,
                                 const Progress &progress = {}) const;

    /// Gives whatever refers to the records to another one of the table, then deletes them.
    Result<ChangeOutcome> removeMoving(const TableName &table, const QList<RecordKey> &keys,
                                       const RecordKey &target, const Progress &progress = {}) const;

    /// Inserts a record and copies of another one's children with it, through each of the relationships, one
    /// level deep and at most `limit` of each: with the new record's key, and the next free numbers in their
    /// unique columns. The outcome's record is the new one.
    Result<ChangeOutcome> insertWithChildren(const Change &insertion, const RecordKey &source,
                                             const QList<Relationship> &relationships, qsizetype limit) const;

    /// What refers to the records, relationship by relationship, those without any left out; each count stops
    /// at `limit`.
    Result<QList<Dependents>> dependents(const TableName &table, const QList<RecordKey> &keys,
                                         qint64 limit) const;

    /// The next free value of a unique column that is numbered by hand: the highest number of it plus one, in
    /// the same width and with the same prefix ("12345" → "12346", "R-099" → "R-100"); null where none
    /// suggests itself.
    Result<Value> nextFree(const TableName &table, const QString &column) const;

    /// The values that the defaults of a table's columns have now (today's date, 'new'); computed by the
    /// database, columns without one left out.
    Result<ColumnValues> defaults(const TableName &table) const;

private:
    struct Deletion
    {
        QList<Change> changes;
        QList<DatabaseError> errors;
    };

    const Table *writableTable(const TableName &name) const;
    Result<void> begin(Transaction &transaction) const;
    Result<ChangeOutcome> end(Transaction &transaction, ChangeOutcome outcome, qsizetype last) const;
    Result<void> applyAll(const QList<Change> &changes, ChangeOutcome &outcome,
                          const Progress &progress = {}) const;
    Result<qsizetype> applyTogether(const QList<Change> &changes, qsizetype first,
                                    ChangeOutcome &outcome) const;
    Result<void> moveChildren(const Table &table, const QList<RecordKey> &keys, const RecordKey &target,
                              ChangeOutcome &outcome, const Progress &progress) const;
    Result<ChangeOutcome> lookUp(const CommitMark &mark, ChangeOutcome outcome,
                                 const DatabaseError &lost) const;
    Result<void> applyOne(const QList<Change> &changes, qsizetype index, ChangeOutcome &outcome) const;
    Result<void> removeRows(const Table &table, const QList<RecordKey> &keys, const ColumnValues &before,
                            bool withDependents, qsizetype index, ChangeOutcome &outcome,
                            const Progress &progress = {}) const;
    Result<Deletion> deletion(const Table &table, const QList<RecordKey> &keys, const ColumnValues &before,
                              bool withDependents, const Progress &progress) const;
    Result<void> addChild(const ChildCopy &copy, const ColumnValues &child, ChangeOutcome &outcome) const;
    Result<Deletion> missing(const Table &table, const QList<RecordKey> &keys,
                             const ColumnValues &before) const;

    Connection &m_connection;
    const Schema &m_schema;
};

} // namespace relata
