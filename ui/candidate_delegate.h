#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace relata {

/// A record in a reference's list: its name and, more quietly, what tells it from others of that name. On the
/// GUI thread.
class CandidateDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `detailRole`: where an item has its second text.
    CandidateDelegate(int detailRole, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_detailRole;
};

} // namespace relata
