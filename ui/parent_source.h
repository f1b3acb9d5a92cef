#pragma once

#include "models/candidate.h"

#include <QtCore/QString>

#include <functional>

namespace relata {

class RecordDraft;
struct Relationship;

/// Where the editors of references find the records to choose from, and have those made that are not there
/// yet. Its functions are called on the GUI thread; without `find` keys are typed instead of names.
struct ParentSource
{
    std::function<void(const Relationship &, const QString &words, std::function<void(Candidates)> answer)>
        find;
    /// What a new one is called, "New customer"; empty where none can be made. Without it none can.
    std::function<QString(const Relationship &)> newName;
    /// A new one is wanted of the words for a draft's column, whose editor may be closed by this.
    std::function<void(RecordDraft &draft, const QString &column, const QString &words)> makeNew;
};

} // namespace relata
