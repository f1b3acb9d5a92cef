#pragma once

#include "models/database/database_error.h"
#include "models/database/schema.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QHash>

namespace relata {

class Connection;

/// Knows which children can be counted while a page is read: those of a small table, or found by an index.
/// Asks the database once for each relationship and keeps the answer, for a while where it was that a table
/// is small, which it need not stay. On the connection's thread.
class ChildCounting
{
public:
    /// `(SELECT count(*) …)` of the children of the parent's row under the alias, counting no further than
    /// Record::MaxChildCount.
    static QString counted(const Relationship &relationship, const QString &parentAlias);

    Result<bool> isQuick(Connection &connection, const Relationship &relationship);

private:
    struct Answer
    {
        bool quick = false;
        QDeadlineTimer until{QDeadlineTimer::Forever};
    };

    QHash<QString, Answer> m_answers; ///< by what counted() says
};

} // namespace relata
