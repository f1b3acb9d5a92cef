#include "models/column_rules.h"

#include "models/number_text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ColumnRules
{
    Q_DECLARE_TR_FUNCTIONS(relata::ColumnRules)
};

std::optional<QString> brokenLength(const Column &column, const QString &text, const QString &label)
{
    if (!column.lengthLimit || characterCount(text) <= *column.lengthLimit)
        return std::nullopt;
    return ColumnRules::tr("%1 must be at most %n characters.", nullptr, *column.lengthLimit).arg(label);
}

std::optional<QString> brokenDigits(const Column &column, const QString &digits, const QString &label)
{
    const QString significant = withoutTrailingZeros(digits);
    const qsizetype point = significant.indexOf(u'.');
    const qsizetype fraction = point < 0 ? 0 : significant.size() - point - 1;
    if (column.scale && fraction > *column.scale)
        return *column.scale == 0
                   ? ColumnRules::tr("%1 must be a whole number.").arg(label)
                   : ColumnRules::tr("%1 must have at most %n digits behind the decimal point.", nullptr,
                                     *column.scale)
                         .arg(label);
    const QString whole = significant.first(point < 0 ? significant.size() : point);
    const qsizetype wholeDigits = whole == u"0" ? 0 : whole.size() - whole.count(u'-');
    const int limit = column.precision ? *column.precision - column.scale.value_or(0) : 0;
    if (column.precision && wholeDigits > limit)
        return ColumnRules::tr("%1 must have at most %n digits before the decimal point.", nullptr, limit)
            .arg(label);
    return std::nullopt;
}

std::optional<QString> brokenChoice(const Column &column, const QString &text, const QString &label)
{
    if (column.allowedValues.isEmpty() || column.allowedValues.contains(text))
        return std::nullopt;
    return ColumnRules::tr("%1 must be one of: %2.").arg(label, column.allowedValues.join(u", "));
}

} // namespace

std::optional<QString> brokenRule(const Column &column, const Value &value, const QString &label)
{
    const QString text = value.toString();
    if (value.isNull() || value.typeId() == QMetaType::QByteArray)
        return std::nullopt;
    if (text.contains(QChar::Null))
        return ColumnRules::tr("%1 must not hold a NUL character.").arg(label);
    if (column.kind == ValueKind::Decimal)
        return brokenDigits(column, text, label);
    if (const std::optional<QString> broken = brokenChoice(column, text, label))
        return broken;
    return column.kind == ValueKind::Text ? brokenLength(column, text, label) : std::nullopt;
}

QString readOnlyReason(const Table &table, const Column &column, const Value &value, bool isNew)
{
    if (!table.isWritable())
        return ColumnRules::tr("This is a view; its records cannot be edited.");
    if (column.generated)
        return ColumnRules::tr("The database computes this.");
    if (isNew && !(table.mayInsert && column.mayInsert))
        return ColumnRules::tr("You do not have the right to fill this in.");
    if (!isNew && !(table.mayUpdate && column.mayUpdate))
        return ColumnRules::tr("You do not have the right to change this.");
    if (column.kind != ValueKind::Blob && value.typeId() == QMetaType::QByteArray)
        return ColumnRules::tr("Binary data cannot be typed.");
    if (value.typeId() == QMetaType::QString && value.toString().contains(QChar::ReplacementCharacter))
        return ColumnRules::tr("This text is not valid UTF-8 and is left as it is.");
    return {};
}

qsizetype characterCount(const QString &text)
{
    return text.size() - std::ranges::count_if(text, [](QChar c) { return c.isLowSurrogate(); });
}

} // namespace relata
