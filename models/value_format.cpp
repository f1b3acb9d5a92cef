#include "models/value_format.h"

#include "models/database/cut_value.h"
#include "models/date_text.h"
#include "models/json_text.h"
#include "models/number_text.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ValueFormat
{
    Q_DECLARE_TR_FUNCTIONS(relata::ValueFormat)
};

constexpr QChar LineEndMark = u'\u21B5';
constexpr QChar UnnamedControlMark = u'\u2426';

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

/// Unicode has a picture for each of the old control characters.
QChar controlPicture(QChar c)
{
    if (c.unicode() < 0x20)
        return QChar(char16_t(0x2400 + c.unicode()));
    return c.unicode() == 0x7F ? QChar(u'\u2421') : UnnamedControlMark;
}

QString withVisibleControls(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n')
            continue;
        if (isLineEnd(c))
            result += LineEndMark;
        else
            result += c.category() == QChar::Other_Control ? controlPicture(c) : c;
    }
    return result;
}

QString oneLine(const QString &text)
{
    if (text.size() <= MaxDisplayLength)
        return withVisibleControls(text);
    const bool splitsPair = text.at(MaxDisplayLength - 1).isHighSurrogate();
    return withVisibleControls(text.first(MaxDisplayLength - (splitsPair ? 1 : 0))) + u'\u2026';
}

/// The digits of a value that is a number, whichever type it is stored in.
std::optional<QString> digitsOf(const Value &value)
{
    if (value.typeId() == QMetaType::LongLong)
        return QString::number(value.toLongLong());
    if (value.typeId() == QMetaType::Double && std::isfinite(value.toDouble()))
        return relata::digitsOf(value.toDouble());
    if (value.typeId() == QMetaType::QString && isDecimal(value.toString()))
        return value.toString();
    return std::nullopt;
}

/// Digits in the locale's way; what has an exponent only gets the locale's decimal point.
QString numberText(const Column &column, const QString &digits, const QLocale &locale, bool forEditor)
{
    if (!isDecimal(digits))
        return QString(digits).replace(u'.', locale.decimalPoint());
    const int scale = column.kind == ValueKind::Decimal ? column.scale.value_or(0) : 0;
    // The number of a record is a name: 12345, not 12,345.
    const bool plain = forEditor || column.identity;
    return plain ? editDecimal(digits, locale, scale) : showDecimal(digits, locale, scale);
}

std::optional<bool> truthOf(const Value &value)
{
    if (value.typeId() == QMetaType::Bool)
        return value.toBool();
    if (value.typeId() == QMetaType::LongLong && (value.toLongLong() == 0 || value.toLongLong() == 1))
        return value.toLongLong() == 1;
    return std::nullopt;
}

std::optional<QString> momentText(ValueKind kind, const Value &value, const QLocale &locale)
{
    if (value.typeId() != QMetaType::QString)
        return std::nullopt;
    switch (kind) {
    case ValueKind::Date:
        return showDate(value.toString(), locale);
    case ValueKind::Time:
        return showTime(value.toString(), locale);
    default:
        return showDateTime(value.toString(), locale);
    }
}

/// The value in its kind's form; nothing where it does not fit its kind.
std::optional<QString> textOfKind(const Column &column, const Value &value, const QLocale &locale,
                                  bool forEditor)
{
    switch (column.kind) {
    case ValueKind::Integer:
    case ValueKind::Decimal:
    case ValueKind::Real:
        if (const std::optional<QString> digits = digitsOf(value))
            return numberText(column, *digits, locale, forEditor);
        return std::nullopt;
    case ValueKind::Boolean:
        if (const std::optional<bool> truth = truthOf(value))
            return booleanText(*truth);
        return std::nullopt;
    case ValueKind::Date:
    case ValueKind::Time:
    case ValueKind::DateTime:
        return momentText(column.kind, value, locale);
    default:
        return std::nullopt;
    }
}

QString sizeText(qint64 bytes, const QLocale &locale)
{
    return locale.formattedDataSize(bytes, 0, QLocale::DataSizeTraditionalFormat);
}

/// Exactly as stored, for what has no form of its own or does not fit it.
QString storedText(const Value &value, const QLocale &locale)
{
    if (const auto cut = value.value<CutValue>(); cut.binary)
        return sizeText(cut.bytes, locale);
    switch (value.typeId()) {
    case QMetaType::QByteArray:
        return sizeText(value.toByteArray().size(), locale);
    case QMetaType::Double:
        return relata::digitsOf(value.toDouble());
    default:
        return value.toString();
    }
}

} // namespace

QString displayText(const Column &column, const Value &value, const QLocale &locale)
{
    if (value.isNull())
        return {};
    if (const std::optional<QString> text = textOfKind(column, value, locale, false))
        return *text;
    return oneLine(storedText(value, locale));
}

QString editText(const Column &column, const Value &value, const QLocale &locale)
{
    if (value.isNull())
        return {};
    if (const std::optional<QString> text = textOfKind(column, value, locale, true))
        return *text;
    // jsonb keeps no white space; json and a file's text are kept as they were typed.
    if (column.kind == ValueKind::Json && column.declaredType == u"jsonb")
        return indentedJson(storedText(value, locale));
    return storedText(value, locale);
}

QString booleanText(bool value)
{
    return value ? ValueFormat::tr("Yes") : ValueFormat::tr("No");
}

Qt::Alignment alignmentOf(const Column &column)
{
    switch (column.kind) {
    case ValueKind::Integer:
    case ValueKind::Decimal:
    case ValueKind::Real:
        return Qt::AlignRight | Qt::AlignVCenter;
    default:
        return Qt::AlignLeft | Qt::AlignVCenter;
    }
}

} // namespace relata
