#pragma once

#include "models/database/database_error.h"
#include "models/database/schema.h"

namespace relata {

class Connection;

/// Reads tables, keys and relationships of a database. Synchronous, on the connection's thread. What is
/// declared but cannot be used (a foreign key to nowhere) becomes a SchemaNote, never an error.
class SchemaReader
{
public:
    explicit SchemaReader(Connection &connection);

    Result<Schema> read() const;

private:
    Connection &m_connection;
};

} // namespace relata
