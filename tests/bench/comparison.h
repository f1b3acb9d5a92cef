#pragma once

#include "bench/reading.h"

#include <QtCore/QStringList>

namespace relata::bench {

/// The readings of all subjects at all sizes, side by side.
class Comparison
{
public:
    void add(const Reading &reading) { m_readings << reading; }

    const Reading *find(const QString &metric, const QString &size, const QString &subject) const;

    /// Aligned columns, a metric and size a line.
    QString table() const;
    /// An object a line, a metric, size and alternative each; `ratio` is relata / value.
    QByteArray jsonLines() const;

    const QList<Reading> &readings() const { return m_readings; }

private:
    QList<Reading> m_readings;
};

} // namespace relata::bench
