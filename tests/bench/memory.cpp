#include "bench/memory.h"

#include <QtCore/QFile>

namespace relata::bench {

namespace {

/// `VmRSS:   12345 kB` in https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
double megabytes(const QByteArray &field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(field + ':'))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return 0;
}

} // namespace

double residentMemory()
{
    return megabytes("VmRSS");
}

double peakMemory()
{
    return megabytes("VmHWM");
}

} // namespace relata::bench
