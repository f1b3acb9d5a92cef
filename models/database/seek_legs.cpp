#include "models/database/seek_legs.h"

#include "models/database/sql_dialect.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The conditions on one column for what comes behind a value, in the column's order.
QList<Statement> behind(const SqlDialect &dialect, const QString &expression, const OrderColumn &column,
                        const Value &value, bool inclusive)
{
    const bool nullsFirst = dialect.nullsFirst(column.order);
    const Statement isNull{expression + u" IS NULL"_s, {}};
    QList<Statement> conditions;
    if (value.isNull()) {
        if (inclusive)
            conditions << isNull;
        if (nullsFirst)
            conditions << Statement{dialect.isNotNull(expression, column.column), {}};
        return conditions;
    }
    const QString comparison = column.order == Qt::AscendingOrder ? u" >"_s : u" <"_s;
    conditions << Statement{expression + comparison + (inclusive ? u"= ?"_s : u" ?"_s), {value}};
    if (!nullsFirst && column.column.nullable)
        conditions << isNull;
    return conditions;
}

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
    QList<Statement> legs;
    Statement prefix; // the columns before i are equal
    for (qsizetype i = 0; i < order.size(); ++i) {
        const OrderColumn &column = order.columns().at(i);
        const QString expression = SqlDialect::quoted(alias, column.column.name);
        const bool last = i == order.size() - 1;
        QList<Statement> shorter;
        for (const Statement &condition : behind(dialect, expression, column, start.at(i), last))
            shorter << prefix + condition;
        legs = shorter + legs; // the longer the prefix that a leg shares, the earlier its rows come
        prefix += isEqual(expression, start.at(i)) + u" AND "_s;
    }
    return legs;
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
