#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <expected>

namespace relata {

/// Why the database did not do what was asked. Passed as a value, never thrown and never shown by the room
/// that made it: the window decides where the sentence stands.
struct DatabaseError
{
    enum class Kind
    {
        Constraint,     ///< a rule of the schema: required, unique, foreign key, check, type
        Conflict,       ///< the row is no longer as it was when it was read
        Busy,           ///< somebody else holds the lock; trying again can help
        ConnectionLost, ///< the server went away, or the file did
        Password,       ///< the server wants one, or another one
        Permission,     ///< not allowed, or opened read-only
        Full,           ///< no space left
        Corrupt,        ///< not a database, or a damaged one
        Cancelled,      ///< we stopped it ourselves
        TimeLimit,      ///< the server stopped it: statement_timeout
        Other,
    };

    Kind kind = Kind::Other;
    QString message; ///< one sentence for the person
    QString column;  ///< the column it is about, where known
    QString details; ///< the server's own words

    bool operator==(const DatabaseError &) const = default;

    static DatabaseError cancelled() { return {Kind::Cancelled, {}, {}, {}}; }
};

template <typename T>
using Result = std::expected<T, DatabaseError>;

} // namespace relata
