#pragma once

#include <QtCore/QRandomGenerator>

namespace relata::bench {

/// Row numbers that are the same in every run and for every subject.
class RandomRows
{
public:
    explicit RandomRows(qint64 count)
        : m_count(count)
    {
    }

    qint64 next() { return qint64(m_random.generate64() % quint64(m_count)); }

private:
    static constexpr quint32 Seed = 20'260'331;

    qint64 m_count;
    QRandomGenerator m_random{Seed};
};

} // namespace relata::bench
