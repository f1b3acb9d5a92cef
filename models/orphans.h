#pragma once

#include "models/database/record_query.h"

namespace relata {

/// The records that have no parent in a relationship, because their foreign key is NULL.
RecordQuery recordsWithoutParent(const Schema &schema, const Relationship &relationship);

/// Whether there can be such records: a column of the foreign key may be NULL.
bool canBeWithoutParent(const Schema &schema, const Relationship &relationship);

/// The relationship that recordsWithoutParent() was asked for to make this query; nothing for another query.
std::optional<Relationship> missingParent(const Schema &schema, const RecordQuery &query);

} // namespace relata
