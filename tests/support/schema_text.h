#pragma once

#include "models/database/connection.h"
#include "models/database/schema.h"

namespace relata::test {

/// The schema of a database as SchemaReader reads it; an empty one, with a failed test, where it cannot.
Schema readSchema(Connection &connection);

/// A line for each column: `status: VARCHAR(10) Text up to 10, required, default 'open', one of
/// open|shipped`.
QString columnsText(const Schema &schema, const QString &table);
/// `primary id`, `unique email` …, `key id`, `tie-break rowid`: a line each.
QString keysText(const Schema &schema, const QString &table);
/// `orders(customer_id) → customers(id): customer has orders, on delete Cascade`: a line each.
QString relationshipsText(const Schema &schema);
/// `orders: the note's sentence`, a line each.
QString notesText(const Schema &schema);
QString tableNames(const Schema &schema);

/// The first table of that name in any schema.
const Table *tableNamed(const Schema &schema, const QString &name);

} // namespace relata::test
