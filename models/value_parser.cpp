#include "models/value_parser.h"

#include "models/column_rules.h"
#include "models/database/label.h"
#include "models/date_text.h"
#include "models/number_text.h"
#include "models/value_format.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QUuid>

#include <array>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

using Parsed = std::expected<Value, QString>;

/// One column's text on its way to a value.
struct ValueParser
{
    Q_DECLARE_TR_FUNCTIONS(relata::ValueParser)

public:
    const Column &column;
    const QString &text;
    const QLocale &locale;
    QDate today;

    Parsed parse() const;

private:
    QString label() const { return readableName(column.name); }

    std::expected<QString, QString> digits(bool mayHaveThousandths) const;
    QString numberExample() const;
    Parsed integer() const;
    Parsed decimal() const;
    Parsed real() const;
    Parsed realWithExponent() const;
    Parsed boolean() const;
    Parsed date() const;
    Parsed time() const;
    Parsed dateTime() const;
    Parsed json() const;
    Parsed uuid() const;
    Value choice() const;
};

QString ValueParser::numberExample() const
{
    const int scale = column.kind == ValueKind::Integer ? 0 : column.scale.value_or(2);
    return editDecimal(scale == 0 ? u"12"_s : u"12.5"_s, locale, scale);
}

std::expected<QString, QString> ValueParser::digits(bool mayHaveThousandths) const
{
    const auto read = readDecimal(text, locale, mayHaveThousandths);
    if (read)
        return *read;
    if (read.error() == NumberProblem::Ambiguous)
        return std::unexpected(tr("%1 can be read in two ways: write it without thousands separators, such "
                                  "as %2.")
                                   .arg(label(), numberExample()));
    return std::unexpected(tr("%1 must be a number such as %2.").arg(label(), numberExample()));
}

Parsed ValueParser::integer() const
{
    const auto read = digits(false);
    if (!read)
        return std::unexpected(read.error());
    const QString whole = withoutTrailingZeros(*read);
    if (whole.contains(u'.'))
        return std::unexpected(tr("%1 must be a whole number.").arg(label()));
    bool fits = false;
    const qlonglong number = whole.toLongLong(&fits);
    if (!fits)
        return std::unexpected(tr("%1 is too large a number.").arg(label()));
    return Value(number);
}

Parsed ValueParser::decimal() const
{
    const auto read = digits(!column.scale || *column.scale >= 3);
    if (!read)
        return std::unexpected(read.error());
    return Value(*read);
}

Parsed ValueParser::realWithExponent() const
{
    bool understood = false;
    const double number =
        QString(text).replace(locale.decimalPoint(), u"."_s).trimmed().toDouble(&understood);
    if (!understood)
        return std::unexpected(tr("%1 must be a number such as %2.").arg(label(), numberExample()));
    return Value(number);
}

Parsed ValueParser::real() const
{
    if (text.contains(u'e', Qt::CaseInsensitive))
        return realWithExponent();
    const auto read = digits(true);
    if (!read)
        return std::unexpected(read.error());
    const double number = read->toDouble();
    // A double holds some 15 digits; keeping fewer than were typed would be a silent change.
    const QString kept = relata::digitsOf(number);
    if (isDecimal(kept) && withoutTrailingZeros(kept) != withoutTrailingZeros(*read))
        return std::unexpected(tr("%1 cannot hold that many digits.").arg(label()));
    return Value(number);
}

Parsed ValueParser::boolean() const
{
    const QString word = plainDigits(text).trimmed().toLower();
    const auto isOne = [&](std::initializer_list<QString> words) {
        return std::ranges::find(words, word) != words.end();
    };
    if (isOne({booleanText(true).toLower(), u"yes"_s, u"y"_s, u"true"_s, u"1"_s}))
        return Value(true);
    if (isOne({booleanText(false).toLower(), u"no"_s, u"n"_s, u"false"_s, u"0"_s}))
        return Value(false);
    return std::unexpected(tr("%1 must be %2 or %3.").arg(label(), booleanText(true), booleanText(false)));
}

