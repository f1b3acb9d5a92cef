#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"

#include <optional>

namespace relata {

/// The record whose children are asked for.
struct ParentRecord
{
    Relationship relationship;
    RecordKey key;       ///< the parent's own key
    QVariantList values; ///< the parent's values of relationship.parentColumns, which its children hold

    bool operator==(const ParentRecord &other) const
    {
        return relationship == other.relationship && key == other.key && sameValues(values, other.values);
    }
};

/// A record of a table as the parent in one of its relationships.
ParentRecord parentRecord(const Table &table, const Record &record, const Relationship &relationship);

struct SortColumn
{
    QString column;
    Qt::SortOrder order = Qt::AscendingOrder;

    bool operator==(const SortColumn &) const = default;
};

/// A condition on one column.
struct ColumnFilter
{
    enum class Operator
    {
        Contains,
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
        Between,
        Empty,
        NotEmpty,
        OneOf
    };

    QString column;
    Operator op = Operator::Equal;
    QVariantList values; ///< two for Between, none for Empty and NotEmpty, any number for OneOf, else one
    /// About what the record is called that the column refers to, instead of about the column's own value.
    bool byName = false;

    bool operator==(const ColumnFilter &other) const
    {
        return column == other.column && op == other.op && byName == other.byName &&
               sameValues(values, other.values);
    }
};

/// A set of rows in an order. A plain value: two queries that compare equal show the same rows.
struct RecordQuery
{
    TableName table;
    std::optional<ParentRecord> parent;
    /// Words, each of which has to be in one of the text columns or in a parent's name, or be the key.
    QString search;
    QList<ColumnFilter> filters;
    /// Empty: by key, the children of a parent newest (highest key) first.
    QList<SortColumn> sort;
    bool ownTextOnly = false; ///< the search leaves the parents' names out
    /// The filter that an index leads to the few rows of, which are all that is read then: as RecordReader
    /// finds out. Search and the other filters are asked of those alone.
    std::optional<qsizetype> narrow;

    bool operator==(const RecordQuery &) const = default;

    /// Whether there is something to ask of each row of the order.
    bool isFiltered() const { return !narrow && (!search.trimmed().isEmpty() || !filters.isEmpty()); }

    /// The same rows in the same order without search and filters: what a SeekIndex is built over.
    RecordQuery unfiltered() const { return {table, parent, {}, {}, sort}; }

    RecordQuery narrowedBy(std::optional<qsizetype> filter) const
    {
        RecordQuery query = *this;
        query.narrow = filter;
        return query;
    }
};

} // namespace relata
