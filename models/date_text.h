#pragma once

#include <QtCore/QDate>
#include <QtCore/QLocale>
#include <QtCore/QString>

#include <optional>

namespace relata {

/// Dates and times between a person and the database, which holds them as ISO text. What an ISO text says is
/// never lost: seconds, fractions of any length and offsets are shown where they are stored. Pure functions,
/// for every thread; nothing comes back where the text is no date or no time.

/// The locale's short date with four digits of year.
QString dateFormat(const QLocale &locale);

std::optional<QString> showDate(const QString &iso, const QLocale &locale);
std::optional<QString> showTime(const QString &iso, const QLocale &locale);
/// Text with a date alone is shown as a date alone.
std::optional<QString> showDateTime(const QString &iso, const QLocale &locale);

/// Understands the locale's form, ISO, "5.3" or "5/3" in the locale's order (this year), "t" and "today", and
/// days from today as "+7" and "-3".
std::optional<QDate> readDate(const QString &text, const QLocale &locale, QDate today);
/// "14:30", "1430", "2:30 pm", with seconds, fraction and offset where they are given.
std::optional<QString> readTime(const QString &text, const QLocale &locale);
/// A date, a blank or "T", a time; a date alone is its midnight.
std::optional<QString> readDateTime(const QString &text, const QLocale &locale, QDate today);

} // namespace relata
