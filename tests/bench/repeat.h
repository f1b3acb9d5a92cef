#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace relata::bench {

// What all subjects do alike.
inline constexpr int Repetitions = 5;
inline constexpr int Scans = 15; ///< of one column, in a fraction of a millisecond where there are few rows
inline constexpr int Jumps = 40;
inline constexpr int RandomCustomers = 500;
inline const QString SearchedFor = QStringLiteral("an");

template <typename Measure>
QList<double> repeated(int times, Measure measure)
{
    QList<double> values;
    for (int i = 0; i < times; ++i)
        values << measure();
    return values;
}

} // namespace relata::bench
