#include "models/database/seek_legs.h"

#include "models/database/sql_dialect.h"

#include <functional>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// How a column's value stands at the row where an order is entered. A value is NULL or not; of a row that
/// stands beside in the same statement it is not known, so that either is a case with a condition of its own.
struct StartCase
{
    QString condition; ///< on the row beside; empty where nothing is open
    Statement value;
    bool isNull = false;
};

using StartCases = std::function<QList<StartCase>(qsizetype column)>;

/// The conditions on one column for what comes behind a value, in the column's order.
QList<Statement> behind(const SqlDialect &dialect, const QString &expression, const OrderColumn &column,
                        const StartCase &start, bool inclusive)
{
    const bool nullsFirst = dialect.nullsFirst(column.order);
    const Statement isNull{expression + u" IS NULL"_s, {}};
    QList<Statement> conditions;
    if (start.isNull) {
        if (inclusive)
            conditions << isNull;
        if (nullsFirst)
            conditions << Statement{dialect.isNotNull(expression, column.column), {}};
        return conditions;
    }
    const QString comparison = column.order == Qt::AscendingOrder ? u" >"_s : u" <"_s;
    conditions << Statement{expression + comparison + (inclusive ? u"= "_s : u" "_s), {}} + start.value;
    if (!nullsFirst && column.column.nullable)
        conditions << isNull;
    return conditions;
}

/// One walk over an order's columns, with the rows of each leg behind those of the legs before.
class Legs
{
public:
    Legs(const SqlDialect &dialect, const RecordOrder &order, const QString &alias, StartCases cases)
        : m_dialect(dialect)
        , m_order(order)
        , m_alias(alias)
        , m_cases(std::move(cases))
    {
    }

    /// `prefix`: the columns before `index` are equal. The longer the prefix that a leg shares, the earlier
    /// its rows come.
    QList<Statement> from(qsizetype index, const Statement &prefix) const
    {
        if (index == m_order.size())
            return {};
        const OrderColumn &column = m_order.columns().at(index);
        const QString expression = SqlDialect::quoted(m_alias, column.column.name);
        const bool last = index == m_order.size() - 1;
        QList<Statement> longer;
        QList<Statement> shorter;
        for (const StartCase &start : m_cases(index)) {
            const Statement before = prefix + start.condition;
            const Statement equal = start.isNull ? Statement{expression + u" IS NULL"_s, {}}
                                                 : Statement{expression + u" = "_s, {}} + start.value;
            longer += from(index + 1, before + equal + u" AND "_s);
            for (const Statement &condition : behind(m_dialect, expression, column, start, last))
                shorter << before + condition;
        }
        return longer + shorter;
    }

private:
    const SqlDialect &m_dialect;
    const RecordOrder &m_order;
    const QString &m_alias;
    StartCases m_cases;
};

} // namespace

Statement isEqual(const QString &expression, const Value &value)
{
    return value.isNull() ? Statement{expression + u" IS NULL"_s, {}}
                          : Statement{expression + u" = ?"_s, {value}};
}

QList<Statement> seekLegs(const SqlDialect &dialect, const RecordOrder &order, const QString &alias,
                          const QVariantList &start)
{
    Q_ASSERT(start.size() == order.size());
    const auto cases = [&start](qsizetype column) {
        return QList<StartCase>{{{}, {u"?"_s, {start.at(column)}}, start.at(column).isNull()}};
    };
    return Legs(dialect, order, alias, cases).from(0, {});
}

QList<Statement> seekLegsBehind(const QString &row, const SqlDialect &dialect, const RecordOrder &order,
                                const QString &alias)
{
    const auto cases = [&](qsizetype column) {
        const Statement value{SqlDialect::quoted(row, RecordOrder::nameOf(column)), {}};
        if (!order.columns().at(column).column.nullable)
            return QList<StartCase>{{{}, value, false}};
        return QList<StartCase>{{value.sql + u" IS NOT NULL AND "_s, value, false},
                                {value.sql + u" IS NULL AND "_s, value, true}};
    };
    return Legs(dialect, order, alias, cases).from(0, {});
}

Statement isAtOrBehind(const SqlDialect &dialect, const RecordOrder &order, const QString &alias,
                       const QVariantList &start)
{
    Statement condition{u"("_s, {}};
    QString separator;
    for (const Statement &leg : seekLegs(dialect, order, alias, start)) {
        condition += separator + u'(';
        condition += leg + u")"_s;
        separator = u" OR "_s;
    }
    return condition + u")"_s;
}

} // namespace relata
