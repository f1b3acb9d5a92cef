#pragma once

#include <QtCore/QDate>
#include <QtCore/QLocale>

#include <optional>

namespace relata {

/// Some days in a row, the first and the last included; mostly one.
struct DateSpan
{
    QDate first;
    QDate last;

    bool operator==(const DateSpan &) const = default;
};

/// A day in every form that readDate() understands, a month as "2026-03", or a year as "2026". Nothing where
/// the text is none of these. A pure function, for every thread.
std::optional<DateSpan> readDateSpan(const QString &text, const QLocale &locale, QDate today);

} // namespace relata
