#pragma once

#include "models/database/change.h"
#include "models/database/table_rows.h"

namespace relata {

class Connection;

/// What the children of one record have to be so that another one can have the same: each with the new
/// parent's key, without what the database numbers itself, and with the next free value in each column that
/// is unique by itself. One level deep. Inside the caller's transaction, on the connection's thread.
class ChildCopy
{
public:
    /// `parent`: the row whose children are copied.
    ChildCopy(Connection &connection, const Schema &schema, Relationship relationship, ColumnValues parent);

    /// The children as whole rows in the order of their keys; an error where there are more than `limit`.
    Result<QList<ColumnValues>> children(qsizetype limit) const;

    RecordKey keyOf(const ColumnValues &child) const;

    const TableName &table() const { return m_child.name; }

    /// The insert that copies one for the new parent. Its unique values are free now: it has to be written
    /// before the next is asked for. An error where a value would have to be another and nothing suggests it.
    Result<Change> copy(const ColumnValues &child, const ColumnValues &newParent) const;

    /// A sentence about the error of one child: "Its orders cannot be copied: …"
    DatabaseError explain(const DatabaseError &error) const;

private:
    bool isLeftOut(const Column &column) const;
    bool isUnique(const Column &column) const;
    ColumnValues references(const ColumnValues &child, const ColumnValues &newParent) const;
    Result<Value> renewed(const Column &column, const Value &value) const;

    Connection &m_connection;
    Relationship m_relationship;
    ColumnValues m_parent;
    const Table &m_child;
};

} // namespace relata
