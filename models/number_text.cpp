#include "models/number_text.h"

#include <QtCore/QRegularExpression>

#include <cmath>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isGrouped(const QString &digits, QChar separator)
{
    // Thousands everywhere, and the groups of two before the last that India writes.
    static const QRegularExpression shape(u"^\\d{1,3}(?:s\\d{2,3})*s\\d{3}$"_s);
    return shape.match(QString(digits).replace(separator, u's')).hasMatch();
}

QChar firstOf(const QString &text, QChar otherwise)
{
    return text.isEmpty() ? otherwise : text.front();
}

/// Blanks and apostrophes are thousands separators in some locales and mean nothing else in any.
QString withoutBlankGroups(QString text)
{
    static const QRegularExpression groups(u"^\\d{1,3}(?:[ '\u2019]\\d{3})+(?=$|[.,])"_s);
    const QRegularExpressionMatch match = groups.match(text);
    if (!match.hasMatch())
        return text;
    static const QRegularExpression blanks(u"[ '\u2019]"_s);
    return match.captured().remove(blanks) + text.sliced(match.capturedLength());
}

/// One kind of separator, once: a decimal point, unless the locale would group that way.
std::expected<QString, NumberProblem> withOneSeparator(QString text, QChar separator, const QLocale &locale,
                                                       bool mayHaveThousandths)
{
    const bool localesGroup = separator == firstOf(locale.groupSeparator(), u' ');
    if (localesGroup && isGrouped(text, separator) && !text.startsWith(u'0')) {
        if (mayHaveThousandths && separator == u'.')
            return std::unexpected(NumberProblem::Ambiguous);
        return text.remove(separator);
    }
    return text.replace(separator, u'.');
}

/// Both kinds: the last one is the decimal point, and the other one has to stand between thousands.
std::expected<QString, NumberProblem> withBothSeparators(const QString &text)
{
    const bool commaLast = text.lastIndexOf(u',') > text.lastIndexOf(u'.');
    const QChar point = commaLast ? u',' : u'.';
    const QChar group = commaLast ? u'.' : u',';
    const qsizetype at = text.indexOf(point);
    QString whole = text.first(at);
    if (text.count(point) != 1 || !isGrouped(whole, group))
        return std::unexpected(NumberProblem::NotANumber);
    return whole.remove(group) + u'.' + text.sliced(at + 1);
}

std::expected<QString, NumberProblem> withPoint(QString text, const QLocale &locale, bool mayHaveThousandths)
{
    const qsizetype points = text.count(u'.');
    const qsizetype commas = text.count(u',');
    if (points > 0 && commas > 0)
        return withBothSeparators(text);
    const QChar separator = points > 0 ? u'.' : u',';
    if (points + commas == 1)
        return withOneSeparator(std::move(text), separator, locale, mayHaveThousandths);
    if (points + commas > 1) {
        if (!isGrouped(text, separator))
            return std::unexpected(NumberProblem::NotANumber);
        text.remove(separator);
    }
    return text;
}

/// ".5", "5." and "007" as "0.5", "5" and "7".
QString tidied(QString digits)
{
    if (digits.endsWith(u'.'))
        digits.chop(1);
    static const QRegularExpression leadingZeros(u"^0+(?=\\d)"_s);
    digits.remove(leadingZeros);
    return digits.startsWith(u'.') ? u'0' + digits : digits;
}

QString inLocaleDigits(QString digits, const QLocale &locale)
{
    const QString zero = locale.zeroDigit();
    if (zero.size() != 1 || zero.front() == u'0')
        return digits;
    for (QChar &digit : digits)
        digit = QChar(char16_t(zero.front().unicode() + digit.digitValue()));
    return digits;
}

/// The whole part with the locale's thousands separators; beyond 64 bits they are put in by hand.
QString grouped(const QString &whole, const QLocale &locale)
{
    bool fits = false;
    const qlonglong number = whole.toLongLong(&fits);
    if (fits)
        return locale.toString(number);
    QString result = inLocaleDigits(whole, locale);
    for (qsizetype at = result.size() - 3; at > 0; at -= 3)
        result.insert(at, locale.groupSeparator());
    return result;
}

struct Parts
{
    bool negative = false;
    QString whole;
    QString fraction;
};

Parts partsOf(const QString &digits, int scale)
{
    const bool negative = digits.startsWith(u'-');
    const QString absolute = digits.sliced(negative ? 1 : 0);
    const qsizetype point = absolute.indexOf(u'.');
    if (point < 0)
        return {negative, absolute, QString(scale, u'0')};
    return {negative, absolute.first(point), absolute.sliced(point + 1).leftJustified(scale, u'0')};
}

} // namespace

std::expected<QString, NumberProblem> readDecimal(const QString &text, const QLocale &locale,
                                                  bool mayHaveThousandths)
{
    static const QRegularExpression shape(u"^([-+\u2212]?) *(\\d[\\d., '\u2019]*|[.,]\\d+)$"_s);
    const QRegularExpressionMatch match = shape.match(plainDigits(text).trimmed());
    if (!match.hasMatch())
        return std::unexpected(NumberProblem::NotANumber);
    const auto read = withPoint(withoutBlankGroups(match.captured(2)), locale, mayHaveThousandths);
    if (!read)
        return read;
    const QString digits = tidied(*read);
    if (!isDecimal(digits))
        return std::unexpected(NumberProblem::NotANumber);
    const bool negative = !match.captured(1).isEmpty() && match.captured(1) != u"+";
    return negative && withoutTrailingZeros(digits) != u"0" ? u'-' + digits : digits;
}

QString showDecimal(const QString &digits, const QLocale &locale, int scale)
{
    const Parts parts = partsOf(digits, scale);
    QString result = (parts.negative ? locale.negativeSign() : QString()) + grouped(parts.whole, locale);
    if (!parts.fraction.isEmpty())
        result += locale.decimalPoint() + inLocaleDigits(parts.fraction, locale);
    return result;
}

QString editDecimal(const QString &digits, const QLocale &locale, int scale)
{
    const Parts parts = partsOf(digits, scale);
    QString result = (parts.negative ? u"-"_s : QString()) + parts.whole;
    return parts.fraction.isEmpty() ? result : result + locale.decimalPoint() + parts.fraction;
}

QString digitsOf(double number)
{
    const double size = std::abs(number);
    const bool readable = size == 0.0 || (size >= 1e-6 && size < 1e17);
    return QString::number(number, readable ? 'f' : 'g', QLocale::FloatingPointShortest);
}

bool isDecimal(const QString &text)
{
    static const QRegularExpression shape(u"^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$"_s);
    return shape.match(text).hasMatch();
}

QString withoutTrailingZeros(QString digits)
{
    static const QRegularExpression zeros(u"\\.?0+$"_s);
    return digits.contains(u'.') ? digits.remove(zeros) : digits;
}

QString plainDigits(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (c.isDigit())
            result += QChar(char16_t(u'0' + c.digitValue()));
        else if (c.isSpace())
            result += u' ';
        else if (c.category() != QChar::Other_Format)
            result += c == u'\u066B' ? QChar(u'.') : c == u'\u066C' ? QChar(u',') : c;
    }
    return result;
}

} // namespace relata
