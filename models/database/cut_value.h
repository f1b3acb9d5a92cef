#pragma once

#include "models/database/record.h"

namespace relata {

/// What a page of records holds in place of a value that is too large to be read for a row of a table: how it
/// begins and how large it is. Inside a Value it is a type of its own, so that nobody takes it for the value:
/// it is the same as no whole one (sameValue()), no statement takes it (Connection), and who edits, copies or
/// compares reads the record by its key first. As text it is its beginning, for labels and cells.
struct CutValue
{
    /// What has more bytes is cut.
    static constexpr qint64 LargestWhole = 65'536;
    /// One more than are shown: the display sees by it that there are more.
    static constexpr int Characters = 1'001;

    QString beginning;   ///< of a text
    bool binary = false; ///< a BLOB, of which nothing is read
    qint64 bytes = 0;    ///< of the whole value as it is stored

    bool operator==(const CutValue &) const = default;
};

Value toValue(const CutValue &cut);

bool isCut(const Value &value);
bool isCut(const Record &record);

/// What a page would hold of a value from a column where it cuts.
Value asShown(const Value &whole);
/// Whether two values look the same to somebody who may have only the beginning of one or both of them. Good
/// enough for what is shown, and for nothing that is written.
bool looksSame(const Value &a, const Value &b);

} // namespace relata

Q_DECLARE_METATYPE(relata::CutValue)
