#include "models/date_text.h"

#include "models/number_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct DateText
{
    Q_DECLARE_TR_FUNCTIONS(relata::DateText)
};

std::optional<QDate> valid(const QDate &date)
{
    return date.isValid() ? std::optional(date) : std::nullopt;
}

bool isToday(const QString &text)
{
    const QString word = text.toLower();
    return word == u"t" || word == u"today" || word == DateText::tr("t", "short for today") ||
           word == DateText::tr("today");
}

std::optional<QDate> daysFromToday(const QString &text, QDate today)
{
    static const QRegularExpression shape(u"^([+\u2212-])(\\d{1,5})$"_s);
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int days = match.captured(2).toInt();
    return valid(today.addDays(match.captured(1) == u"+" ? days : -days));
}

/// A year of two digits is the one nearest to today that is not far ahead: nobody orders for 2085.
int fullYear(const QString &digits, QDate today)
{
    const int year = digits.toInt();
    if (digits.size() > 2)
        return digits.size() == 4 ? year : 0; // there is no year 0, so "202" is no year
    const int thisCentury = today.year() / 100 * 100 + year;
    return thisCentury > today.year() + 20 ? thisCentury - 100 : thisCentury;
}

/// The parts of a date in the order in which the locale writes them: 'd', 'M' and, unless it is this year,
/// 'y'.
QString orderOfParts(const QLocale &locale, bool withYear)
{
    QString order = u"dMy"_s;
    const QString format = dateFormat(locale);
    std::ranges::sort(order, {}, [&](QChar part) { return format.indexOf(part); });
    return withYear ? order : order.remove(u'y');
}

std::optional<QDate> dateFromParts(const QStringList &parts, const QLocale &locale, QDate today)
{
    if (parts.size() < 2 || parts.size() > 3)
        return std::nullopt;
    const bool yearFirst = parts.size() == 3 && parts.constFirst().size() == 4;
    const QString order = yearFirst ? u"yMd"_s : orderOfParts(locale, parts.size() == 3);
    const auto part = [&](char16_t which) { return parts.value(order.indexOf(which)); };
    const int year = parts.size() == 3 ? fullYear(part(u'y'), today) : today.year();
    return valid(QDate(year, part(u'M').toInt(), part(u'd').toInt()));
}

std::optional<QDate> writtenDate(const QString &text, const QLocale &locale, QDate today)
{
    static const QRegularExpression shape(u"^\\d{1,4}(?:[./ -]+\\d{1,4})+[. ]*$"_s);
    static const QRegularExpression separators(u"[./ -]+"_s);
    if (shape.match(text).hasMatch())
        return dateFromParts(text.split(separators, Qt::SkipEmptyParts), locale, today);
    return valid(locale.toDate(text, dateFormat(locale)));
}

/// The half of the day a time names, in English or in the locale's words, taken out of it. Some
/// languages say it first.
std::optional<bool> takeAfternoon(QString &time, const QLocale &locale)
{
    const std::array<std::pair<QString, bool>, 4> words{
        {{u"am"_s, false}, {u"pm"_s, true}, {locale.amText(), false}, {locale.pmText(), true}}};
    for (const auto &[word, afternoon] : words) {
        if (word.isEmpty() || !time.contains(word, Qt::CaseInsensitive))
            continue;
        time = time.remove(word, Qt::CaseInsensitive).simplified(); // an offset may stand behind it
        return afternoon;
    }
    return std::nullopt;
}

/// The hour of 24, or -1: "12 am" is 0, and there is no "14 pm".
int hourOfDay(int hour, std::optional<bool> afternoon)
{
    if (!afternoon)
        return hour;
    if (hour < 1 || hour > 12)
        return -1;
    return hour % 12 + (*afternoon ? 12 : 0);
}

struct StoredTime
{
    QTime time;
    QString fraction; ///< with its point
    QString offset;
};

