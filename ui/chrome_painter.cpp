#include "ui/chrome_painter.h"

#include "ui/record_table_look.h"
#include "ui/style_painter.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QWidget>

namespace relata::ChromePainter {

namespace {

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

void paintFrame(QPainter *painter, const QStyleOption &option)
{
    painter->save();
    painter->setPen(QPen(lineColor(option.palette), 1));
    painter->drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
    painter->restore();
}

/// Where the entries of a tree open and close.
void paintBranch(QPainter *painter, const QStyleOption &option)
{
    if (!option.state.testFlag(QStyle::State_Children))
        return;
    const bool open = option.state.testFlag(QStyle::State_Open);
    const Qt::ArrowType closed = option.direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow;
    StylePainter::paintArrow(painter, option, open ? Qt::DownArrow : closed);
}

void paintBar(QPainter *painter, const QStyleOption &option)
{
    painter->fillRect(option.rect, option.palette.window());
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1,
                      lineColor(option.palette));
}

void paintMenuTitle(QPainter *painter, const QStyleOptionMenuItem &title, const QStyle &style,
                    const QWidget *widget)
{
    const bool open =
        title.state.testFlag(QStyle::State_Selected) && title.state.testFlag(QStyle::State_Sunken);
    paintBar(painter, title);
    if (open)
        painter->fillRect(title.rect.adjusted(0, 0, 0, -1), title.palette.highlight());
    const bool underlined = style.styleHint(QStyle::SH_UnderlineShortcut, &title, widget) != 0;
    const int flags =
        Qt::AlignCenter | Qt::TextSingleLine | (underlined ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
    style.drawItemText(painter, title.rect, flags, title.palette, title.state.testFlag(QStyle::State_Enabled),
                       title.text, open ? QPalette::HighlightedText : QPalette::WindowText);
}

void paintHeaderGround(QPainter *painter, const QStyleOption &option)
{
    const RecordTableLook look(option.palette, false);
    const bool pressed = option.state.testFlag(QStyle::State_Sunken);
    painter->fillRect(option.rect, pressed ? look.headerPressed : look.headerBackground);
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, look.headerLine);
}

void paintHeader(QPainter *painter, const QStyleOptionHeader &header)
{
    paintHeaderGround(painter, header);
    if (header.position == QStyleOptionHeader::End || header.position == QStyleOptionHeader::OnlyOneSection)
        return;
    const int edge = header.direction == Qt::RightToLeft ? header.rect.left() : header.rect.right();
    painter->fillRect(edge, header.rect.top() + header.rect.height() / 4, 1, header.rect.height() / 2,
                      lineColor(header.palette));
}

void paintHeaderTitle(QPainter *painter, const QStyleOptionHeader &header)
{
    painter->save();
    painter->setFont(bold(painter->font()));
    painter->setPen(RecordTableLook(header.palette, false).headerText);
    const Qt::Alignment alignment = QStyle::visualAlignment(header.direction, header.textAlignment);
    const int padding = RecordTableLook::cellPadding(header.fontMetrics);
    const QRect room = header.rect.adjusted(padding, 0, -padding, -1);
    const QString title = QFontMetrics(painter->font()).elidedText(header.text, Qt::ElideRight, room.width());
    painter->drawText(room, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, title);
    painter->restore();
}

} // namespace

bool paint(QPainter *painter, QStyle::PrimitiveElement element, const QStyleOption &option,
           const QWidget *widget)
{
    switch (element) {
    case QStyle::PE_Frame:
        if (!widget || !widget->windowFlags().testFlag(Qt::Popup))
            return false;
        [[fallthrough]];
    case QStyle::PE_FrameMenu:
        paintFrame(painter, option);
        return true;
    case QStyle::PE_IndicatorBranch:
        paintBranch(painter, option);
        return true;
    default:
        return false;
    }
}

bool paint(QPainter *painter, QStyle::ControlElement element, const QStyleOption &option, const QStyle &style,
           const QWidget *widget)
{
    const auto *entry = qstyleoption_cast<const QStyleOptionMenuItem *>(&option);
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option);
    switch (element) {
    case QStyle::CE_MenuBarItem:
        if (entry)
            paintMenuTitle(painter, *entry, style, widget);
        return entry;
    case QStyle::CE_MenuBarEmptyArea:
        paintBar(painter, option);
        return true;
    case QStyle::CE_Header: // as a whole, or Qt would inset the title
        if (!header || header->sortIndicator != QStyleOptionHeader::None)
            return false;
        paintHeader(painter, *header);
        paintHeaderTitle(painter, *header);
        return true;
    case QStyle::CE_HeaderSection:
        if (header)
            paintHeader(painter, *header);
        return header;
    case QStyle::CE_HeaderLabel:
        if (header)
            paintHeaderTitle(painter, *header);
        return header;
    case QStyle::CE_HeaderEmptyArea:
        paintHeaderGround(painter, option);
        return true;
    case QStyle::CE_MenuItem:
        if (!entry || entry->menuItemType != QStyleOptionMenuItem::Separator || !entry->text.isEmpty())
            return false;
        StylePainter::paintSeparator(painter, option);
        return true;
    default:
        return false;
    }
}

QSize headerSize(const QStyleOption &option, const QSize &size, const QWidget *widget)
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option);
    if (!header)
        return size;
    const QFontMetrics metrics(bold(widget ? widget->font() : QFont()));
    const int width = std::max(header->fontMetrics.horizontalAdvance(header->text),
                               metrics.horizontalAdvance(header->text));
    return {width + 2 * RecordTableLook::cellPadding(metrics), RecordTableLook::headerHeight(metrics)};
}

QColor lineColor(const QPalette &palette)
{
    return RecordTableLook(palette, false).headerLine;
}

} // namespace relata::ChromePainter
