#pragma once

#include "models/database/record_query.h"

#include <QtCore/QStringList>

#include <optional>

namespace relata {

/// The signs of which the short text of a filter is made. Pure functions, for every thread; texts come and go
/// without blanks at their ends.

/// A way to compare and what stands behind its sign, which may be nothing yet.
struct SignedText
{
    ColumnFilter::Operator op;
    QString operand;
};

/// Two ends, one of which may be empty.
struct FilterRange
{
    QString from;
    QString to;
};

/// What stands for no value: "∅".
QString emptySign();
/// Empty or NotEmpty where that is what the text says.
std::optional<ColumnFilter::Operator> emptyOperator(const QString &text);
/// Nothing where the text begins with no sign.
std::optional<SignedText> splitSign(const QString &text);
/// Whether it is a list of choices, of which there may be one so far.
bool isChoice(const QString &text);
/// "a|b" as its parts, empty ones left out; a text without a bar as it is.
QStringList splitChoices(const QString &text);
/// "10..20". `needsBoth`: a text may well end in dots, so that both ends have to be there.
std::optional<FilterRange> splitRange(const QString &text, bool needsBoth);

} // namespace relata
