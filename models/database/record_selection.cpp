#include "models/database/record_selection.h"

#include "models/database/child_counting.h"
#include "models/database/cut_value.h"
#include "models/database/record_order.h"
#include "models/database/sql_dialect.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// PostgreSQL selects no more than 1,664; where a table has nearly as many columns its values are read whole.
constexpr qsizetype MostTerms = 1'600;

QString joinedTexts(const QVariantList &values)
{
    QStringList texts;
    for (const Value &value : values) {
        const QString text = value.toString().trimmed();
        if (!text.isEmpty())
            texts << text;
    }
    return texts.join(u' ');
}

/// "123456:It was a dark and", or "123456" of a BLOB.
CutValue cutValue(const QString &text)
{
    const qsizetype end = text.indexOf(u':');
    return {end < 0 ? QString() : text.sliced(end + 1), end < 0,
            (end < 0 ? text : text.first(end)).toLongLong()};
}

} // namespace

RecordSelection::RecordSelection(const SqlDialect &dialect, const Schema &schema, const Table &table,
                                 QString alias, Extent extent)
    : m_dialect(dialect)
    , m_schema(schema)
    , m_table(table)
    , m_alias(std::move(alias))
    , m_parents(schema.parentsOf(table.name))
    , m_children(schema.childrenOf(table.name))
{
    std::ranges::copy_if(table.key, std::back_inserter(m_hiddenKeys),
                         [&](const QString &column) { return !table.column(column); });
    if (extent == Extent::Whole || table.key.isEmpty()) // without a key nothing can be read once more
        return;
    const qsizetype others =
        table.columns.size() + m_hiddenKeys.size() + m_parents.size() + m_children.size();
    for (qsizetype i = 0; i < table.columns.size() && others + m_cut.size() < MostTerms; ++i) {
        if (dialect.mayBeLarge(table.columns.at(i)) && !isReference(table.columns.at(i).name))
            m_cut << i;
    }
}

/// Whether other records are found by it, or it by them.
bool RecordSelection::isReference(const QString &column) const
{
    const auto ofParent = [&](const Relationship &parent) { return parent.childColumns.contains(column); };
    const auto ofChild = [&](const Relationship &child) { return child.parentColumns.contains(column); };
    return m_table.key.contains(column) || m_table.tieBreak.contains(column) ||
           std::ranges::any_of(m_parents, ofParent) || std::ranges::any_of(m_children, ofChild);
}

Statement RecordSelection::list() const
{
    QStringList terms;
    for (const Column &column : m_table.columns)
        terms << selected(column);
    for (const QString &column : m_hiddenKeys)
        terms << selected(columnOf(m_table, column));
    for (const qsizetype column : m_cut)
        terms << cut(m_table.columns.at(column));
    for (const Relationship &relationship : m_parents)
        terms << (m_only ? u"NULL"_s : parentLabel(relationship));
    for (qsizetype i = 0; i < m_children.size(); ++i)
        terms << childCount(i);
    return {terms.join(u", "_s), {}};
}

QString RecordSelection::selected(const Column &column) const
{
    if (isLeftOut(column))
        return u"NULL"_s;
    return m_cut.contains(m_table.indexOf(column.name))
               ? u"CASE WHEN %1 THEN NULL ELSE %2 END"_s.arg(isLarge(column), whole(column))
               : whole(column);
}

QString RecordSelection::whole(const Column &column) const
{
    return m_dialect.selected(SqlDialect::quoted(m_alias, column.name), column);
}

QString RecordSelection::isLarge(const Column &column) const
{
    const QString bytes = m_dialect.byteCount(SqlDialect::quoted(m_alias, column.name), column);
    return bytes + u" > "_s + QString::number(CutValue::LargestWhole);
}

/// What stands in a large value's place, as cutValue() reads it; else NULL.
QString RecordSelection::cut(const Column &column) const
{
    const QString expression = SqlDialect::quoted(m_alias, column.name);
    return isLeftOut(column) ? u"NULL"_s
                             : u"CASE WHEN %1 THEN CAST(%2 AS text) || coalesce(':' || %3, '') END"_s.arg(
                                   isLarge(column), m_dialect.byteCount(expression, column),
                                   m_dialect.beginning(expression, column, CutValue::Characters));
}

