#include "models/decimal_sum.h"

#include "models/number_text.h"

#include <cmath>
#include <ranges>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype GroupDigits = 9;
constexpr qint64 GroupSize = 1'000'000'000;

QString digitsOfValue(const Value &value)
{
    switch (value.typeId()) {
    case QMetaType::LongLong:
        return QString::number(value.toLongLong());
    case QMetaType::Double:
        return std::isfinite(value.toDouble()) ? digitsOf(value.toDouble()) : QString();
    case QMetaType::QString:
        return value.toString();
    default:
        return {};
    }
}

} // namespace

bool DecimalSum::add(const Value &value)
{
    const QString digits = digitsOfValue(value);
    if (!isDecimal(digits))
        return false;
    addDigits(digits);
    ++m_count;
    return true;
}

void DecimalSum::addDigits(const QString &digits)
{
    const bool negative = digits.startsWith(u'-');
    const QString whole = digits.section(u'.', 0, 0).mid(negative ? 1 : 0);
    const QString fraction = digits.section(u'.', 1);
    const qint64 sign = negative ? -1 : 1;
    m_scale = std::max(m_scale, fraction.size());
    for (qsizetype end = whole.size(), group = 0; end > 0; end -= GroupDigits, ++group) {
        const qsizetype begin = std::max<qsizetype>(0, end - GroupDigits);
        m_groups[group] += sign * whole.sliced(begin, end - begin).toLongLong();
    }
    for (qsizetype begin = 0, group = -1; begin < fraction.size(); begin += GroupDigits, --group)
        m_groups[group] +=
            sign * fraction.mid(begin, GroupDigits).leftJustified(GroupDigits, u'0').toLongLong();
}

/// Every group between 0 and GroupSize, but for the highest one, which has the sign.
DecimalSum::Groups DecimalSum::carried(Groups groups)
{
    if (groups.empty())
        return groups;
    groups.try_emplace(0, 0);
    for (qsizetype group = groups.begin()->first; group < groups.rbegin()->first || group < 0; ++group) {
        const qint64 value = groups[group];
        const qint64 rest = ((value % GroupSize) + GroupSize) % GroupSize;
        groups[group] = rest;
        groups[group + 1] += (value - rest) / GroupSize;
    }
    return groups;
}

QString DecimalSum::digits() const
{
    Groups groups = carried(m_groups);
    const bool negative = !groups.empty() && groups.rbegin()->second < 0;
    if (negative) {
        groups = m_groups;
        for (auto &[group, value] : groups)
            value = -value;
        groups = carried(groups);
    }
    QString whole;
    QString fraction;
    for (const auto &[group, value] : std::views::reverse(groups)) {
        const QString part = QString::number(value).rightJustified(GroupDigits, u'0');
        (group >= 0 ? whole : fraction) += part;
    }
    const qsizetype firstDigit =
        std::ranges::find_if(whole, [](QChar c) { return c != u'0'; }) - whole.begin();
    whole.remove(0, std::min(firstDigit, whole.size()));
    fraction = fraction.leftJustified(m_scale, u'0', true);
    return (negative ? u"-"_s : QString()) + (whole.isEmpty() ? u"0"_s : whole) +
           (fraction.isEmpty() ? QString() : u'.' + fraction);
}

} // namespace relata