Parsed ValueParser::date() const
{
    if (const std::optional<QDate> read = readDate(text, locale, today))
        return Value(read->toString(Qt::ISODate));
    return std::unexpected(tr("%1 must be a date such as %2, t for today or +7 for in a week.")
                               .arg(label(), locale.toString(today, dateFormat(locale))));
}

Parsed ValueParser::time() const
{
    if (const std::optional<QString> read = readTime(text, locale))
        return Value(*read);
    return std::unexpected(tr("%1 must be a time such as %2.")
                               .arg(label(), locale.toString(QTime(14, 30), QLocale::ShortFormat)));
}

Parsed ValueParser::dateTime() const
{
    if (const std::optional<QString> read = readDateTime(text, locale, today))
        return Value(*read);
    const QString example = locale.toString(today, dateFormat(locale)) + u' ' +
                            locale.toString(QTime(14, 30), QLocale::ShortFormat);
    return std::unexpected(tr("%1 must be a date and a time such as %2.").arg(label(), example));
}

Parsed ValueParser::json() const
{
    // QJsonDocument reads objects and arrays alone; in an array every JSON value is one.
    QJsonParseError error;
    QJsonDocument::fromJson('[' + text.toUtf8() + ']', &error);
    if (error.error != QJsonParseError::NoError)
        return std::unexpected(tr("%1 must be JSON: %2.").arg(label(), error.errorString()));
    return Value(text);
}

Parsed ValueParser::uuid() const
{
    const QUuid read = QUuid::fromString(text.trimmed());
    if (read.isNull() && text.count(u'0') != 32)
        return std::unexpected(
            tr("%1 must be a UUID such as %2.").arg(label(), u"123e4567-e89b-12d3-a456-426614174000"_s));
    return Value(text.trimmed());
}

/// Among allowed values case does not matter as long as one alone can be meant.
Value ValueParser::choice() const
{
    const QStringList same = column.allowedValues.filter(
        QRegularExpression(QRegularExpression::anchoredPattern(QRegularExpression::escape(text.trimmed())),
                           QRegularExpression::CaseInsensitiveOption));
    return same.size() == 1 && !column.allowedValues.contains(text) ? same.constFirst() : text;
}

Parsed ValueParser::parse() const
{
    switch (column.kind) {
    case ValueKind::Integer:
        return integer();
    case ValueKind::Decimal:
        return decimal();
    case ValueKind::Real:
        return real();
    case ValueKind::Boolean:
        return boolean();
    case ValueKind::Date:
        return date();
    case ValueKind::Time:
        return time();
    case ValueKind::DateTime:
        return dateTime();
    case ValueKind::Json:
        return json();
    case ValueKind::Uuid:
        return uuid();
    case ValueKind::Blob:
        return std::unexpected(tr("%1 holds binary data, which cannot be typed.").arg(label()));
    default:
        return column.allowedValues.isEmpty() ? Value(text) : choice();
    }
}

/// Whether the column is declared to be '' when nothing is said (PostgreSQL: ''::text).
bool defaultsToEmptyText(const Column &column)
{
    const QString expression = column.defaultExpression.trimmed();
    return expression == u"''" || expression.startsWith(u"''::");
}

} // namespace

std::expected<Value, QString> parseText(const Column &column, const QString &text, const QLocale &locale,
                                        QDate today)
{
    const bool holdsText = column.kind == ValueKind::Text || column.kind == ValueKind::Other;
    if (text.isEmpty() || (!holdsText && text.trimmed().isEmpty()))
        return holdsText && !column.nullable && defaultsToEmptyText(column) ? Value(u""_s) : Value();
    const Parsed parsed = ValueParser{column, text, locale, today}.parse();
    if (!parsed)
        return parsed;
    if (const std::optional<QString> broken = brokenRule(column, *parsed, readableName(column.name)))
        return std::unexpected(*broken);
    return parsed;
}

} // namespace relata
