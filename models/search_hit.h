#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"
#include "models/match_ranges.h"

namespace relata {

/// A record that a search of the whole database has found, as a person reads it in a list.
struct SearchHit
{
    /// How much of what names the record the text is; better ones stand first.
    enum class Rank
    {
        Exact,     ///< a number or the name as a whole
        Key,       ///< the key as a whole, where that is no part of the name
        Beginning, ///< the beginning of one
        Inside     ///< somewhere in the record
    };

    Record record;
    QString name;
    QString detail; ///< its parents, and where else the words are, to tell it from others of that name
    MatchRanges nameMatches;
    MatchRanges detailMatches;
    Rank rank = Rank::Inside;
};

/// Ready to be shown. From any thread.
SearchHit searchHit(const Table &table, const Record &record, const QString &text);

/// What tells a record from others of its name, the more telling first: its parents, then its values; two at
/// most. From any thread.
QStringList tellingParts(const Table &table, const Record &record);

/// Below which parent the record is shown when one goes to it: the one of its first reference, where it
/// cannot do without that, or has nothing below itself to be shown; none where it is shown with its own
/// children.
std::optional<Relationship> parentAbove(const Schema &schema, const Table &table, const Record &record);

} // namespace relata
