#pragma once

#include <QtCore/QLocale>
#include <QtCore/QString>

#include <expected>
#include <optional>

namespace relata {

/// Numbers as digits, never as a double: what a person types becomes exactly those digits, and what is stored
/// is shown to its last one. The digits' own form is "-1234.56": a point, no thousands separators, no leading
/// zeros, trailing zeros kept. Pure functions, for every thread.

enum class NumberProblem
{
    NotANumber,
    Ambiguous ///< "1.500" where the locale groups by points, but the column could hold three decimals
};

/// The digits of a typed number. The locale's separators are understood, and so are point and comma the other
/// way round where nothing else can be meant.
std::expected<QString, NumberProblem> readDecimal(const QString &text, const QLocale &locale,
                                                  bool mayHaveThousandths);

/// The digits for a person, at least `scale` of them behind the point.
QString showDecimal(const QString &digits, const QLocale &locale, int scale);
/// The digits for an editor: the locale's decimal point, nothing else added.
QString editDecimal(const QString &digits, const QLocale &locale, int scale);

/// The shortest digits that mean this double.
QString digitsOf(double number);
/// Whether the text is a number in the digits' own form.
bool isDecimal(const QString &text);
/// Digits without the zeros that change nothing: "1.500" → "1.5".
QString withoutTrailingZeros(QString digits);

/// Digits of every script as ASCII digits, every kind of space as a space, no direction marks.
QString plainDigits(const QString &text);

} // namespace relata
