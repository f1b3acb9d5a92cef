#pragma once

#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QString>

namespace relata {

/// A stretch of a text, in UTF-16 units.
struct MatchRange
{
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const MatchRange &) const = default;
};

using MatchRanges = QList<MatchRange>;

/// Where a text holds the words of a search, case and accents ignored as the search does: "asa" is the "Åsa"
/// of "Åsa Öberg". In order, without overlaps; an accent belongs to its letter, whether it is a character of
/// its own or not. A pure function, for every thread.
MatchRanges matchRanges(const QString &text, const QStringList &words);

} // namespace relata

Q_DECLARE_METATYPE(relata::MatchRanges)
