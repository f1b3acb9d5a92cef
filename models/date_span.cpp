#include "models/date_span.h"

#include "models/date_text.h"
#include "models/number_text.h"

#include <QtCore/QRegularExpression>

namespace relata {

using namespace Qt::Literals::StringLiterals;

std::optional<DateSpan> readDateSpan(const QString &text, const QLocale &locale, QDate today)
{
    static const QRegularExpression yearOrMonth(u"^(\\d{4})(?:-(\\d{1,2}))?$"_s);
    const auto match = yearOrMonth.match(plainDigits(text).trimmed());
    if (!match.hasMatch()) {
        const std::optional<QDate> day = readDate(text, locale, today);
        return day ? std::optional(DateSpan{*day, *day}) : std::nullopt;
    }
    const int year = match.captured(1).toInt();
    const bool isYear = match.captured(2).isEmpty();
    const QDate first(year, isYear ? 1 : match.captured(2).toInt(), 1);
    if (!first.isValid())
        return std::nullopt;
    return DateSpan{first, (isYear ? first.addYears(1) : first.addMonths(1)).addDays(-1)};
}

} // namespace relata
