#pragma once

#include "models/database/cascade_order.h"
#include "models/database/change.h"
#include "models/database/table_rows.h"

#include <functional>

namespace relata {

class Connection;

/// Deletes rows with all that the deletion takes along: what foreign keys cascade to, however deep and
/// through circles, is read and deleted by us, children first, and what they set to NULL or to a default is
/// updated, so that each of it is a Change that can be taken back. Inside the caller's transaction, on the
/// connection's thread; one statement for each relationship and level (and a hundred rows).
///
/// First addRoots() and collect(); if then nothing isBlocked(), execute().
class Cascade
{
public:
    /// `withDependents`: what NO ACTION and RESTRICT would protect is deleted as well.
    Cascade(Connection &connection, const Schema &schema, bool withDependents);

    /// Adds the rows that hold these keys, and `before`; how many of them there are.
    Result<qsizetype> addRoots(const Table &table, const QList<RecordKey> &keys, const ColumnValues &before);
    Result<void> collect();

    /// One error for each relationship through which rows that stay refer to rows that would go.
    Result<QList<DatabaseError>> blocking() const;
    /// Deletes; what was done, in its order. `progress` is called now and then with the rows that are gone
    /// and how many there are; once it returns false, all ends with a Cancelled error.
    using Progress = std::function<bool(qint64 done, qint64 all)>;
    Result<QList<Change>> execute(const Progress &progress = {});

private:
    /// Rows that lose their parent: the columns become NULL or their default.
    struct Detachment
    {
        const Table *table = nullptr;
        QStringList columns;
        bool toDefault = false;
        QList<ColumnValues> rows;
    };

    /// References of rows that nothing may take along.
    struct Protected
    {
        Relationship relationship;
        QList<QVariantList> references;
    };

    using Place = std::pair<TableName, RecordKey>;

    void add(const Table &table, const ColumnValues &row);
    Result<void> follow(const Relationship &relationship, const QList<ColumnValues> &parents);
    Result<QList<ColumnValues>> childrenOf(const Table &child, const Relationship &relationship,
                                           const QList<QVariantList> &references) const;
    qint64 doomedAmong(const Protected &children) const;
    QList<Detachment> survivors() const;
    QList<Detachment> cuts(const CascadeOrder &order) const;
    Result<void> detach(const Detachment &detachment);
    Result<void> detachSome(const Detachment &detachment, const QList<ColumnValues> &rows);
    Result<void> remove(const QList<qsizetype> &order, const Progress &progress);
    Result<void> removeSome(const Table &table, const QList<qsizetype> &rows);
    ColumnValues current(const DoomedRow &row) const;
    Result<void> verifyRootsAreGone() const;

    Connection &m_connection;
    const Schema &m_schema;
    bool m_withDependents;
    QList<DoomedRow> m_doomed; ///< roots first
    qsizetype m_roots = 0;
    QHash<Place, qsizetype> m_indexes; ///< of the doomed
    QList<Detachment> m_detachments;
    QList<Protected> m_protected;
    QHash<Place, ColumnValues> m_current; ///< rows that were detached, as they are now, by their old key
    QList<Change> m_done;
};

} // namespace relata
