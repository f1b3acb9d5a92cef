#include "models/database/record_condition.h"

#include "models/database/record_order.h"
#include "models/database/seek_legs.h"
#include "models/database/sql_dialect.h"

#include <QtCore/QRegularExpression>

namespace relata {

using namespace Qt::Literals::StringLiterals;
using Operator = ColumnFilter::Operator;

namespace {

const QString True = u"(1 = 1)"_s; // SQLite before 3.23 has no TRUE, and PostgreSQL takes no 1
const QString False = u"(1 = 0)"_s;

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression space(u"\\s+"_s, QRegularExpression::UseUnicodePropertiesOption);
    return text.split(space, Qt::SkipEmptyParts);
}

/// Columns in which a person expects a word to be found.
QStringList searchedColumns(const Table &table)
{
    QStringList columns;
    for (const Column &column : table.columns) {
        if (column.kind == ValueKind::Text || column.kind == ValueKind::Json ||
            column.kind == ValueKind::Uuid || column.kind == ValueKind::Other)
            columns << column.name;
    }
    return columns;
}

bool hasIntegerKey(const Table &table)
{
    const Column *key = table.key.size() == 1 ? table.column(table.key.constFirst()) : nullptr;
    return key && key->kind == ValueKind::Integer;
}

} // namespace

Statement joined(const QList<Statement> &conditions, const QString &separator, const QString &empty)
{
    if (conditions.isEmpty())
        return {empty, {}};
    Statement all{u"("_s, {}};
    for (qsizetype i = 0; i < conditions.size(); ++i) {
        if (i > 0)
            all += separator;
        all += conditions.at(i);
    }
    return all + u")"_s;
}

RecordCondition::RecordCondition(const SqlDialect &dialect, const Table &table, QString alias)
    : m_dialect(dialect)
    , m_table(table)
    , m_alias(std::move(alias))
{
}

Statement RecordCondition::hasParent(const RecordQuery &query) const
{
    if (!query.parent)
        return {True, {}};
    QList<Statement> conditions;
    const QStringList &columns = query.parent->relationship.childColumns;
    for (qsizetype i = 0; i < columns.size(); ++i) // a parent without a value has no children: never IS NULL
        conditions << Statement{expression(columns.at(i)) + u" = ?"_s, {query.parent->values.value(i)}};
    return joined(conditions, u" AND "_s, True);
}

Statement RecordCondition::matches(const RecordQuery &query) const
{
    QList<Statement> conditions{hasWords(query.search, searchedColumns(m_table))};
    for (const ColumnFilter &filter : query.filters)
        conditions << passes(filter);
    return joined(conditions, u" AND "_s, True);
}

Statement RecordCondition::hasWords(const QString &words, const QStringList &columns) const
{
    QList<Statement> conditions;
    for (const QString &word : wordsOf(words))
        conditions << hasWord(word, columns);
    return joined(conditions, u" AND "_s, True);
}

Statement RecordCondition::hasKey(const RecordKey &key) const
{
    return hasValues(m_table.key, key.values());
}

std::optional<Statement> RecordCondition::isIntegerKey(const QString &word) const
{
    bool isNumber = false;
    const qlonglong number = word.toLongLong(&isNumber);
    if (!isNumber || !hasIntegerKey(m_table))
        return std::nullopt;
    // The cast lets a number that is too large for the column's type be a number that is not found.
    return Statement{expression(m_table.key.constFirst()) + u" = CAST(? AS bigint)"_s, {number}};
}

Statement RecordCondition::hasValues(const QStringList &columns, const QVariantList &values) const
{
    QList<Statement> conditions;
    for (qsizetype i = 0; i < columns.size(); ++i)
        conditions << isEqual(expression(columns.at(i)), values.value(i));
    return joined(conditions, u" AND "_s, False);
}

QString RecordCondition::expression(const QString &column) const
{
    return SqlDialect::quoted(m_alias, column);
}

Statement RecordCondition::hasWord(const QString &word, const QStringList &columns) const
{
    QList<Statement> places;
    for (const QString &column : columns)
        places << m_dialect.contains(m_dialect.asText(expression(column)), word);
    if (const std::optional<Statement> isKey = isIntegerKey(word))
        places << *isKey;
    return joined(places, u" OR "_s, False);
}

Statement RecordCondition::passes(const ColumnFilter &filter) const
{
    const QString column = expression(filter.column);
    const QString text = m_dialect.asText(column);
    // json alone cannot be compared on PostgreSQL.
    const QString compared = columnOf(m_table, filter.column).kind == ValueKind::Json ? text : column;
    const Value first = filter.values.value(0);
    switch (filter.op) {
    case Operator::Contains:
        return m_dialect.contains(text, first.toString());
    case Operator::Equal:
        return isEqual(compared, first);
    case Operator::NotEqual:
        if (first.isNull())
            return {compared + u" IS NOT NULL"_s, {}};
        return {u"(%1 <> ? OR %1 IS NULL)"_s.arg(compared), {first}};
    case Operator::Less:
        return {compared + u" < ?"_s, {first}};
    case Operator::Greater:
        return {compared + u" > ?"_s, {first}};
    case Operator::Between:
        return {compared + u" BETWEEN ? AND ?"_s, {first, filter.values.value(1)}};
    case Operator::Empty:
        return {u"(%1 IS NULL OR %2 = '')"_s.arg(column, text), {}};
    case Operator::OneOf:
        return isOneOf(compared, filter.values);
    }
    Q_UNREACHABLE();
}

Statement RecordCondition::isOneOf(const QString &compared, const QVariantList &values) const
{
    // Not IN: SQLite gives the values of a list no affinity, so that '1' would not find 1.
    QList<Statement> choices;
    for (const Value &value : values)
        choices << isEqual(compared, value);
    return joined(choices, u" OR "_s, False);
}

} // namespace relata
