#pragma once

#include "models/database/connection.h"
#include "models/database/database_location.h"

#include <QtCore/QTemporaryDir>

#include <memory>

namespace relata::test {

/// A new, empty database of either kind, thrown away with this object. Tests run their cases once for each
/// kind:
///
///     void pagesAreInOrder_data() { addDatabaseKinds(); }
///     void pagesAreInOrder() { TestDatabase database(databaseKind()); … }
class TestDatabase
{
public:
    explicit TestDatabase(DatabaseLocation::Kind kind);

    const DatabaseLocation &location() const { return m_location; }

    bool isSqlite() const { return m_location.kind == DatabaseLocation::Kind::SQLite; }

    /// The connection that prepares and checks; opened at first use, on the calling thread.
    Connection &connection();
    /// A further connection to the same database.
    std::unique_ptr<Connection> connect() const;

    /// Runs statements, one a string, and fails the test at the first error.
    void execute(std::initializer_list<QString> statements);
    void execute(const QStringList &statements);
    /// Rows as text, a line each, values separated by '|': what a test compares with readable text.
    QString rows(const QString &sql);
    QVariant value(const QString &sql);

private:
    QTemporaryDir m_folder;
    DatabaseLocation m_location;
    std::unique_ptr<Connection> m_connection;
};

/// Data rows "sqlite" and "postgresql" for a test function's _data(), and the kind of the current row.
void addDatabaseKinds();
DatabaseLocation::Kind databaseKind();

} // namespace relata::test
