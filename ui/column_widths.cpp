#include "ui/column_widths.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace relata {

namespace {

QList<int> cappedWidths(const QList<ColumnNeed> &needed, const ColumnLimits &limits, int cap)
{
    QList<int> widths;
    for (const ColumnNeed &need : needed)
        widths.append(std::clamp(need.width, limits.least, need.names ? limits.most : cap));
    return widths;
}

int total(const QList<int> &widths)
{
    return std::accumulate(widths.cbegin(), widths.cend(), 0);
}

/// The largest cap with which all columns fit, or none at all where there is no such cap.
int capFor(const QList<ColumnNeed> &needed, const ColumnLimits &limits, int available)
{
    const auto fits = [&](int cap) { return total(cappedWidths(needed, limits, cap)) <= available; };
    for (int cap = limits.most; cap >= limits.modest; --cap) {
        if (fits(cap))
            return cap;
    }
    return limits.most;
}

/// Gives each text as much of what is left, up to `most` for one and `limit` for its width; what it gave.
int growTexts(QList<int> &widths, const QList<ColumnNeed> &needed, int most, int limit)
{
    int given = 0;
    for (qsizetype column = 0; column < needed.size(); ++column) {
        const int more = std::clamp(limit - widths.at(column), 0, most);
        if (!needed.at(column).grows)
            continue;
        widths[column] += more;
        given += more;
    }
    return given;
}

/// Room that nobody needs for what is in sight.
void spread(QList<int> &widths, const QList<ColumnNeed> &needed, const ColumnLimits &limits, int left)
{
    const auto growing = int(std::ranges::count_if(needed, &ColumnNeed::grows));
    if (growing == 0 || left <= 0)
        return;
    left -=
        growTexts(widths, needed, std::min(limits.slack, left / growing), std::numeric_limits<int>::max());
    if (needed.constLast().grows) {
        const int rest = std::clamp(limits.most - widths.constLast(), 0, left);
        widths.last() += rest;
        left -= rest;
    }
    growTexts(widths, needed, left / growing, limits.most);
}

} // namespace

QList<int> fittedColumnWidths(const QList<ColumnNeed> &needed, const ColumnLimits &limits, int available)
{
    QList<int> widths = cappedWidths(needed, limits, capFor(needed, limits, available));

    QList<qsizetype> byNeed(needed.size());
    std::iota(byNeed.begin(), byNeed.end(), 0);
    std::ranges::stable_sort(byNeed, {}, [&needed](qsizetype column) { return needed.at(column).width; });

    int left = available - total(widths);
    for (const qsizetype column : std::as_const(byNeed)) {
        const int more = std::clamp(needed.at(column).width - widths.at(column), 0, std::max(0, left));
        widths[column] += more;
        left -= more;
    }
    spread(widths, needed, limits, left);
    return widths;
}

} // namespace relata
