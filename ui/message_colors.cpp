#include "ui/message_colors.h"

#include <QtGui/QPalette>

#include <algorithm>
#include <cmath>

namespace relata {

namespace {

constexpr double ReadableContrast = 4.5;
constexpr QColor Red(0xc6, 0x28, 0x28);
constexpr QColor Amber(0xc7, 0x8a, 0x16);
constexpr QColor Green(0x1f, 0x9d, 0x61);
constexpr QColor Blue(0x25, 0x63, 0xc9);
constexpr QColor Yellow(0xff, 0xc4, 0x2e);

double linear(float channel)
{
    const double c = double(channel);
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor mixed(const QColor &a, const QColor &b, float share)
{
    const auto mix = [share](float x, float y) { return x * (1 - share) + y * share; };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

/// As much of `color` as stays readable on the background, the rest the colour of its text.
QColor readable(const QColor &color, const QColor &text, const QColor &background)
{
    for (int tenths = 0; tenths < 10; ++tenths) {
        const QColor candidate = mixed(color, text, float(tenths) / 10);
        if (contrast(candidate, background) >= ReadableContrast)
            return candidate;
    }
    return text;
}

/// At most so much of a colour that a text on it stays readable.
QColor tint(const QPalette &palette, const QColor &color, float share)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    while (share > 0 && contrast(mixed(base, color, share), text) < ReadableContrast)
        share -= 0.05F;
    return mixed(base, color, share);
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor errorText(const QPalette &palette)
{
    return readable(Red, palette.color(QPalette::WindowText), palette.color(QPalette::Window));
}

QColor errorTint(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), Red, 0.12F);
}

QColor matchTint(const QPalette &palette)
{
    return tint(palette, Yellow, 0.65F);
}

QColor newsTint(const QPalette &palette)
{
    return tint(palette, Green, 0.40F);
}

QColor toneColor(MessageTone tone)
{
    switch (tone) {
    case MessageTone::Information:
        return Blue;
    case MessageTone::Question:
        return Amber;
    case MessageTone::Error:
        break;
    }
    return Red;
}

QColor toneTint(MessageTone tone, const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), toneColor(tone), 0.14F);
}

QColor quietText(const QPalette &palette)
{
    return quietText(palette, palette.color(QPalette::Window));
}

QColor quietText(const QPalette &palette, const QColor &background)
{
    const QColor text = palette.color(QPalette::WindowText);
    return readable(mixed(text, palette.color(QPalette::Window), 0.4F), text, background);
}

} // namespace relata
