#include "models/filter_signs.h"

#include "models/filter_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;
using Operator = ColumnFilter::Operator;

namespace {

struct FilterWords
{
    Q_DECLARE_TR_FUNCTIONS(relata::FilterWords)
};

struct Sign
{
    QString text;
    Operator op;
};

/// Longer ones before those that they begin with; of several for one operator the first is the one to write.
const QList<Sign> &signs()
{
    using enum ColumnFilter::Operator;
    static const QList<Sign> all{{u">="_s, GreaterOrEqual},
                                 {u"\u2265"_s, GreaterOrEqual},
                                 {u"<="_s, LessOrEqual},
                                 {u"\u2264"_s, LessOrEqual},
                                 {u"<>"_s, NotEqual},
                                 {u"!="_s, NotEqual},
                                 {u"\u2260"_s, NotEqual},
                                 {u"!"_s, NotEqual},
                                 {u"="_s, Equal},
                                 {u">"_s, Greater},
                                 {u"<"_s, Less},
                                 {u"~"_s, Contains}};
    return all;
}

QString signOf(Operator op)
{
    if (op == Operator::NotEqual)
        return u"\u2260"_s;
    const auto found = std::ranges::find(signs(), op, &Sign::op);
    return found == signs().end() ? QString() : found->text;
}

/// What is compared with, whatever the sign.
QString operandOf(const QString &text)
{
    if (emptyOperator(text))
        return {};
    if (const auto signedText = splitSign(text))
        return signedText->operand;
    const auto ends = splitRange(text, false);
    return ends ? ends->from : text;
}

} // namespace

QString emptySign()
{
    return u"\u2205"_s;
}

std::optional<Operator> emptyOperator(const QString &text)
{
    const QString word = text.toLower();
    if (word == emptySign() || word == u"empty" || word == FilterWords::tr("empty").toLower())
        return Operator::Empty;
    if (word == u"not empty" || word == FilterWords::tr("not empty").toLower())
        return Operator::NotEmpty;
    const auto negated = splitSign(text);
    const bool isNot = negated && (negated->op == Operator::NotEqual || negated->op == Operator::Equal);
    if (!isNot || negated->operand.isEmpty() || splitSign(negated->operand))
        return std::nullopt;
    if (emptyOperator(negated->operand) != Operator::Empty)
        return std::nullopt;
    return negated->op == Operator::Equal ? Operator::Empty : Operator::NotEmpty;
}

std::optional<SignedText> splitSign(const QString &text)
{
    const auto sign = std::ranges::find_if(signs(), [&](const Sign &s) { return text.startsWith(s.text); });
    return sign == signs().end() ? std::nullopt
                                 : std::optional(SignedText{sign->op, text.mid(sign->text.size()).trimmed()});
}

bool isChoice(const QString &text)
{
    return text.contains(u'|');
}

QStringList splitChoices(const QString &text)
{
    QStringList parts;
    for (const QString &part : text.split(u'|')) {
        if (!part.trimmed().isEmpty())
            parts << part.trimmed();
    }
    return parts;
}

std::optional<FilterRange> splitRange(const QString &text, bool needsBoth)
{
    // The last two of several dots: a German day of the month may end in one itself, as in "5.3...10.3.".
    static const QRegularExpression dots(u"^(.*?)\\s*(?:\\.\\.(?!\\.)|\u2026)\\s*(.*)$"_s);
    const auto match = dots.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const FilterRange ends{match.captured(1), match.captured(2)};
    const bool isRange =
        needsBoth ? !ends.from.isEmpty() && !ends.to.isEmpty() : !ends.from.isEmpty() || !ends.to.isEmpty();
    return isRange ? std::optional(ends) : std::nullopt;
}

QString operatorName(Operator op)
{
    switch (op) {
    case Operator::Contains:
        return FilterWords::tr("Contains");
    case Operator::Equal:
        return FilterWords::tr("Is");
    case Operator::NotEqual:
        return FilterWords::tr("Is Not");
    case Operator::Less:
        return FilterWords::tr("Is Less Than");
    case Operator::LessOrEqual:
        return FilterWords::tr("Is at Most");
    case Operator::Greater:
        return FilterWords::tr("Is Greater Than");
    case Operator::GreaterOrEqual:
        return FilterWords::tr("Is at Least");
    case Operator::Between:
        return FilterWords::tr("From … to …");
    case Operator::Empty:
        return FilterWords::tr("Is Empty");
    case Operator::NotEmpty:
        return FilterWords::tr("Is Not Empty");
    case Operator::OneOf:
        return FilterWords::tr("Is One of …");
    }
    Q_UNREACHABLE();
}

QString withOperator(const QString &text, Operator op)
{
    const QString operand = operandOf(text.trimmed());
    switch (op) {
    case Operator::Empty:
        return emptySign();
    case Operator::NotEmpty:
        return u"\u2260"_s + emptySign();
    case Operator::Between:
        return operand + u".."_s;
    case Operator::OneOf:
        return operand.isEmpty() ? u"="_s : operand + u'|';
    default:
        return signOf(op) + operand;
    }
}

} // namespace relata
