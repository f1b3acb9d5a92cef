#include "models/filter_text.h"

#include "models/database/label.h"
#include "models/filter_signs.h"
#include "models/filter_values.h"
#include "models/value_format.h"

#include <QtCore/QCoreApplication>

namespace relata {

using namespace Qt::Literals::StringLiterals;
using Operator = ColumnFilter::Operator;

namespace {

using Filters = std::expected<QList<ColumnFilter>, QString>;

/// One subject's text on its way to conditions.
struct FilterReader
{
    Q_DECLARE_TR_FUNCTIONS(relata::FilterReader)

public:
    FilterSubject subject;
    FilterValues values;

    Filters read(const QString &text) const;

private:
    QString label() const { return filterLabel(subject); }

    Filters one(Operator op) const { return QList<ColumnFilter>{{subject.column.name, op, {}, false}}; }

    Filters nothingTyped() const
    {
        return std::unexpected(tr("Type what %1 is compared with.").arg(label()));
    }

    Filters readSigned(Operator op, const QString &operand) const;
    Filters readPlain(const QString &text) const;
    Filters range(const FilterRange &ends) const;
    Filters oneOf(const QStringList &parts) const;
    Filters noneOf(const QStringList &parts) const;
};

Filters FilterReader::read(const QString &text) const
{
    if (text.isEmpty())
        return QList<ColumnFilter>();
    if (const auto empty = emptyOperator(text))
        return one(*empty);
    if (subject.column.kind == ValueKind::Blob)
        return std::unexpected(tr("%1 holds binary data: type ∅ for none, or !∅ for some.").arg(label()));
    if (const auto signedText = splitSign(text))
        return readSigned(signedText->op, signedText->operand);
    return readPlain(text);
}

Filters FilterReader::readSigned(Operator op, const QString &operand) const
{
    if (operand.isEmpty())
        return nothingTyped();
    if (op == Operator::NotEqual)
        return noneOf(splitChoices(operand));
    return op == Operator::Equal && isChoice(operand) ? oneOf(splitChoices(operand))
                                                      : values.compare(op, operand);
}

Filters FilterReader::readPlain(const QString &text) const
{
    if (isChoice(text))
        return oneOf(splitChoices(text));
    if (const auto ends = splitRange(text, filterOperators(subject).contains(Operator::Contains)))
        return range(*ends);
    return values.compare(values.isWords() ? Operator::Contains : Operator::Equal, text);
}

Filters FilterReader::range(const FilterRange &ends) const
{
    QList<ColumnFilter> both;
    for (const auto &[op, end] :
         {std::pair(Operator::GreaterOrEqual, ends.from), std::pair(Operator::LessOrEqual, ends.to)}) {
        const Filters bound = end.isEmpty() ? QList<ColumnFilter>() : values.compare(op, end);
        if (!bound)
            return bound;
        both += *bound;
    }
    const bool isPlain = both.size() == 2 && both.at(0).op == Operator::GreaterOrEqual &&
                         both.at(1).op == Operator::LessOrEqual;
    if (!isPlain)
        return both;
    const Value from = both.at(0).values.constFirst();
    const Value to = both.at(1).values.constFirst();
    return QList<ColumnFilter>{{subject.column.name, Operator::Between, {from, to}, subject.byName}};
}

Filters FilterReader::oneOf(const QStringList &parts) const
{
    if (parts.isEmpty())
        return nothingTyped();
    QVariantList choices;
    for (const QString &part : parts) {
        const auto filters =
            emptyOperator(part) == Operator::Empty && !subject.byName
                ? Filters(QList<ColumnFilter>{{subject.column.name, Operator::Equal, {Value()}}})
                : values.compare(Operator::Equal, part);
        if (!filters)
            return filters;
        if (filters->size() != 1 || filters->constFirst().op != Operator::Equal)
            return std::unexpected(
                tr("%1 can be one of several only where each is a single one.").arg(label()));
        choices += filters->constFirst().values;
    }
    return QList<ColumnFilter>{{subject.column.name, Operator::OneOf, choices, subject.byName}};
}

Filters FilterReader::noneOf(const QStringList &parts) const
{
    if (parts.isEmpty())
        return nothingTyped();
    QList<ColumnFilter> all;
    for (const QString &part : parts) {
        const Filters filters = values.compare(Operator::NotEqual, part);
        if (!filters)
            return filters;
        all += *filters;
    }
    return all;
}

} // namespace

std::expected<QList<ColumnFilter>, QString> parseFilter(const FilterSubject &subject, const QString &text,
                                                        const QLocale &locale, QDate today)
{
    return FilterReader{subject, FilterValues(subject, locale, today)}.read(text.trimmed());
}

QString filterText(const Column &column, const Value &value, const QLocale &locale)
{
    const QString text = editText(column, value, locale);
    return text.isEmpty() ? emptySign() : u'=' + text.simplified();
}

QList<Operator> filterOperators(const FilterSubject &subject)
{
    using enum ColumnFilter::Operator;
    QList<Operator> emptiness{Empty, NotEmpty};
    switch (subject.byName ? ValueKind::Text : subject.column.kind) {
    case ValueKind::Blob:
        return emptiness;
    case ValueKind::Boolean:
        return QList<Operator>{Equal, NotEqual} + emptiness;
    case ValueKind::Json:
    case ValueKind::Uuid:
    case ValueKind::Other:
        return QList<Operator>{Contains, Equal, NotEqual, OneOf} + emptiness;
    case ValueKind::Text:
        return QList<Operator>{Contains, Equal, NotEqual, OneOf, Less, Greater, Between} + emptiness;
    default:
        return QList<Operator>{Equal, NotEqual, OneOf, Less, LessOrEqual, Greater, GreaterOrEqual, Between} +
               emptiness;
    }
}

} // namespace relata
