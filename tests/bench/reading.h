#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <functional>
#include <optional>

namespace relata::bench {

/// What one subject needed for one thing at one size. A plain value; a subject's process hands it over as a
/// line.
struct Reading
{
    QString metric;
    QString subject;
    QString size;
    QString unit;
    double value = 0;
    /// The GUI thread's longest time without an event while this was measured, in milliseconds: what it
    /// computed, and how long that took on a machine that others use too. Nothing where there is no GUI
    /// thread.
    std::optional<double> stallCpu;
    std::optional<double> stallWall;
    std::optional<double> memory; ///< MB of the process afterwards

    QByteArray toLine() const;
    static std::optional<Reading> fromLine(const QByteArray &line);
};

/// Something to measure. `run` gives one or more values, whose median counts; of a hundred or more, the 99th
/// percentile too. It throws NotShown where what is waited for does not come.
struct Metric
{
    QString name;
    QString unit;
    std::function<QList<double>()> run;
    bool inWindow = true; ///< a person waits for it before a window that must not stand still
};

/// The value that a share of all values stays below.
double percentile(QList<double> values, double share);

} // namespace relata::bench
