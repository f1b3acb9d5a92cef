#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace relata {

/// Paints the lines of a SearchHitsModel: a table's name with its count, a record with what tells it from
/// others and the words found in both, the way to more. On the GUI thread.
class SearchHitDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace relata
