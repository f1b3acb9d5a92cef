#pragma once

#include "models/filter_text.h"

namespace relata {

/// What the column of a filter is called where somebody is spoken to.
QString filterLabel(const FilterSubject &subject);

/// What is typed behind a filter's sign, as values by the column's kind. A plain value, for every thread.
class FilterValues
{
public:
    FilterValues(FilterSubject subject, const QLocale &locale, QDate today);

    /// Whether a text without a sign is something to look for in the column's text.
    bool isWords() const;

    /// The conditions for one comparison; a day among points in time is two. The error is a sentence for the
    /// person.
    std::expected<QList<ColumnFilter>, QString> compare(ColumnFilter::Operator op,
                                                        const QString &operand) const;

private:
    using Filters = std::expected<QList<ColumnFilter>, QString>;

    Filters compareDays(ColumnFilter::Operator op, const QString &operand) const;
    Filters compareTimes(ColumnFilter::Operator op, const QString &operand) const;
    QList<ColumnFilter> filter(ColumnFilter::Operator op, const Value &value) const;

    FilterSubject m_subject;
    QLocale m_locale;
    QDate m_today;
};

} // namespace relata
