#pragma once

#include "models/database/database_error.h"

#include <QtCore/QMap>
#include <QtCore/QString>

namespace relata {

/// Where a database is: a SQLite file, or a PostgreSQL server and database. A plain value.
struct DatabaseLocation
{
    enum class Kind
    {
        SQLite,
        PostgreSQL
    };

    Kind kind = Kind::SQLite;
    QString path;                      ///< SQLite: the file, absolute
    QMap<QString, QString> parameters; ///< PostgreSQL: libpq's connection parameters
    bool readOnly = false;
    /// The store that Relata made for itself: created when missing, migrated when old, in WAL mode. Any other
    /// file is opened as it is.
    bool ownStore = false;
    bool sample = false; ///< an own store that is filled with sample records when it is made

    bool operator==(const DatabaseLocation &) const = default;

    /// From a command line or a drop: a file's path or a URL `postgresql://…` (parsed by libpq). Error: a URL
    /// that libpq does not understand.
    static Result<DatabaseLocation> fromArgument(const QString &argument);

    /// The argument that leads here again, a URL as people write it where it can be; passwords are left out.
    QString toArgument() const;

    /// A parameter of a server's as libpq will have it: what is given here, else its own default.
    QString parameter(const QString &name) const;
    bool hasPassword() const;

    /// What a title bar calls it: "store.db", "shop on db.example.org".
    QString displayName() const;
};

} // namespace relata
