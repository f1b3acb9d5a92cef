#include "models/database/record_condition.h"

#include "models/database/record_order.h"
#include "models/database/record_selection.h"
#include "models/database/seek_legs.h"
#include "models/database/sql_dialect.h"
#include "models/database/text_fold.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;
using Operator = ColumnFilter::Operator;

namespace {

const QString True = u"(1 = 1)"_s; // SQLite before 3.23 has no TRUE, and PostgreSQL takes no 1
const QString False = u"(1 = 0)"_s;
const QString ParentAlias = u"named"_s;
const QString LinkAlias = u"link"_s;

/// A number as large as the column's type cannot hold is one that no row has, and no error.
QString operand(const Column &column, const Value &value)
{
    return column.kind == ValueKind::Integer && value.typeId() == QMetaType::LongLong ? u"CAST(? AS bigint)"_s
                                                                                      : u"?"_s;
}

Statement equals(const Column &column, const QString &compared, const Value &value)
{
    return value.isNull() ? isEqual(compared, value)
                          : Statement{compared + u" = "_s + operand(column, value), {value}};
}

Statement differs(const Column &column, const QString &compared, const Value &value)
{
    if (value.isNull())
        return {compared + u" IS NOT NULL"_s, {}};
    return {u"(%1 <> %2 OR %1 IS NULL)"_s.arg(compared, operand(column, value)), {value}};
}

/// Not IN: SQLite gives the values of a list no affinity, so that '1' would not find 1.
Statement isOneOf(const Column &column, const QString &compared, const QVariantList &values)
{
    QList<Statement> choices;
    for (const Value &value : values)
        choices << equals(column, compared, value);
    return joined(choices, u" OR "_s, False);
}

/// `compared` is the column, or something else that stands for it.
Statement holds(const ColumnFilter &filter, const Column &column, const QString &compared)
{
    const Value first = filter.values.value(0);
    const auto than = [&](const QString &sign) {
        return Statement{compared + sign + operand(column, first), {first}};
    };
    switch (filter.op) {
    case Operator::Equal:
        return equals(column, compared, first);
    case Operator::NotEqual:
        return differs(column, compared, first);
    case Operator::Less:
        return than(u" < "_s);
    case Operator::LessOrEqual:
        return than(u" <= "_s);
    case Operator::Greater:
        return than(u" > "_s);
    case Operator::GreaterOrEqual:
        return than(u" >= "_s);
    case Operator::Between:
        return Statement{compared + u" BETWEEN "_s + operand(column, first) + u" AND "_s +
                             operand(column, filter.values.value(1)),
                         {first, filter.values.value(1)}};
    case Operator::OneOf:
        return isOneOf(column, compared, filter.values);
    case Operator::Contains:
    case Operator::Empty:
    case Operator::NotEmpty:
        break;
    }
    Q_UNREACHABLE();
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

QStringList searchedColumns(const Table &table)
{
    QStringList columns;
    for (const Column &column : table.columns) {
        if (isSearched(column))
            columns << column.name;
    }
    return columns;
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

QStringList nameColumns(const Table &table)
{
    QStringList names = table.labelColumns;
    names.removeIf([&](const QString &name) {
        const Column *column = table.column(name);
        return !column || !isSearched(*column);
    });
    return names;
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
    return haveWords(words, columns, &SqlDialect::contains);
}

Statement RecordCondition::beginsWords(const QString &words, const QStringList &columns) const
{
    return haveWords(words, columns, &SqlDialect::beginsWord);
}

Statement RecordCondition::haveWords(const QString &words, const QStringList &columns, Match match) const
{
    QList<Statement> conditions;
    for (const QString &word : wordsOf(words))
        conditions << hasWord(word, columns, match);
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
    return hasWord(word, columns, &SqlDialect::contains);
}

Statement RecordCondition::hasWord(const QString &word, const QStringList &columns, Match match) const
{
    QList<Statement> places;
    for (const QString &column : columns)
        places << (m_dialect.*match)(m_dialect.asText(expression(column)), word);
    bool isNumber = false;
    const qlonglong number = word.toLongLong(&isNumber);
    for (const QString &column : isNumber ? numberColumns(m_table) : QStringList())
        places << isNumberIn(column, number);
    return joined(places, u" OR "_s, False);
}

Statement RecordCondition::hasParentNamed(const QString &word, const RecordQuery &query) const
{
    QList<Statement> names;
    for (const Relationship &relationship : searchedParents(query)) {
        const RecordCondition parent(m_dialect, *m_schema->table(relationship.parentTable), ParentAlias);
        names << isNamed(relationship, parent.hasWord(word, nameColumns(parent.m_table)));
    }
    return joined(names, u" OR "_s, False);
}

/// Row by row, a look at the parent by its key; a list of all parents with that name could be long.
Statement RecordCondition::isNamed(const Relationship &relationship, const Statement &condition) const
{
    const Statement exists{u"EXISTS (SELECT 1 FROM %1 AS %2 WHERE %3 AND "_s.arg(
                               SqlDialect::quoted(relationship.parentTable), ParentAlias,
                               RecordSelection::isRelated(relationship, ParentAlias, m_alias)),
                           {}};
    return exists + condition + u")"_s;
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
        if (parent && !shown && !nameColumns(*parent).isEmpty())
            parents << relationship;
    }
    return parents;
}

Statement RecordCondition::passes(const ColumnFilter &filter) const
{
    if (filter.byName)
        return passesByName(filter);
    const Column declared = columnOf(m_table, filter.column);
    const QString column = expression(filter.column);
    const QString text = m_dialect.asText(column);
    switch (filter.op) {
    case Operator::Contains:
        return m_dialect.contains(text, filter.values.value(0).toString());
    case Operator::Empty:
        return {u"(%1 IS NULL OR %2 = '')"_s.arg(column, text), {}};
    case Operator::NotEmpty:
        return {u"(%1 IS NOT NULL AND %2 <> '')"_s.arg(column, text), {}};
    default: // json alone cannot be compared on PostgreSQL
        return holds(filter, declared, declared.kind == ValueKind::Json ? text : column);
    }
}

/// A record that refers to nothing has another parent than the one that is named.
Statement RecordCondition::passesByName(const ColumnFilter &filter) const
{
    const QList<Relationship> parents = m_schema ? m_schema->parentsOf(m_table.name) : QList<Relationship>();
    const auto relationship =
        std::ranges::find(parents, QStringList(filter.column), &Relationship::childColumns);
    const Table *table =
        m_schema && relationship != parents.end() ? m_schema->table(relationship->parentTable) : nullptr;
    if (!table)
        return {False, {}};
    const RecordCondition parent(m_dialect, *table, ParentAlias);
    if (filter.op != Operator::NotEqual)
        return isNamed(*relationship, parent.nameMatches(filter));
    ColumnFilter same = filter;
    same.op = Operator::Equal;
    return Statement{u"NOT "_s, {}} + isNamed(*relationship, parent.nameMatches(same));
}

/// Of a parent, whose table this is: its name as it is shown, or, for a whole number, its key.
Statement RecordCondition::nameMatches(const ColumnFilter &filter) const
{
    if (filter.op == Operator::Contains)
        return hasWords(filter.values.value(0).toString(), nameColumns(m_table));
    const QString name =
        u"trim("_s + RecordSelection::joinedText(m_dialect, m_table.labelColumns, m_alias) + u')';
    QList<Statement> ways{holds(filter, {.name = filter.column, .kind = ValueKind::Text}, name)};
    if (filter.op == Operator::Equal || filter.op == Operator::OneOf) {
        for (const Value &value : filter.values) {
            if (auto isKey = isIntegerKey(value.toString()))
                ways << *isKey;
        }
    }
    return joined(ways, u" OR "_s, False);
}

} // namespace relata
