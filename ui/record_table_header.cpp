#include "ui/record_table_header.h"

#include "ui/record_table_look.h"

#include <QtGui/QContextMenuEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QStyleOptionHeader>

namespace relata {

namespace {

void paintChevron(QPainter *painter, const QRect &rect, bool up, const QColor &color)
{
    const QRectF box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath path(up ? box.bottomLeft() : box.topLeft());
    path.lineTo(box.center().x(), up ? box.top() : box.bottom());
    path.lineTo(up ? box.bottomRight() : box.topRight());
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->setRenderHint(QPainter::Antialiasing, false);
}

} // namespace

RecordTableHeader::RecordTableHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setSortIndicatorClearable(true);
    setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    setTextElideMode(Qt::ElideRight);
    connect(this, &QHeaderView::sectionMoved, this, [this] { m_moved = true; });
    connect(this, &QHeaderView::sectionResized, this, [this] { m_resized = true; });
}

void RecordTableHeader::mousePressEvent(QMouseEvent *event)
{
    m_moved = false;
    m_resized = false;
    QHeaderView::mousePressEvent(event);
}

void RecordTableHeader::mouseReleaseEvent(QMouseEvent *event)
{
    QHeaderView::mouseReleaseEvent(event);
    const bool moved = std::exchange(m_moved, false);
    const bool resized = std::exchange(m_resized, false);
    if (moved || resized)
        Q_EMIT arrangedByHand(resized);
}

void RecordTableHeader::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuRequested(logicalIndexAt(event->pos()), event->globalPos());
}

QSize RecordTableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), RecordTableLook::headerHeight(fontMetrics())};
}

void RecordTableHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    // The base class fills the room behind the last column in the style's own manner.
    const int used = std::max(0, length() - offset());
    const int x = isRightToLeft() ? 0 : used;
    QPainter painter(viewport());
    paintBackground(&painter, {x, 0, std::max(0, viewport()->width() - used), height()}, false);
}

void RecordTableHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    QStyleOptionHeaderV2 option;
    initStyleOption(&option);
    initStyleOptionForIndex(&option, logicalIndex);
    paintBackground(painter, rect, option.state.testFlag(QStyle::State_Sunken));
    const int edge = isRightToLeft() ? rect.left() : rect.right();
    const QColor divider = RecordTableLook(palette(), false).headerLine;
    painter->fillRect(edge, rect.top() + rect.height() / 4, 1, rect.height() / 2, divider);

    const int padding = RecordTableLook::cellPadding(fontMetrics());
    const Qt::Alignment alignment = QStyle::visualAlignment(layoutDirection(), option.textAlignment);
    QRect content = rect.adjusted(padding, 0, -padding, -1);
    if (option.sortIndicator != QStyleOptionHeader::None)
        content = paintArrow(painter, content, alignment);
    paintTitle(painter, content, logicalIndex, alignment);
}

void RecordTableHeader::paintBackground(QPainter *painter, const QRect &rect, bool pressed) const
{
    const RecordTableLook look(palette(), false);
    painter->fillRect(rect, pressed ? look.headerPressed : look.headerBackground);
    painter->fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.headerLine);
}

QRect RecordTableHeader::paintArrow(QPainter *painter, const QRect &content, Qt::Alignment alignment) const
{
    // On the side where the text ends: a number's title stays above its digits.
    const bool right = !alignment.testFlag(Qt::AlignRight);
    const int width = fontMetrics().height() / 2;
    const int height = width / 2;
    const int x = right ? content.right() - width + 1 : content.left();
    const QRect arrow(x, content.center().y() - height / 2, width, height + 1);
    const QColor color = RecordTableLook(palette(), true).accent;
    paintChevron(painter, arrow, sortIndicatorOrder() == Qt::AscendingOrder, color);
    const int taken = width + RecordTableLook::cellPadding(fontMetrics()) / 2;
    return content.adjusted(right ? 0 : taken, 0, right ? -taken : 0, 0);
}

void RecordTableHeader::paintTitle(QPainter *painter, const QRect &content, int logicalIndex,
                                   Qt::Alignment alignment) const
{
    painter->setFont(titleFont());
    painter->setPen(RecordTableLook(palette(), false).headerText);
    const QString title = model()->headerData(logicalIndex, orientation()).toString();
    const QString elided = QFontMetrics(titleFont()).elidedText(title, textElideMode(), content.width());
    painter->drawText(content, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, elided);
}

QSize RecordTableHeader::sectionSizeFromContents(int logicalIndex) const
{
    const QFontMetrics metrics(titleFont());
    const int padding = RecordTableLook::cellPadding(fontMetrics());
    // Asked once more while the model is being taken away.
    const QString title = model() ? model()->headerData(logicalIndex, orientation()).toString() : QString();
    const int arrow = metrics.height() / 2 + padding / 2;
    return {metrics.horizontalAdvance(title) + 2 * padding + arrow, sizeHint().height()};
}

QFont RecordTableHeader::titleFont() const
{
    QFont result = font();
    result.setWeight(QFont::DemiBold);
    return result;
}

} // namespace relata
