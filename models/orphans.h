#pragma once

#include "models/database/record_query.h"

namespace relata {

/// The records that have no parent in a relationship, because their foreign key is NULL.
RecordQuery recordsWithoutParent(const Schema &schema, const Relationship &relationship);

/// Whether there can be such records: a column of the foreign key may be NULL.
bool canBeWithoutParent(const Schema &schema, const Relationship &relationship);

/// The relationship that recordsWithoutParent() was asked for to make this query, which may have been
/// narrowed down since; nothing for another query.
std::optional<Relationship> missingParent(const Schema &schema, const RecordQuery &query);

/// The conditions of a query that recordsWithoutParent() has made; none of another. Nobody can type them.
QList<ColumnFilter> orphanFilters(const RecordQuery &query);

} // namespace relata
