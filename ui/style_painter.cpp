#include "ui/style_painter.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QStyleOption>

namespace relata::StylePainter {

namespace {

constexpr qreal Corner = 4;
constexpr qreal FocusWidth = 2;
constexpr qreal ArrowSize = 3.5; ///< from the middle to an end
constexpr int HandleMargin = 3;

QColor mixed(const QColor &one, const QColor &other, float share)
{
    const auto between = [share](float a, float b) { return a + (b - a) * share; };
    return QColor::fromRgbF(between(one.redF(), other.redF()), between(one.greenF(), other.greenF()),
                            between(one.blueF(), other.blueF()));
}

bool isSet(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

/// An edge that can be told from the ground around it.
QColor edgeOf(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::Window),
                 palette.color(QPalette::Active, QPalette::WindowText), 0.28F);
}

QColor accentOf(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Highlight);
}

void paintRounded(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &edge, qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(edge.isValid() ? QPen(edge, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal half = edge.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), Corner, Corner);
    painter->restore();
}

QColor pressedOr(const QStyleOption &option, const QColor &color, const QColor &ink)
{
    if (isSet(option, QStyle::State_Sunken) || isSet(option, QStyle::State_On))
        return mixed(color, ink, 0.16F);
    return isSet(option, QStyle::State_MouseOver) ? mixed(color, ink, 0.07F) : color;
}

} // namespace

QColor restingField(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::Window),
                 palette.color(QPalette::Active, QPalette::WindowText), 0.04F);
}

void paintField(QPainter *painter, const QStyleOption &option)
{
    const bool usable = isSet(option, QStyle::State_Enabled) && !isSet(option, QStyle::State_ReadOnly);
    const bool focused = isSet(option, QStyle::State_HasFocus);
    const QPalette &colors = option.palette;
    const QColor ground = usable ? colors.color(QPalette::Base) : restingField(colors);
    paintRounded(painter, option.rect, ground, focused ? accentOf(colors) : edgeOf(colors),
                 focused ? FocusWidth : 1);
}

void paintButton(QPainter *painter, const QStyleOption &option, bool isMain)
{
    const QPalette &colors = option.palette;
    const bool enabled = isSet(option, QStyle::State_Enabled);
    const QColor ink = colors.color(QPalette::Active, QPalette::ButtonText);
    const QColor ground = isMain && enabled ? mixed(accentOf(colors), Qt::black, 0.04F)
                                            : colors.color(QPalette::Active, QPalette::Button);
    const QColor edge = isMain && enabled ? QColor() : edgeOf(colors);
    const QColor darker = isMain && enabled ? QColor(Qt::black) : ink;
    paintRounded(painter, option.rect, enabled ? pressedOr(option, ground, darker) : QColor(), edge, 1);
}

void paintMirroredLabel(QPainter *painter, const QStyleOptionButton &button, const QStyle &style)
{
    constexpr int Gap = 4; // Qt's own
    constexpr int TextFlags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    const bool enabled = isSet(button, QStyle::State_Enabled);
    const QSize text = button.fontMetrics.size(TextFlags, button.text);
    const QRect label = QStyle::alignedRect(
        Qt::LeftToRight, Qt::AlignCenter,
        {text.width() + Gap + button.iconSize.width(), std::max(text.height(), button.iconSize.height())},
        button.rect);
    style.drawItemText(painter, label.adjusted(0, 0, -button.iconSize.width() - Gap, 0), TextFlags,
                       button.palette, enabled, button.text, QPalette::ButtonText);
    button.icon.paint(painter, label.adjusted(text.width() + Gap, 0, 0, 0), Qt::AlignCenter,
                      enabled ? QIcon::Normal : QIcon::Disabled);
}

void paintTool(QPainter *painter, const QStyleOption &option)
{
    const bool pointed = isSet(option, QStyle::State_MouseOver) && isSet(option, QStyle::State_Enabled);
    if (!pointed && !isSet(option, QStyle::State_Sunken) && !isSet(option, QStyle::State_On))
        return;
    QColor ink = option.palette.color(QPalette::Active, QPalette::ButtonText);
    ink.setAlphaF(isSet(option, QStyle::State_Sunken) ? 0.18F : 0.09F);
    paintRounded(painter, option.rect, ink, {}, 0);
}

