#pragma once

#include "models/database/database_error.h"

#include <QtCore/QString>

namespace relata {

class Connection;

/// A part of a transaction that can fail alone: rolls back unless released. On the connection's thread.
class Savepoint
{
public:
    /// The name is one of this program's own, without anything to quote; one savepoint in another has
    /// another.
    explicit Savepoint(Connection &connection, QString name = QStringLiteral("relata_change"));
    ~Savepoint();
    Savepoint(const Savepoint &) = delete;
    Savepoint &operator=(const Savepoint &) = delete;

    Result<void> begin();
    /// Back to where it began, and still open: after an error PostgreSQL takes no statement but this. Fails
    /// where the database has given up the whole transaction.
    Result<void> rollBack();
    Result<void> release();

    /// It ends with the one that it stands in, which spares a statement.
    void leave() { m_open = false; }

private:
    Connection &m_connection;
    QString m_name;
    bool m_open = false;
};

} // namespace relata
