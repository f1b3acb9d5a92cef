#pragma once

#include "models/database/change.h"
#include "models/database/value.h"

#include <memory>

namespace relata {

class Connection;

/// By what a transaction is asked for once its connection is gone; taken inside it, just before COMMIT. Empty
/// on SQLite, whose COMMIT answers for itself.
struct CommitMark
{
    Value transaction;
    QString timeline; ///< of the server's history: numbers of transactions hold within one alone

    static Result<CommitMark> take(Connection &connection);
};

/// Finds out whether a COMMIT whose answer was lost has happened, over connections of its own, however long
/// the server is away; until the connection's stop is requested. On the connection's thread.
class CommitLookup
{
public:
    CommitLookup(Connection &lost, const Schema &schema, CommitMark mark);

    /// `done`: what the transaction did. Error: it cannot be told any more, in a sentence.
    Result<bool> wasCommitted(const QList<Change> &done) const;

private:
    /// One try; nothing while there is no answer.
    Result<std::optional<bool>> ask(const QList<Change> &done) const;
    Result<std::optional<bool>> askRows(Connection &connection, const QList<Change> &done) const;
    Result<bool> isDone(Connection &connection, const Change &change) const;

    Connection &m_lost;
    const Schema &m_schema;
    const CommitMark m_mark;
};

} // namespace relata
