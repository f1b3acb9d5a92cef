#pragma once

#include <QtCore/QString>

namespace relata::sqlite_catalog {

/// The statements that read a file's declarations through its PRAGMAs as tables: one each for all tables
/// together. Shadow tables, the insides of virtual ones, are left out.

/// name, type ("table", "view" or "virtual"), whether it is without row ids, CREATE TABLE
QString tables();
/// table, name, declared type, required, default, place in the primary key, hidden (2 and 3: generated)
QString tableColumns();
/// The same of all views and virtual tables: fails where one of them does.
QString viewColumns();
/// The same of the one that is bound.
QString columnsOfView();
/// table, index, origin ("pk" for the primary key's), column: null for an expression
QString keys();
/// table, place in the key, parent, column, parent's column or null, on delete, on update
QString foreignKeys();

} // namespace relata::sqlite_catalog
