#include "models/filter_values.h"

#include "models/database/label.h"
#include "models/database/record_condition.h"
#include "models/date_span.h"
#include "models/value_parser.h"

#include <QtCore/QCoreApplication>

namespace relata {

using namespace Qt::Literals::StringLiterals;
using Operator = ColumnFilter::Operator;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(relata::FilterValues)
};

QString iso(QDate day)
{
    return day.toString(Qt::ISODate);
}

std::unexpected<QString> onlySingleDays(const FilterSubject &subject)
{
    return std::unexpected(
        Messages::tr("%1 can be other than a single day or time only.").arg(filterLabel(subject)));
}

} // namespace

QString filterLabel(const FilterSubject &subject)
{
    return subject.byName ? readableReference(subject.column.name) : readableName(subject.column.name);
}

FilterValues::FilterValues(FilterSubject subject, const QLocale &locale, QDate today)
    : m_subject(std::move(subject))
    , m_locale(locale)
    , m_today(today)
{
}

bool FilterValues::isWords() const
{
    return m_subject.byName || isSearched(m_subject.column);
}

std::expected<QList<ColumnFilter>, QString> FilterValues::compare(Operator op, const QString &operand) const
{
    if (op == Operator::Contains || m_subject.byName)
        return filter(op, operand);
    if (m_subject.column.kind == ValueKind::Date)
        return compareDays(op, operand);
    if (m_subject.column.kind == ValueKind::DateTime)
        return compareTimes(op, operand);
    const auto value = parseText(m_subject.column, operand, m_locale, m_today);
    if (!value)
        return std::unexpected(value.error());
    return filter(op, *value);
}

std::expected<QList<ColumnFilter>, QString> FilterValues::compareDays(Operator op,
                                                                      const QString &operand) const
{
    const auto span = readDateSpan(operand, m_locale, m_today);
    if (!span) {
        const auto value = parseText(m_subject.column, operand, m_locale, m_today); // for what is wrong
        return value ? Filters(filter(op, *value)) : Filters(std::unexpected(value.error()));
    }
    const bool isDay = span->first == span->last;
    switch (op) {
    case Operator::Less:
    case Operator::GreaterOrEqual:
        return filter(op, iso(span->first));
    case Operator::Greater:
    case Operator::LessOrEqual:
        return filter(op, iso(span->last));
    case Operator::NotEqual:
        return isDay ? Filters(filter(op, iso(span->first))) : Filters(onlySingleDays(m_subject));
    default:
        return isDay ? filter(op, iso(span->first))
                     : QList<ColumnFilter>{
                           {m_subject.column.name, Operator::Between, {iso(span->first), iso(span->last)}}};
    }
}

/// A day is all the times from its midnight on, before the next one's.
std::expected<QList<ColumnFilter>, QString> FilterValues::compareTimes(Operator op,
                                                                       const QString &operand) const
{
    const auto span = readDateSpan(operand, m_locale, m_today);
    if (!span) {
        const auto value = parseText(m_subject.column, operand, m_locale, m_today);
        return value ? Filters(filter(op, *value)) : Filters(std::unexpected(value.error()));
    }
    const QString begin = iso(span->first);
    const QString end = iso(span->last.addDays(1));
    switch (op) {
    case Operator::Less:
    case Operator::GreaterOrEqual:
        return filter(op, begin);
    case Operator::Greater:
        return filter(Operator::GreaterOrEqual, end);
    case Operator::LessOrEqual:
        return filter(Operator::Less, end);
    case Operator::NotEqual:
        return onlySingleDays(m_subject);
    default:
        return filter(Operator::GreaterOrEqual, begin) + filter(Operator::Less, end);
    }
}

QList<ColumnFilter> FilterValues::filter(Operator op, const Value &value) const
{
    return {{m_subject.column.name, op, {value}, m_subject.byName}};
}

} // namespace relata