std::optional<StoredTime> storedTime(const QString &iso)
{
    static const QRegularExpression shape(
        u"^(\\d{2}):(\\d{2})(?::(\\d{2})(\\.\\d+)?)?(Z|[+-]\\d{2}(?::?\\d{2})?(?::\\d{2})?)?$"_s);
    const QRegularExpressionMatch match = shape.match(iso);
    const QTime time(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    if (!match.hasMatch() || !time.isValid())
        return std::nullopt;
    return StoredTime{time, match.captured(4), match.captured(5)};
}

QString timeFormat(const QLocale &locale, const StoredTime &stored)
{
    QString format = locale.timeFormat(QLocale::ShortFormat);
    static const QRegularExpression readable(u"^[hHmaAP:. \u00A0\u202F]+$"_s);
    if (!readable.match(format).hasMatch()) // words such as "o'clock" in it
        format = u"HH:mm"_s;
    if (stored.time.second() != 0 || !stored.fraction.isEmpty())
        format.replace(u"mm"_s, u"mm:ss"_s + stored.fraction);
    return format;
}

} // namespace

QString dateFormat(const QLocale &locale)
{
    QString format = locale.dateFormat(QLocale::ShortFormat);
    return format.contains(u"yyyy") ? format : format.replace(u"yy"_s, u"yyyy"_s);
}

std::optional<QString> showDate(const QString &iso, const QLocale &locale)
{
    static const QRegularExpression shape(u"^\\d{4}-\\d{2}-\\d{2}$"_s);
    const QDate date = shape.match(iso).hasMatch() ? QDate::fromString(iso, Qt::ISODate) : QDate();
    return date.isValid() ? std::optional(locale.toString(date, dateFormat(locale))) : std::nullopt;
}

std::optional<QString> showTime(const QString &iso, const QLocale &locale)
{
    const std::optional<StoredTime> stored = storedTime(iso);
    if (!stored)
        return std::nullopt;
    const QString time = locale.toString(stored->time, timeFormat(locale, *stored));
    return stored->offset.isEmpty() ? time : time + u' ' + stored->offset;
}

std::optional<QString> showDateTime(const QString &iso, const QLocale &locale)
{
    std::optional<QString> date = showDate(iso.first(std::min<qsizetype>(10, iso.size())), locale);
    if (!date || iso.size() == 10)
        return date;
    const std::optional<QString> time = showTime(iso.sliced(11), locale);
    const bool joined = iso.at(10) == u' ' || iso.at(10) == u'T';
    return joined && time ? std::optional(*date + u' ' + *time) : std::nullopt;
}

std::optional<QDate> readDate(const QString &text, const QLocale &locale, QDate today)
{
    const QString typed = plainDigits(text).simplified();
    if (isToday(typed))
        return today;
    if (const std::optional<QDate> relative = daysFromToday(typed, today))
        return relative;
    return writtenDate(typed, locale, today);
}

std::optional<QString> readTime(const QString &text, const QLocale &locale)
{
    static const QRegularExpression shape(
        u"^(\\d{1,2})(?:[:.]?(\\d{2}))?(?::(\\d{2})(\\.\\d+)?)?( ?(?:Z|[+-]\\d{2}(?::?\\d{2})?))?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString typed = plainDigits(text).simplified();
    const std::optional<bool> afternoon = takeAfternoon(typed, locale);
    const QRegularExpressionMatch match = shape.match(typed);
    const QTime time(hourOfDay(match.captured(1).toInt(), afternoon), match.captured(2).toInt(),
                     match.captured(3).toInt());
    if (!match.hasMatch() || !time.isValid())
        return std::nullopt;
    return time.toString(u"HH:mm:ss"_s) + match.captured(4) + match.captured(5).trimmed().toUpper();
}

std::optional<QString> readDateTime(const QString &text, const QLocale &locale, QDate today)
{
    static const QRegularExpression isoJoint(u"(?<=\\d{4}-\\d{2}-\\d{2})T(?=\\d)"_s);
    const QString typed = plainDigits(text).simplified().replace(isoJoint, u" "_s);
    if (const std::optional<QDate> alone = readDate(typed, locale, today))
        return alone->toString(Qt::ISODate) + u" 00:00:00"_s;
    // Either part may hold blanks ("2026. 5. 12.", "2:30 PM"), so each blank may be the one between them.
    for (qsizetype at = typed.indexOf(u' '); at > 0; at = typed.indexOf(u' ', at + 1)) {
        const std::optional<QDate> date = readDate(typed.first(at), locale, today);
        const std::optional<QString> time = readTime(typed.sliced(at + 1), locale);
        if (date && time)
            return date->toString(Qt::ISODate) + u' ' + *time;
    }
    return std::nullopt;
}

} // namespace relata
