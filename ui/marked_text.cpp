#include "ui/marked_text.h"

#include "ui/message_colors.h"

#include <QtGui/QPainter>
#include <QtGui/QPalette>
#include <QtGui/QTextLayout>

#include <algorithm>
#include <cmath>

namespace relata {

namespace {

constexpr qreal Radius = 2.5;

qreal leftOf(const QRectF &rect, qreal width, Qt::Alignment alignment)
{
    if (alignment & Qt::AlignRight)
        return rect.right() - width;
    if (alignment & Qt::AlignHCenter)
        return rect.left() + (rect.width() - width) / 2;
    return rect.left();
}

/// What of a match can be seen, the ellipsis standing for all that is cut off.
MatchRange inSight(const MatchRange &match, qsizetype whole, qsizetype shown)
{
    const bool cut = shown < whole;
    const qsizetype last = std::max<qsizetype>(shown - 1, 0);
    const qsizetype start = cut ? std::min(match.start, last) : match.start;
    const qsizetype end = std::min(match.start + match.length, shown);
    return {start, std::max(end, start + 1) - start};
}

void drawMarks(QPainter *painter, QPointF at, const QTextLine &line, const MatchRanges &ranges,
               const QColor &color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    for (const MatchRange &range : ranges) {
        const auto [left, right] =
            std::minmax({line.cursorToX(int(range.start)), line.cursorToX(int(range.start + range.length))});
        painter->drawRoundedRect(QRectF(at.x() + left, at.y(), right - left, line.height()), Radius, Radius);
    }
    painter->restore();
}

/// What is marked has the contrast of ordinary text, where the rest stands back.
QList<QTextLayout::FormatRange> inTextColor(const MatchRanges &ranges, const QPalette &palette)
{
    QList<QTextLayout::FormatRange> formats;
    for (const MatchRange &range : ranges) {
        QTextLayout::FormatRange format{int(range.start), int(range.length), {}};
        format.format.setForeground(palette.text());
        formats.append(format);
    }
    return formats;
}

} // namespace

qreal drawMarkedText(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text,
                     const MatchRanges &matches, const QPalette &palette)
{
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, int(rect.width()));
    QTextLayout layout(shown, painter->font(), painter->device());
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (!line.isValid())
        return 0;
    layout.endLayout();
    const qreal width = line.naturalTextWidth();
    // On the font's own baseline: letters of another script come from a font with other heights.
    const QFontMetricsF metrics(painter->fontMetrics());
    // On a whole pixel, as text without marks beside it.
    const qreal above = std::floor((rect.height() - metrics.height()) / 2);
    const qreal baseline = rect.top() + above + metrics.ascent();
    const QPointF at(leftOf(rect, width, alignment), baseline - line.ascent());
    MatchRanges ranges;
    for (const MatchRange &match : matches)
        ranges.append(inSight(match, text.size(), shown.size()));
    drawMarks(painter, at, line, ranges, matchTint(palette));
    layout.draw(painter, at, inTextColor(ranges, palette));
    return width;
}

} // namespace relata
