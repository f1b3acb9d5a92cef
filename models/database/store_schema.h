#pragma once

#include "models/database/database_error.h"

#include <QtCore/QStringList>

namespace relata {

class Connection;
class SqlDialect;

/// The schema of the store that Relata makes for itself, as numbered migrations: scripts named `NNN_what.sql`
/// in a folder for each database, each of which ends by writing its number into the store. Called on the
/// connection's thread. Errors: a store newer than this program, a database that is not Relata's, and what
/// the database says when a script fails.
class StoreSchema
{
public:
    explicit StoreSchema(const QString &folder = QStringLiteral(":/schema"));

    /// Whether Relata made the tables of this database; an empty one is not Relata's yet.
    static Result<bool> isOwn(Connection &connection);

    int latestVersion(const SqlDialect &dialect) const;

    /// All of the migrations, one after the other.
    QString sql(const SqlDialect &dialect) const;

    /// Applies the migrations that are missing, all or none of them; safe when two programs do it at once.
    Result<void> migrate(Connection &connection) const;
    /// The same, no further than to this number: rows that come in millions are best put in before indexes.
    Result<void> migrateTo(int version, Connection &connection) const;

private:
    QStringList scripts(const SqlDialect &dialect) const; ///< paths, the first one is number 1
    Result<void> apply(int target, Connection &connection) const;
    Result<int> versionOf(Connection &connection) const;

    QString m_folder;
};

} // namespace relata
