#pragma once

#include "bench/reading.h"

#include <QtCore/QStringList>

namespace relata::bench {

/// The readings of all subjects at all sizes, side by side.
class Comparison
{
public:
    /// `bareApi`: the subject that is the floor.
    explicit Comparison(QString bareApi)
        : m_bareApi(std::move(bareApi))
    {
    }

    const QString &bareApi() const { return m_bareApi; }

    void add(const Reading &reading) { m_rounds << reading; }

    /// Of what was measured in several rounds the medians are compared, since a machine has its moods.
    void takeMedians();

    const Reading *find(const QString &metric, const QString &size, const QString &subject) const;

    /// Aligned columns, a metric and size a line.
    QString table() const;
    /// An object a line, a metric, size and alternative each; `ratio` is relata / value.
    QByteArray jsonLines() const;

    const QList<Reading> &readings() const { return m_readings; }

private:
    QStringList sizes() const;
    /// Of all that was measured at a size, the reading with the longest stall; null where none was.
    const Reading *longestStall(const QString &size, const QString &subject) const;

    QString m_bareApi;
    QList<Reading> m_rounds;
    QList<Reading> m_readings;
};

} // namespace relata::bench
