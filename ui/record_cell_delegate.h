#pragma once

#include <QtCore/QCache>
#include <QtGui/QFont>
#include <QtGui/QStaticText>
#include <QtWidgets/QStyledItemDelegate>

namespace relata {

/// Paints a cell's text, and keeps what laying it out has found: walking through records paints the same
/// names, dates and states again and again, and shaping them was a third of the time from a key to the rows
/// on screen. On the GUI thread; editors are the base class's.
class RecordCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RecordCellDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// The text and its margins.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const QStaticText &laidOut(const QString &text, int width, const QStyleOptionViewItem &option) const;

    using Key = std::pair<QString, int>; ///< a text and the width that it is cut to

    mutable QCache<Key, QStaticText> m_texts;
    mutable QFont m_font; ///< of m_texts
};

} // namespace relata
