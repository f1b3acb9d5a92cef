#include "models/database/record_condition.h"

#include "models/database/record_order.h"
#include "models/database/record_selection.h"
#include "models/database/seek_legs.h"
#include "models/database/sql_dialect.h"
#include "models/database/text_fold.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;
using Operator = ColumnFilter::Operator;

namespace {

const QString True = u"(1 = 1)"_s; // SQLite before 3.23 has no TRUE, and PostgreSQL takes no 1
const QString False = u"(1 = 0)"_s;
const QString ParentAlias = u"named"_s;
const QString LinkAlias = u"link"_s;

QStringList searchedColumns(const Table &table)
{
    QStringList columns;
    for (const Column &column : table.columns) {
        if (isSearched(column))
            columns << column.name;
    }
    return columns;
}

/// The columns of a record's name in which there can be words.
QStringList namesOf(const Table &table)
{
    QStringList names = table.labelColumns;
    names.removeIf([&](const QString &name) {
        const Column *column = table.column(name);
        return !column || !isSearched(*column);
    });
    return names;
}

} // namespace

bool isSearched(const Column &column)
{
    switch (column.kind) {
    case ValueKind::Text:
    case ValueKind::Json:
    case ValueKind::Uuid:
    case ValueKind::Other:
        return true;
    default:
        return false;
    }
}

QStringList numberColumns(const Table &table)
{
    QStringList numbers;
    for (const QStringList &key : QList<QStringList>{table.key} + table.uniqueKeys) {
        const Column *column = key.size() == 1 ? table.column(key.constFirst()) : nullptr;
        if (column && column->kind == ValueKind::Integer && !numbers.contains(column->name))
            numbers << column->name;
    }
    return numbers;
}

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

RecordCondition::RecordCondition(const SqlDialect &dialect, const Table &table, QString alias,
                                 const Schema *schema)
    : m_dialect(dialect)
    , m_table(table)
    , m_alias(std::move(alias))
    , m_schema(schema)
{
}

Statement RecordCondition::hasParent(const RecordQuery &query) const
{
    if (!query.parent)
        return {True, {}};
    if (query.parent->relationship.isFarSide())
        return isLinked(*query.parent);
    QList<Statement> conditions;
    const QStringList &columns = query.parent->relationship.childColumns;
    for (qsizetype i = 0; i < columns.size(); ++i) // a parent without a value has no children: never IS NULL
        conditions << Statement{expression(columns.at(i)) + u" = ?"_s, {query.parent->values.value(i)}};
    return joined(conditions, u" AND "_s, True);
}

/// By the rows of the link table that have the parent's values: of those there are few, where looking through
/// the whole table for what is linked could take long.
Statement RecordCondition::isLinked(const ParentRecord &parent) const
{
    const Relationship &relationship = parent.relationship;
    QStringList own;
    for (const QString &column : relationship.childColumns)
        own << expression(column);
    QStringList linked;
    for (const QString &column : relationship.link.farColumns)
        linked << SqlDialect::quoted(LinkAlias, column);
    QList<Statement> conditions;
    for (qsizetype i = 0; i < relationship.link.nearColumns.size(); ++i)
        conditions << Statement{SqlDialect::quoted(LinkAlias, relationship.link.nearColumns.at(i)) +
                                    u" = ?"_s,
                                {parent.values.value(i)}};
    const QString row = own.size() == 1 ? own.constFirst() : u"("_s + own.join(u", "_s) + u")"_s;
    const Statement isAmong{
        u"%1 IN (SELECT %2 FROM %3 AS %4 WHERE "_s.arg(
            row, linked.join(u", "_s), SqlDialect::quoted(relationship.link.table), LinkAlias),
        {}};
    return isAmong + joined(conditions, u" AND "_s, True) + u")"_s;
}

Statement RecordCondition::matches(const RecordQuery &query) const
{
    QList<Statement> conditions;
    for (const QString &word : wordsOf(query.search))
        conditions << joined({hasWord(word, searchedColumns(m_table)), hasParentNamed(word, query)},
                             u" OR "_s, False);
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
    if (!isNumber || m_table.key.size() != 1 || !numberColumns(m_table).contains(m_table.key.constFirst()))
        return std::nullopt;
    return isNumberIn(m_table.key.constFirst(), number);
}

Statement RecordCondition::isNumberIn(const QString &column, qlonglong number) const
{
    // The cast lets a number that is too large for the column's type be a number that is not found.
    return {expression(column) + u" = CAST(? AS bigint)"_s, {number}};
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
    bool isNumber = false;
    const qlonglong number = word.toLongLong(&isNumber);
    for (const QString &column : isNumber ? numberColumns(m_table) : QStringList())
        places << isNumberIn(column, number);
    return joined(places, u" OR "_s, False);
}

/// Row by row, a look at the parent by its key; a list of all parents with that name could be long.
Statement RecordCondition::hasParentNamed(const QString &word, const RecordQuery &query) const
{
    QList<Statement> names;
    for (const Relationship &relationship : searchedParents(query)) {
        const RecordCondition parent(m_dialect, *m_schema->table(relationship.parentTable), ParentAlias);
        Statement exists{u"EXISTS (SELECT 1 FROM %1 AS %2 WHERE %3 AND "_s.arg(
                             SqlDialect::quoted(relationship.parentTable), ParentAlias,
                             RecordSelection::isRelated(relationship, ParentAlias, m_alias)),
                         {}};
        names << exists + parent.hasWord(word, namesOf(parent.m_table)) + u")"_s;
    }
    return joined(names, u" OR "_s, False);
}

/// All but the one whose children the query is about.
QList<Relationship> RecordCondition::searchedParents(const RecordQuery &query) const
{
    QList<Relationship> parents;
    if (!m_schema || query.ownTextOnly)
        return parents;
    for (const Relationship &relationship : m_schema->parentsOf(m_table.name)) {
        const Table *parent = m_schema->table(relationship.parentTable);
        const bool shown = query.parent && query.parent->relationship == relationship;
        if (parent && !shown && !namesOf(*parent).isEmpty())
            parents << relationship;
    }
    return parents;
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
