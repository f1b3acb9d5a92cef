#pragma once

#include "models/database/value.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace relata {

/// A record to refer to: the value that the column will hold, the name that a person reads, and what tells
/// the record from others of that name.
struct Candidate
{
    Value value;
    QString name;
    QString detail;
};

/// What a search for a record to refer to has found so far, the best first.
struct Candidates : QList<Candidate>
{
    using QList<Candidate>::QList;

    bool looking = false; ///< more of the table is being looked through, and another answer will come
    bool more = false;    ///< there are others, which more words would lead to
};

} // namespace relata
