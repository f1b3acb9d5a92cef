#pragma once

#include "models/database/database_error.h"
#include "models/database/seek_index.h"
#include "models/database/undeclared_keys.h"

#include <optional>

namespace relata {

class Connection;

/// How many of the child's values the parent has.
struct Inclusion
{
    qint64 values = 0; ///< of all, NULLs left out
    qint64 matches = 0;
};

/// One stretch of a check.
struct InclusionStep
{
    Inclusion found; ///< in this stretch
    Chunk chunk;     ///< to go on behind
    bool complete = false;
};

/// Compares the values of an undeclared foreign key with those that it refers to, a bounded number of rows at
/// a time: whoever asks for the steps can stop in between. Synchronous, on the connection's thread.
class InclusionCheck
{
public:
    InclusionCheck(Connection &connection, const Schema &schema);

    /// The next rows behind a chunk, or the first ones. The key fits(): its tables are there.
    Result<InclusionStep> step(const UndeclaredKey &key, const std::optional<Chunk> &last) const;

private:
    Result<qint64> count(const UndeclaredKey &key, const Chunk &chunk, const QString &hit) const;

    Connection &m_connection;
    const Schema &m_schema;
};

} // namespace relata
