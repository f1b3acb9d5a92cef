#pragma once

#include "models/database/record_query.h"

#include <functional>

namespace relata {

struct OrderColumn
{
    Column column; ///< a hidden row id as a column of kind Other, which is never NULL
    Qt::SortOrder order = Qt::AscendingOrder;
};

/// The columns that a query is ordered by, ending in those that tell any two rows apart. A view has nothing
/// of the kind: its order is the one asked for, told apart by its other columns as far as they go.
class RecordOrder
{
public:
    RecordOrder(const Table &table, const RecordQuery &query);

    const QList<OrderColumn> &columns() const { return m_columns; }

    qsizetype size() const { return m_columns.size(); }

    qsizetype indexOf(const QString &column) const;
    /// The same rows from the other end; NULLs change ends as well, on both databases.
    RecordOrder reversed() const;
    /// ` ORDER BY "t"."name" ASC, …`, of the table under the alias.
    /// `prefix`: in front of each column, to make an expression of it.
    QString orderBy(const QString &alias, const QString &prefix = {}) const;
    /// ` ORDER BY "p"."o0" ASC, …`, of a subselect that selected the columns as `o0`, `o1`, ….
    QString orderByNames(const QString &alias) const;
    static QString nameOf(qsizetype column);

private:
    void append(const Table &table, const QString &column, Qt::SortOrder order);
    void appendRest(const Table &view);
    QString orderBy(const std::function<QString(qsizetype)> &expression) const;

    QList<OrderColumn> m_columns;
};

/// A table's column, or its hidden row id, which is declared nowhere.
Column columnOf(const Table &table, const QString &name);

} // namespace relata
