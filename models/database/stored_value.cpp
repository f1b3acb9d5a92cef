#include "models/database/stored_value.h"

#include <QtCore/QRegularExpression>

#include <optional>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A decimal number of any length: 0.digits × 10^exponent, without zeros at either end of the digits.
struct ExactNumber
{
    bool negative = false;
    QString digits;
    qint64 exponent = 0;

    bool operator==(const ExactNumber &) const = default;
};

QString plainText(const Value &value)
{
    if (value.typeId() == QMetaType::Bool)
        return value.toBool() ? u"1"_s : u"0"_s;
    return value.toString(); // the shortest text that reads back as the same double
}

std::optional<ExactNumber> exactNumber(const Value &value)
{
    static const QRegularExpression form(u"^\\s*([+-]?)(\\d*)(?:\\.(\\d*))?(?:[eE]([+-]?\\d{1,9}))?\\s*$"_s);
    const auto match = form.match(plainText(value));
    QString digits = match.captured(2) + match.captured(3);
    if (!match.hasMatch() || digits.isEmpty())
        return std::nullopt;
    qint64 exponent = match.capturedLength(2) + match.captured(4).toLongLong();
    const auto isZero = [](QChar digit) { return digit == u'0'; };
    const auto leading = std::ranges::find_if_not(digits, isZero) - digits.begin();
    exponent -= leading;
    digits.remove(0, leading);
    while (digits.endsWith(u'0'))
        digits.chop(1);
    if (digits.isEmpty())
        return ExactNumber{};
    return ExactNumber{match.captured(1) == u"-", digits, exponent};
}

bool isNumeric(const Column &column)
{
    return column.kind == ValueKind::Integer || column.kind == ValueKind::Decimal ||
           column.kind == ValueKind::Real || column.kind == ValueKind::Boolean;
}

/// CHAR(n), which PostgreSQL fills up with spaces.
bool isPadded(const Column &column)
{
    static const QRegularExpression type(u"^(char|character|bpchar)\\b(?! varying)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return type.match(column.declaredType).hasMatch();
}

QString withoutPadding(QString text)
{
    while (text.endsWith(u' '))
        text.chop(1);
    return text;
}

} // namespace

bool isSameMeaning(const Value &typed, const Value &stored, const Column &column)
{
    if (typed.isNull() || sameValue(typed, stored))
        return true;
    if (stored.isNull())
        return false;
    if (typed.typeId() == QMetaType::QByteArray || stored.typeId() == QMetaType::QByteArray)
        return false;
    if (isNumeric(column)) {
        const auto number = exactNumber(typed);
        return number && number == exactNumber(stored);
    }
    if (isPadded(column))
        return withoutPadding(typed.toString()) == withoutPadding(stored.toString());
    return plainText(typed) == plainText(stored);
}

} // namespace relata
