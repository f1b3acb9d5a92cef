#pragma once

#include "models/database/record_query.h"

#include <QtCore/QDate>
#include <QtCore/QLocale>

#include <expected>

namespace relata {

/// What a filter is about: a column, by what it holds or by what the record is called that it refers to.
struct FilterSubject
{
    Column column;
    bool byName = false;
};

/// The conditions that a person means by a short text at a column, all of which have to hold; none for no
/// text. Numbers and dates are read as in a form, by the locale:
///
///     ada        contains "ada" (texts and names), else: is that value
///     =x  ≠x  !x     is, is not                  >5  >=5  ≥5  <5  <=5  ≤5
///     10..20  10..  ..20    from, to             a|b|c   one of these
///     ∅  empty   has no value                    !∅  not empty   has one
///     ~12        contains the digits             2026  2026-03   a year, a month
///
/// The error is a sentence for the person. A pure function, for every thread.
std::expected<QList<ColumnFilter>, QString> parseFilter(const FilterSubject &subject, const QString &text,
                                                        const QLocale &locale, QDate today);

/// The text that asks for one value, as "=120.50" or "∅".
QString filterText(const Column &column, const Value &value, const QLocale &locale);

/// The ways to compare that make sense for a subject, in the order of a menu.
QList<ColumnFilter::Operator> filterOperators(const FilterSubject &subject);
/// What an operator is called: "is less than".
QString operatorName(ColumnFilter::Operator op);
/// The text with another way to compare and the same value: ">5" with LessOrEqual is "<=5". What is still to
/// be typed belongs at its end.
QString withOperator(const QString &text, ColumnFilter::Operator op);

} // namespace relata