void paintCheckBox(QPainter *painter, const QStyleOption &option)
{
    const QPalette &colors = option.palette;
    const bool enabled = isSet(option, QStyle::State_Enabled);
    const bool filled = enabled && !isSet(option, QStyle::State_Off);
    const QColor ground = filled ? accentOf(colors) : colors.color(QPalette::Active, QPalette::Base);
    paintRounded(painter, option.rect, ground, filled ? QColor() : edgeOf(colors), 1);
    if (isSet(option, QStyle::State_Off))
        return;
    const QColor ink = colors.color(QPalette::Active, filled ? QPalette::HighlightedText : QPalette::Text);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(QRectF(option.rect).center());
    painter->setPen(QPen(ink, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const bool whole = isSet(option, QStyle::State_On); // else it is neither
    painter->drawPolyline(whole ? QPolygonF(QList<QPointF>{{-3, 0.25}, {-0.75, 2.5}, {3.25, -2.5}})
                                : QPolygonF(QList<QPointF>{{-3, 0}, {3, 0}}));
    painter->restore();
}

void paintRadioButton(QPainter *painter, const QStyleOption &option)
{
    const QPalette &colors = option.palette;
    const bool filled = isSet(option, QStyle::State_Enabled) && isSet(option, QStyle::State_On);
    const QRectF circle = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(filled ? QPen(Qt::NoPen) : QPen(edgeOf(colors), 1));
    painter->setBrush(filled ? accentOf(colors) : colors.color(QPalette::Active, QPalette::Base));
    painter->drawEllipse(circle);
    if (isSet(option, QStyle::State_On)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(
            colors.color(QPalette::Active, filled ? QPalette::HighlightedText : QPalette::Text));
        painter->drawEllipse(circle.center(), circle.width() / 5, circle.height() / 5);
    }
    painter->restore();
}

void paintSeparator(QPainter *painter, const QStyleOption &option)
{
    QColor line = option.palette.color(QPalette::Active, QPalette::WindowText);
    line.setAlphaF(0.16F);
    painter->fillRect(option.rect.left() + 6, option.rect.center().y(), option.rect.width() - 12, 1, line);
}

void paintFocus(QPainter *painter, const QStyleOption &option)
{
    paintRounded(painter, option.rect, {}, accentOf(option.palette), 1.5);
}

void paintArrow(QPainter *painter, const QStyleOption &option, Qt::ArrowType direction)
{
    static const QMap<Qt::ArrowType, qreal> Turns{
        {Qt::DownArrow, 0}, {Qt::LeftArrow, 90}, {Qt::UpArrow, 180}, {Qt::RightArrow, 270}};
    const auto group = isSet(option, QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(QRectF(option.rect).center());
    painter->rotate(Turns.value(direction));
    painter->setPen(QPen(option.palette.color(group, QPalette::ButtonText), 1.5, Qt::SolidLine, Qt::RoundCap,
                         Qt::RoundJoin));
    painter->drawPolyline(
        QPolygonF({{-ArrowSize, -ArrowSize / 2}, {0, ArrowSize / 2}, {ArrowSize, -ArrowSize / 2}}));
    painter->restore();
}

void paintScrollBar(QPainter *painter, const QStyleOptionSlider &option, const QRect &handle)
{
    const QPalette &colors = option.palette;
    const QColor ground = colors.color(QPalette::Active, QPalette::Window);
    painter->fillRect(option.rect, ground);
    if (option.maximum <= option.minimum)
        return;
    const bool isHandle = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    const float share = isHandle && isSet(option, QStyle::State_Sunken)      ? 0.62F
                        : isHandle && isSet(option, QStyle::State_MouseOver) ? 0.48F
                                                                             : 0.34F;
    const bool upright = option.orientation == Qt::Vertical;
    const QRectF bar = QRectF(handle).adjusted(upright ? HandleMargin : 1, upright ? 1 : HandleMargin,
                                               upright ? -HandleMargin : -1, upright ? -1 : -HandleMargin);
    const qreal round = std::min(bar.width(), bar.height()) / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(mixed(ground, colors.color(QPalette::Active, QPalette::WindowText), share));
    painter->drawRoundedRect(bar, round, round);
    painter->restore();
}

} // namespace relata::StylePainter
