#pragma once

#include <QtGui/QColor>

class QPalette;

namespace relata {

/// Colours that a palette lacks, made from it so that they are readable in light and in dark: text in
/// errorText() has a contrast of at least 4.5 on the window's background.
QColor errorText(const QPalette &palette);
/// The background of a field that holds something wrong.
QColor errorTint(const QPalette &palette);
/// Text that may stand back, still with a contrast of 4.5 on the window's background or on another one.
QColor quietText(const QPalette &palette);
QColor quietText(const QPalette &palette, const QColor &background);

/// What marks the words of a search in a text, which keeps the colour of texts: a contrast of 4.5 or more.
QColor matchTint(const QPalette &palette);

/// What marks a value that somebody else has changed, under a text in the colour of texts: a contrast of 4.5.
QColor newsTint(const QPalette &palette);

/// What a message is about.
enum class MessageTone
{
    Information,
    Question,
    Error
};

/// The colour that marks a message.
QColor toneColor(MessageTone tone);
/// The background of a message; its text keeps the window's.
QColor toneTint(MessageTone tone, const QPalette &palette);

/// The contrast of two colours as WCAG 2 defines it, from 1 to 21.
double contrast(const QColor &a, const QColor &b);

} // namespace relata
