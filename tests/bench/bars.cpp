#include "bench/bars.h"

#include "bench/comparison.h"
#include "bench/subject_run.h"

namespace relata::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double FrameMs = 16.7;

struct Bar
{
    QString text;
    std::optional<double> value; ///< nothing where it was not measured
    double most;
};

std::optional<double> ratio(const Reading *one, const Reading *other)
{
    return one && other && other->value > 0 ? std::optional(one->value / other->value) : std::nullopt;
}

std::optional<double> value(const Reading *reading)
{
    return reading ? std::optional(reading->value) : std::nullopt;
}

QList<Bar> growthBars(const Comparison &all)
{
    QList<Bar> bars;
    for (const QString &metric :
         {u"start_to_rows"_s, u"select_to_rows"_s, u"jump_to_row"_s, u"insert_to_rows"_s, u"memory"_s})
        bars << Bar{u"%1: L over S"_s.arg(metric),
                    ratio(all.find(metric, u"L"_s, Relata), all.find(metric, u"S"_s, Relata)), 1.25};
    return bars;
}

QList<Bar> ratioBars(const Comparison &all, const QString &size)
{
    const auto against = [&](const QString &metric, const QString &subject) {
        return ratio(all.find(metric, size, Relata), all.find(metric, size, subject));
    };
    return {
        {u"select_to_rows on %1 over QSqlTableModel"_s.arg(size), against(u"select_to_rows"_s, TableModel),
         1.1},
        {u"page_data on %1 over %2"_s.arg(size, all.bareApi()), against(u"page_data"_s, all.bareApi()), 2},
        {u"search_all_names on %1 over LIKE by %2"_s.arg(size, all.bareApi()),
         against(u"search_all_names"_s, all.bareApi()), 3},
        {u"search_first on %1, ms"_s.arg(size), value(all.find(u"search_first"_s, size, Relata)), FrameMs},
        {u"statements_per_page on %1"_s.arg(size), value(all.find(u"statements_per_page"_s, size, Relata)),
         2}};
}

QList<Bar> stallBars(const Comparison &all)
{
    QList<Bar> bars;
    for (const Reading &reading : all.readings()) {
        if (reading.subject == Relata && reading.stallCpu)
            bars << Bar{u"longest_stall in %1 on %2, ms of CPU"_s.arg(reading.metric, reading.size),
                        reading.stallCpu, FrameMs};
    }
    return bars;
}

QList<Bar> allBars(const Comparison &all)
{
    const auto jump =
        ratio(all.find(u"jump_to_row"_s, u"L"_s, Relata), all.find(u"jump_to_row"_s, u"L"_s, TableModel));
    QList<Bar> bars = growthBars(all);
    bars << Bar{u"jump_to_row on L over QSqlTableModel"_s, jump, 0.02};
    bars << ratioBars(all, u"S"_s) << ratioBars(all, u"L"_s) << stallBars(all);
    return bars;
}

} // namespace

QString judgement(const Comparison &comparison)
{
    QString text;
    for (const Bar &bar : allBars(comparison)) {
        if (bar.value)
            text += u"%1  %2: %3, at most %4\n"_s.arg(*bar.value <= bar.most ? u"pass"_s : u"FAIL"_s,
                                                      bar.text, QString::number(*bar.value, 'g', 3),
                                                      QString::number(bar.most));
    }
    return text;
}

} // namespace relata::bench
