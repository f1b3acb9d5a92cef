#pragma once

#include <QtWidgets/QHeaderView>

namespace relata {

/// The column titles of a RecordTableView: flat, with the texts on the same edges as the cells below.
///
/// It keeps a selection model of its own: a header that shares the table's asks at every paint
/// whether each column is selected, which walks all selected rows.
class RecordTableHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit RecordTableHeader(QWidget *parent = nullptr);

    QSize sizeHint() const override;

Q_SIGNALS:
    /// Somebody has dragged a column to another place or width.
    void arrangedByHand(bool resized);
    /// `column`: whose title it is; -1: behind the last one.
    void menuRequested(int column, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    QSize sectionSizeFromContents(int logicalIndex) const override;

private:
    QFont titleFont() const;
    void paintBackground(QPainter *painter, const QRect &rect, bool pressed) const;
    /// Paints the sort arrow and returns what is left for the title.
    QRect paintArrow(QPainter *painter, const QRect &content, Qt::Alignment alignment) const;
    void paintTitle(QPainter *painter, const QRect &content, int logicalIndex, Qt::Alignment alignment) const;

    bool m_moved = false; ///< since a button was pressed
    bool m_resized = false;
};

} // namespace relata
