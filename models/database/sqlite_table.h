#pragma once

#include "models/database/schema.h"

namespace relata {

/// SQLite compares names without regard to case, of ASCII letters alone.
QString foldedSqliteName(const QString &name);

/// Column::allowedValues from the CHECKs in the table's CREATE statement.
void addAllowedValues(Table &table, const QString &createTable);

/// For a table whose primary key stands for the row id: `INTEGER PRIMARY KEY`.
void useKeyAsRowId(Table &table);

/// For the other tables that have a row id: under one of the three names that no column has taken. It ends
/// every index of its table. Without a free name there is none
/// (https://sqlite.org/lang_createtable.html#rowid).
void useHiddenRowId(Table &table);

/// A foreign key may spell its parent's names in another case, and leave the columns out where it means the
/// primary key.
void spellAsDeclared(ForeignKey &key, const Table &parent);

} // namespace relata
