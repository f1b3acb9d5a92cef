#pragma once

#include "models/database/schema.h"

namespace relata::test {

/// Schemas for tests of what is done with a schema, made without a database. A table's key is its primary
/// key, else "rowid"; relationships follow from the foreign keys.
Column column(const QString &name, ValueKind kind, const QString &declaredType);
Column required(Column column);
/// `id`, numbered by the database.
Column identityColumn();
Table tableOf(const QString &name, const QList<Column> &columns, const QStringList &primaryKey);
ForeignKey foreignKeyTo(const QString &parent, const QStringList &parentColumns, const QStringList &columns,
                        ReferentialAction onDelete);
Schema schemaOf(const QList<Table> &tables);

/// customers and their orders; shopStatements() creates both.
Schema shopSchema(ReferentialAction onDelete = ReferentialAction::NoAction);
QStringList shopStatements(bool isSqlite, const QString &onDelete = QStringLiteral("NO ACTION"));

} // namespace relata::test
