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
    if (query.parent || query.filters.isEmpty())
        return std::nullopt;
    const QList<Relationship> parents = schema.parentsOf(query.table);
    const auto found = std::ranges::find_if(parents, [&](const Relationship &relationship) {
        return recordsWithoutParent(schema, relationship).filters == query.filters;
    });
    return found == parents.end() ? std::nullopt : std::optional(*found);
}

} // namespace relata
