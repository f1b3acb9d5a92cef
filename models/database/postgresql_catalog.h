#pragma once

#include <QtCore/QString>

namespace relata::postgresql_catalog {

/// The statements that read pg_catalog: a handful for a whole database. Object ids come as text, since they
/// are only compared. What the user may not read is left out.

/// oid, schema, name, kind ("r"…), whether the user may insert, update and delete, whether rows are secured;
/// partitioned parents but not their partitions; what the search path finds first.
QString tables();
/// table, name, declared type, its base type's name, category and modifier, required, default, identity,
/// generated, comment, the oid of its enum (of its base type), and whether the user may read, insert and
/// update it.
QString columns();
/// type, label
QString enumLabels();
/// table, column name, expression: of CHECKs on one column, and of the CHECKs of its domain with an empty
/// name.
QString checks();
/// table, key, is primary, column
QString keys();
/// table, key, parent's schema, parent's name, on delete, on update, column, parent's column
QString foreignKeys();
/// table, column, expression: what the indexes of pg_trgm hold, of one column each
QString trigramIndexes();

} // namespace relata::postgresql_catalog