void RecordSelection::keepOnly(const RecordParts &parts)
{
    m_only = parts.columns;
    for (qsizetype i = 0; i < m_children.size(); ++i) {
        if (!parts.children.contains(i))
            leaveUncounted(i);
    }
}

Record RecordSelection::record(const QVariantList &row) const
{
    Record record;
    QVariantList key;
    for (const QString &column : m_table.key)
        key << valueOf(column, row);
    record.key = RecordKey(key);
    record.values = row.first(m_table.columns.size());
    qsizetype next = m_table.columns.size() + m_hiddenKeys.size();
    for (const qsizetype column : m_cut) {
        if (const Value &cut = row.at(next++); !cut.isNull())
            record.values[column] = toValue(cutValue(cut.toString()));
    }
    for (const Relationship &relationship : m_parents)
        record.parentLabels << labelOf(relationship, row.at(next++), row);
    while (next < row.size())
        record.childCounts << row.at(next++).toLongLong();
    return record;
}

QString RecordSelection::label(const Table &table, const Record &record)
{
    QVariantList values;
    for (const QString &column : table.labelColumns)
        values << record.values.value(table.indexOf(column));
    const QString label = joinedTexts(values);
    return label.isEmpty() ? joinedTexts(record.key.values()) : label;
}

QString RecordSelection::isRelated(const Relationship &relationship, const QString &parent,
                                   const QString &child)
{
    QStringList pairs;
    for (qsizetype i = 0; i < relationship.childColumns.size(); ++i)
        pairs << SqlDialect::quoted(parent, relationship.parentColumns.at(i)) + u" = "_s +
                     SqlDialect::quoted(child, relationship.childColumns.at(i));
    return pairs.join(u" AND "_s);
}

QString RecordSelection::parentLabel(const Relationship &relationship) const
{
    const Table *parent = m_schema.table(relationship.parentTable);
    if (!parent)
        return u"NULL"_s;
    const QStringList columns = parent->labelColumns.isEmpty() ? parent->key : parent->labelColumns;
    const bool mayBeLarge = std::ranges::any_of(
        columns, [&](const QString &column) { return m_dialect.mayBeLarge(columnOf(*parent, column)); });
    const QString text = joinedText(m_dialect, columns, u"parent"_s);
    return u"(SELECT %1 FROM %2 AS parent WHERE %3)"_s.arg(
        mayBeLarge ? u"substr(%1, 1, %2)"_s.arg(text, QString::number(CutValue::Characters)) : text,
        SqlDialect::quoted(relationship.parentTable), isRelated(relationship, u"parent"_s, m_alias));
}

QString RecordSelection::childCount(qsizetype child) const
{
    return m_uncounted.contains(child) ? QString::number(Record::NotCounted)
                                       : ChildCounting::counted(m_children.at(child), m_alias);
}

QString RecordSelection::joinedText(const SqlDialect &dialect, const QStringList &columns,
                                    const QString &alias)
{
    QStringList texts;
    for (const QString &column : columns)
        texts << u"coalesce("_s + dialect.asText(SqlDialect::quoted(alias, column)) + u" || ' ', '')"_s;
    return texts.isEmpty() ? u"''"_s : texts.join(u" || "_s);
}

Value RecordSelection::valueOf(const QString &column, const QVariantList &row) const
{
    const qsizetype declared = m_table.indexOf(column);
    return declared >= 0 ? row.at(declared) : row.at(m_table.columns.size() + m_hiddenKeys.indexOf(column));
}

QString RecordSelection::labelOf(const Relationship &relationship, const Value &text,
                                 const QVariantList &row) const
{
    QVariantList reference;
    for (const QString &column : relationship.childColumns)
        reference << valueOf(column, row);
    if (std::ranges::any_of(reference, &QVariant::isNull))
        return {};
    // A parent without a name, or that is gone (foreign keys off), is called by what refers to it.
    const QString label = text.toString().simplified();
    return label.isEmpty() ? joinedTexts(reference) : label;
}

} // namespace relata
