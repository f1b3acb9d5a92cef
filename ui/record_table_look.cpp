#include "ui/record_table_look.h"

#include "ui/message_colors.h"

#include <QtGui/QFontMetrics>
#include <QtGui/QPalette>

namespace relata {

namespace {

/// A colour between two: none of the second at 0, nothing else at 1.
QColor mixed(const QColor &one, const QColor &other, float share)
{
    const auto between = [share](float a, float b) { return a + (b - a) * share; };
    return QColor::fromRgbF(between(one.redF(), other.redF()), between(one.greenF(), other.greenF()),
                            between(one.blueF(), other.blueF()));
}

/// QStyledItemDelegate's own margin beside a text: the focus frame of the usual styles and a pixel.
constexpr int delegateMargin = 3;

} // namespace

RecordTableLook::RecordTableLook(const QPalette &palette, bool focused)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    const QColor highlight = palette.color(QPalette::Active, QPalette::Highlight);
    const bool dark = base.lightness() < text.lightness();
    selection = focused ? mixed(base, highlight, dark ? 0.38F : 0.20F) : mixed(base, text, 0.10F);
    currentRow = focused ? mixed(base, highlight, dark ? 0.16F : 0.08F) : mixed(base, text, 0.05F);
    accent = focused ? highlight : mixed(base, text, 0.35F);
    separator = mixed(base, text, dark ? 0.10F : 0.07F);
    headerBackground = mixed(base, text, dark ? 0.05F : 0.03F);
    headerPressed = mixed(base, text, 0.10F);
    headerText = mixed(text, base, 0.25F);
    headerLine = mixed(base, text, 0.18F);
    news = newsTint(palette);
}

int RecordTableLook::rowHeight(const QFontMetrics &metrics)
{
    return metrics.height() + 2 * std::max(4, metrics.height() / 3);
}

int RecordTableLook::headerHeight(const QFontMetrics &metrics)
{
    return rowHeight(metrics) + 2;
}

int RecordTableLook::cellPadding(const QFontMetrics &metrics)
{
    return std::max(6, metrics.height() / 2);
}

int RecordTableLook::cellInset(const QFontMetrics &metrics)
{
    return std::max(0, cellPadding(metrics) - delegateMargin);
}

} // namespace relata
