#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"

namespace relata {

/// A record that a reference can be made to refer to, as a person reads it in a list.
struct Candidate
{
    Value value;      ///< that the column will hold
    QString name;     ///< of the record
    QString detail;   ///< what else there is about it, to tell it from others of its name
    QString distinct; ///< what it is called among the others: where another one has its name, with what
                      ///< tells them apart; empty: as it is named

    /// What a field shows that refers to it.
    const QString &shownName() const { return distinct.isEmpty() ? name : distinct; }
};

/// What a search for a record to refer to has found so far, the best first.
struct Candidates : QList<Candidate>
{
    using QList<Candidate>::QList;

    bool looking = false; ///< more of the table is being looked through, and another answer will come
    bool more = false;    ///< there are others, which more words would lead to
};

/// Parents for a reference of one column. For every thread.
QList<Candidate> candidatesOf(const Table &table, const Relationship &relationship,
                              const QList<Record> &records);

} // namespace relata
