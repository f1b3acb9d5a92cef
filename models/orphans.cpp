#include "models/orphans.h"

#include <algorithm>

namespace relata {

namespace {

/// Of a key of several columns usually one alone can be NULL, and leads nowhere then.
QList<ColumnFilter> isWithout(const Table &table, const Relationship &relationship)
{
    QList<ColumnFilter> filters;
    for (const QString &name : relationship.childColumns) {
        const Column *column = table.column(name);
        if (column && column->nullable)
            filters.append({name, ColumnFilter::Operator::Equal, {Value()}});
    }
    return filters;
}

} // namespace

RecordQuery recordsWithoutParent(const Schema &schema, const Relationship &relationship)
{
    const Table *table = schema.table(relationship.childTable);
    return {.table = relationship.childTable,
            .filters = table ? isWithout(*table, relationship) : QList<ColumnFilter>()};
}

bool canBeWithoutParent(const Schema &schema, const Relationship &relationship)
{
    return !recordsWithoutParent(schema, relationship).filters.isEmpty();
}

std::optional<Relationship> missingParent(const Schema &schema, const RecordQuery &query)
{
    const QList<ColumnFilter> missing = orphanFilters(query);
    if (missing.isEmpty())
        return std::nullopt;
    const QList<Relationship> parents = schema.parentsOf(query.table);
    const auto found = std::ranges::find_if(parents, [&](const Relationship &relationship) {
        return recordsWithoutParent(schema, relationship).filters == missing;
    });
    return found == parents.end() ? std::nullopt : std::optional(*found);
}

QList<ColumnFilter> orphanFilters(const RecordQuery &query)
{
    QList<ColumnFilter> filters;
    if (query.parent)
        return filters;
    // Whoever types that a column is to be empty means the empty text too: Operator::Empty.
    std::ranges::copy_if(query.filters, std::back_inserter(filters), [](const ColumnFilter &filter) {
        return filter.op == ColumnFilter::Operator::Equal && filter.values == QVariantList{Value()};
    });
    return filters;
}

} // namespace relata
