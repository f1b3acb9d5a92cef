#include "ui/column_layout.h"

#include "models/record_columns.h"

#include <QtWidgets/QHeaderView>

#include <algorithm>

namespace relata {

namespace {

/// A count has no column in the database.
QString nameOf(const RecordColumns &columns, int index)
{
    const Column *column = columns.columnAt(index);
    return column ? column->name : u'#' + columns.at(index).label;
}

/// The model's columns by name, in the order of the layout; those that it does not know at the end.
QList<int> orderOf(const RecordColumns &columns, const ColumnLayout &layout)
{
    QList<int> order(columns.size());
    std::iota(order.begin(), order.end(), 0);
    const auto placeOf = [&](int index) {
        const auto place = std::ranges::find(layout, nameOf(columns, index), &ColumnPlace::column);
        return std::distance(layout.begin(), place);
    };
    std::ranges::stable_sort(order, {}, placeOf);
    return order;
}

} // namespace

ColumnLayout columnLayoutOf(const QHeaderView &header, const RecordColumns &columns, bool withWidths)
{
    ColumnLayout layout;
    for (int visual = 0; visual < header.count(); ++visual) {
        const int index = header.logicalIndex(visual);
        const bool hidden = header.isSectionHidden(index);
        layout.append(
            {nameOf(columns, index), withWidths && !hidden ? header.sectionSize(index) : 0, hidden});
    }
    return layout;
}

void arrangeColumns(QHeaderView &header, const RecordColumns &columns, const ColumnLayout &layout)
{
    const QList<int> order = orderOf(columns, layout);
    for (int visual = 0; visual < order.size(); ++visual) {
        const int index = order.at(visual);
        const auto place = std::ranges::find(layout, nameOf(columns, index), &ColumnPlace::column);
        const bool isKnown = place != layout.end();
        header.moveSection(header.visualIndex(index), visual);
        header.setSectionHidden(index, isKnown ? place->hidden : columns.at(index).hiddenAtFirst);
        if (isKnown && place->width > 0)
            header.resizeSection(index, std::max(place->width, header.minimumSectionSize()));
    }
    // Of the columns that are left, all may have been hidden.
    if (header.count() > 0 && header.hiddenSectionCount() == header.count())
        header.setSectionHidden(order.constFirst(), false);
}

} // namespace relata
