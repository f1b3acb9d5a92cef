#include "support/heartbeat.h"

#include <ctime>

namespace relata::test {

namespace {

constexpr double NanosecondsPerMillisecond = 1e6;

double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1000 + double(now.tv_nsec) / NanosecondsPerMillisecond;
}

} // namespace

Heartbeat::Heartbeat()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
    m_timer.start();
    restart();
}

void Heartbeat::restart()
{
    m_longest = {};
    m_cpu = threadMilliseconds();
    m_wall.start();
}

Heartbeat::Stall Heartbeat::longestStall()
{
    beat();
    return m_longest;
}

void Heartbeat::beat()
{
    const double cpu = threadMilliseconds();
    const Stall gap{cpu - m_cpu, double(m_wall.nsecsElapsed()) / NanosecondsPerMillisecond};
    if (gap.cpu > m_longest.cpu)
        m_longest = gap;
    m_cpu = cpu;
    m_wall.start();
}

} // namespace relata::test
