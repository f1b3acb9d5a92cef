#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"

namespace relata {

/// A row that is going to be deleted.
struct DoomedRow
{
    TableName table;
    RecordKey key;
    ColumnValues values;
};

/// The order in which doomed rows are deleted: whatever refers to a row goes before it, so that inserting
/// them the other way round finds every parent there. Where rows refer to each other in a circle, a foreign
/// key that may be NULL is taken out of it first. Pure values, no database.
class CascadeOrder
{
public:
    /// A foreign key that has to become NULL before anything is deleted.
    struct Break
    {
        qsizetype row = 0;
        qsizetype relationship = 0;
    };

    CascadeOrder(const QList<DoomedRow> &rows, const Schema &schema);

    const QList<qsizetype> &rows() const { return m_order; }

    const QList<Break> &breaks() const { return m_breaks; }

    /// The columns that cut a relationship when they become NULL: nullable ones outside the child's key. None
    /// where it cannot be cut.
    static QStringList cuttingColumns(const Relationship &relationship, const Schema &schema);

private:
    struct Reference
    {
        qsizetype row = 0; ///< the other end
        qsizetype relationship = 0;
    };

    void findReferences(qsizetype relationship);
    void placeLayers();
    void place(qsizetype row);
    void breakCircle();
    bool canBeFreed(qsizetype row) const;

    const QList<DoomedRow> &m_doomed;
    const Schema &m_schema;
    QList<bool> m_isCuttable; ///< by relationship
    QHash<TableName, QList<qsizetype>> m_rowsOf;
    QList<QList<Reference>> m_referrers; ///< by row
    QList<QList<qsizetype>> m_parents;   ///< by row: a parent for each reference
    QList<qsizetype> m_waitingFor;       ///< by row: how many referrers are not placed
    QList<bool> m_isPlaced;
    QList<qsizetype> m_ready;
    QList<qsizetype> m_order;
    QList<Break> m_breaks;
    qsizetype m_firstUnplaced = 0;
};

} // namespace relata
