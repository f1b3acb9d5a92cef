#include "ui/visual_columns.h"

#include <QtWidgets/QHeaderView>

namespace relata {

VisualColumns::VisualColumns(const QHeaderView &header)
{
    m_columns.reserve(header.count());
    for (int visual = 0; visual < header.count(); ++visual) {
        const int column = header.logicalIndex(visual);
        if (!header.isSectionHidden(column))
            m_columns.append(column);
    }
}

int VisualColumns::neighbour(int column, int step) const
{
    const int position = positionOf(column);
    if (position < 0)
        return first();
    return columnAt(std::clamp(position + step, 0, count() - 1));
}

QList<VisualColumns::Run> VisualColumns::runsBetween(int one, int other) const
{
    const auto [from, to] = std::minmax({positionOf(one), positionOf(other)});
    if (from < 0)
        return {};
    QList<int> between = m_columns.mid(from, to - from + 1);
    std::ranges::sort(between);
    QList<Run> runs;
    for (const int column : std::as_const(between)) {
        if (!runs.isEmpty() && runs.last().last + 1 == column)
            runs.last().last = column;
        else
            runs.append({column, column});
    }
    return runs;
}

} // namespace relata
