#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace relata {

/// Paints a recent database: its name, its place under it, and when it was opened at the end of the line.
class RecentDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role
    {
        PlaceRole = Qt::UserRole,
        WhenRole,
        ServerRole,  ///< bool: no file
        VanishedRole ///< bool: the file is gone
    };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace relata
