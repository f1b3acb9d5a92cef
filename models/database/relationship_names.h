#pragma once

#include "models/database/schema.h"

namespace relata {

/// Makes a relationship of every foreign key, in the order of tables and keys, and names both ends: the
/// children after their table ("orders"), the parent after the column that refers to it ("customer"). Where
/// several keys lead from one table to one parent, the children's names say by which: "orders (billing
/// customer)"; where children of the same name stand in several schemas, in which: "archive.orders".
QList<Relationship> namedRelationships(const QList<Table> &tables);

} // namespace relata
