#include "bench/subject_run.h"

#include "bench/memory.h"
#include "support/heartbeat.h"
#include "ui/theme.h"

#include <QtCore/QTextStream>
#include <QtWidgets/QLabel>

#include <cstdio>
#include <optional>

namespace relata::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype EnoughForPercentiles = 100;

std::vector<Metric> metricsOf(const QString &subject, const Scene &scene)
{
    if (subject == TableModel)
        return tableModelMetrics(scene);
    if (subject != Relata)
        return bareApiMetrics(scene);
    std::vector<Metric> metrics = relataWindowMetrics(scene);
    for (Metric &metric : relataDataMetrics(scene))
        metrics.push_back(std::move(metric));
    return metrics;
}

/// Fonts and style are loaded with a process's first window: that is its start, whoever measures.
void paintFirstText()
{
    QLabel(Relata).grab();
}

void write(const Reading &reading)
{
    std::fputs(reading.toLine().constData(), stdout);
    std::fflush(stdout);
}

void measure(const Metric &metric, Reading reading, test::Heartbeat &heartbeat)
{
    heartbeat.restart();
    const QList<double> values = metric.run();
    const test::Heartbeat::Stall stall = heartbeat.longestStall();
    reading.metric = metric.name;
    reading.unit = metric.unit;
    reading.value = percentile(values, 0.5);
    reading.memory = residentMemory();
    if (metric.inWindow) {
        reading.stallCpu = stall.cpu;
        reading.stallWall = stall.wall;
    }
    write(reading);
    if (values.size() < EnoughForPercentiles)
        return;
    write({.metric = metric.name + u"_p99"_s,
           .subject = reading.subject,
           .size = reading.size,
           .unit = metric.unit,
           .value = percentile(values, 0.99)});
}

} // namespace

void runSubject(const QString &subject, const QString &size, const Scene &scene, const QStringList &only)
{
    std::optional<Theme> theme; // as the program has it
    if (subject == Relata)
        theme.emplace().choose(Theme::Choice::Light);
    paintFirstText();
    test::Heartbeat heartbeat;
    const Reading blank{.subject = subject, .size = size};
    for (const Metric &metric : metricsOf(subject, scene)) {
        if (!only.isEmpty() && !only.contains(metric.name))
            continue;
        try {
            measure(metric, blank, heartbeat);
        } catch (const std::exception &exception) {
            QTextStream(stderr) << subject << u", "_s << size << u", "_s << metric.name << u": "_s
                                << exception.what() << Qt::endl;
        }
    }
    if (only.isEmpty())
        write({.metric = u"memory"_s,
               .subject = subject,
               .size = size,
               .unit = u"MB"_s,
               .value = peakMemory()});
}

} // namespace relata::bench
