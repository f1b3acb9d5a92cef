#pragma once

#include "models/database/database_location.h"
#include "models/database/sample_store.h"

#include <QtCore/QDate>

namespace relata::bench {

inline constexpr int DataVersion = 1;          ///< raised whenever the sample or the store's schema changes
inline const QDate SampleLastDay(2026, 3, 31); ///< always the same, so that two runs measure the same rows

/// One of the sizes that everything is measured at.
struct DataSize
{
    QString name;
    SampleSize rows;
};

/// S, as `relata --sample` shows, and L, a thousand times as many. Nothing for another name.
std::optional<DataSize> dataSize(const QString &name);

/// The store of that size, made when it is not in the folder yet. A size changes nothing but the number of
/// rows; the file's name says which version of the sample is in it. Errors: what making it may give.
Result<DatabaseLocation> benchStore(const DataSize &size, const QString &folder);

} // namespace relata::bench
