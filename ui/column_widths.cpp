#include "ui/column_widths.h"

#include <algorithm>
#include <numeric>

namespace relata {

QList<int> fittedColumnWidths(const QList<int> &needed, int minimum, int cap, int available)
{
    QList<int> widths;
    for (const int need : needed)
        widths.append(std::clamp(need, minimum, cap));

    QList<qsizetype> byNeed(needed.size());
    std::iota(byNeed.begin(), byNeed.end(), 0);
    std::ranges::stable_sort(byNeed, {}, [&needed](qsizetype column) { return needed.at(column); });

    int left = available - std::accumulate(widths.cbegin(), widths.cend(), 0);
    for (const qsizetype column : std::as_const(byNeed)) {
        const int more = std::clamp(needed.at(column) - widths.at(column), 0, std::max(0, left));
        widths[column] += more;
        left -= more;
    }
    return widths;
}

} // namespace relata
