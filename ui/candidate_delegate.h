#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace relata {

/// Paints the list of a reference: a record's name, behind it quietly what tells it from others of that name,
/// and the lines that are no records. On the GUI thread.
class CandidateDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role
    {
        ValueRole = Qt::UserRole, ///< the value that the column will hold
        ShownNameRole, ///< what the field shows then
        DetailRole,
        KindRole ///< a Kind
    };

    enum class Kind
    {
        Record,
        New, ///< makes a record of what was typed
        Hint ///< says something about the list
    };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace relata

Q_DECLARE_METATYPE(relata::CandidateDelegate::Kind)
