#include "models/database/next_number.h"

#include "models/database/connection.h"
#include "models/database/sql_dialect.h"

#include <limits>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More digits do not fit a 64-bit number whatever they are; those before them belong to the prefix.
constexpr qsizetype CountingDigits = 18;
constexpr qulonglong LargestNumber = 999'999'999'999'999'999;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

std::optional<NumberShape> NumberShape::of(const QString &text)
{
    qsizetype digits = 0;
    while (digits < std::min(text.size(), CountingDigits) && isDigit(text.at(text.size() - 1 - digits)))
        ++digits;
    if (digits == 0)
        return std::nullopt;
    return NumberShape{text.chopped(digits), text.last(digits).toULongLong(), int(digits)};
}

QString NumberShape::with(qulonglong other) const
{
    return prefix + QString::number(other).rightJustified(width, u'0');
}

NextNumber::NextNumber(Connection &connection, const Table &table, const Column &column)
    : m_connection(connection)
    , m_table(table)
    , m_column(column)
    , m_quotedTable(SqlDialect::quoted(table.name))
    , m_quotedColumn(SqlDialect::quoted(column.name))
{
}

Result<Value> NextNumber::find() const
{
    const bool isReference = std::ranges::any_of(
        m_table.foreignKeys, [&](const ForeignKey &key) { return key.columns.contains(m_column.name); });
    if (!isUnique() || isReference || m_column.identity || m_column.generated)
        return Value();
    if (m_column.kind == ValueKind::Integer)
        return nextInteger();
    return m_column.kind == ValueKind::Text ? nextText() : Result<Value>(Value());
}

bool NextNumber::isUnique() const
{
    const QStringList alone{m_column.name};
    return m_table.primaryKey == alone || m_table.uniqueKeys.contains(alone);
}

Result<Value> NextNumber::nextInteger() const
{
    const auto highest = maximum();
    if (!highest || highest->typeId() != QMetaType::LongLong ||
        highest->toLongLong() == std::numeric_limits<qlonglong>::max())
        return highest ? Result<Value>(Value()) : highest;
    return Value(highest->toLongLong() + 1);
}

Result<Value> NextNumber::nextText() const
{
    const auto shaped = shape();
    if (!shaped)
        return std::unexpected(shaped.error());
    if (!shaped->has_value())
        return Value();
    const auto top = highest(**shaped);
    if (!top)
        return std::unexpected(top.error());
    const auto free = firstFree(**shaped, *top);
    if (!free)
        return std::unexpected(free.error());
    const QString text = (*shaped)->with(*free);
    const bool fits = *free <= LargestNumber && text.size() <= m_column.lengthLimit.value_or(INT_MAX);
    return fits ? Value(text) : Value();
}

/// Numbers go on as the last record has them; where that one has none, as the highest has.
Result<std::optional<NumberShape>> NextNumber::shape() const
{
    const auto last = lastValue();
    if (!last)
        return std::unexpected(last.error());
    if (auto shape = NumberShape::of(last->toString()))
        return shape;
    const auto highest = maximum();
    if (!highest)
        return std::unexpected(highest.error());
    return NumberShape::of(highest->toString());
}

/// The value of the record with the highest primary key, which is the newest where it counts up.
Result<Value> NextNumber::lastValue() const
{
    if (m_table.primaryKey.isEmpty())
        return Value();
    QStringList order;
    for (const QString &column : m_table.primaryKey)
        order << SqlDialect::quoted(column) + u" DESC"_s;
    return m_connection.fetchValue(
        {u"SELECT %1 FROM %2 ORDER BY %3 LIMIT 1"_s.arg(m_quotedColumn, m_quotedTable, order.join(u", "_s)),
         {}});
}

Result<Value> NextNumber::maximum() const
{
    return m_connection.fetchValue({u"SELECT max(%1) FROM %2"_s.arg(m_quotedColumn, m_quotedTable), {}});
}

/// The number of the last value in the index that begins with the prefix and goes on with a digit. A hint:
/// a collation that sorts otherwise only makes the search for a free value longer.
Result<qulonglong> NextNumber::highest(const NumberShape &shape) const
{
    const auto top = m_connection.fetchValue(
        {u"SELECT max(%1) FROM %2 WHERE %1 >= ? AND %1 < ?"_s.arg(m_quotedColumn, m_quotedTable),
         {shape.prefix + u'0', shape.prefix + u':'}}); // ':' is the character behind '9'
    if (!top)
        return std::unexpected(top.error());
    const auto found = NumberShape::of(top->toString());
    return found && found->prefix == shape.prefix ? std::max(found->number, shape.number) : shape.number;
}

/// Doubles its steps until a value is free, then halves them back to where the taken ones end.
Result<qulonglong> NextNumber::firstFree(const NumberShape &shape, qulonglong highest) const
{
    qulonglong taken = highest;
    qulonglong free = highest + 1;
    for (qulonglong step = 1; free <= LargestNumber; step *= 2) {
        const auto isUsed = isTaken(shape.with(free));
        if (!isUsed)
            return std::unexpected(isUsed.error());
        if (!*isUsed)
            break;
        taken = free;
        free += step;
    }
    while (free - taken > 1) {
        const qulonglong middle = taken + (free - taken) / 2;
        const auto isUsed = isTaken(shape.with(middle));
        if (!isUsed)
            return std::unexpected(isUsed.error());
        (*isUsed ? taken : free) = middle;
    }
    return free;
}

Result<bool> NextNumber::isTaken(const Value &value) const
{
    const auto found = m_connection.fetchValue(
        {u"SELECT 1 FROM %1 WHERE %2 = ? LIMIT 1"_s.arg(m_quotedTable, m_quotedColumn), {value}});
    if (!found)
        return std::unexpected(found.error());
    return !found->isNull();
}

} // namespace relata
