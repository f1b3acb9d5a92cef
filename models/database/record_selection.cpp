#include "models/database/record_selection.h"

#include "models/database/child_counting.h"
#include "models/database/record_order.h"
#include "models/database/sql_dialect.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

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

} // namespace

RecordSelection::RecordSelection(const SqlDialect &dialect, const Schema &schema, const Table &table,
                                 QString alias)
    : m_dialect(dialect)
    , m_schema(schema)
    , m_table(table)
    , m_alias(std::move(alias))
    , m_parents(schema.parentsOf(table.name))
    , m_children(schema.childrenOf(table.name))
{
    std::ranges::copy_if(table.key, std::back_inserter(m_hiddenKeys),
                         [&](const QString &column) { return !table.column(column); });
}

Statement RecordSelection::list() const
{
    QStringList terms;
    for (const Column &column : m_table.columns)
        terms << selected(column);
    for (const QString &column : m_hiddenKeys)
        terms << selected(columnOf(m_table, column));
    for (const Relationship &relationship : m_parents)
        terms << (m_only ? u"NULL"_s : parentLabel(relationship));
    for (qsizetype i = 0; i < m_children.size(); ++i)
        terms << childCount(i);
    return {terms.join(u", "_s), {}};
}

QString RecordSelection::selected(const Column &column) const
{
    return m_only && !m_only->contains(column.name)
               ? u"NULL"_s
               : m_dialect.selected(SqlDialect::quoted(m_alias, column.name), column);
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
    return u"(SELECT %1 FROM %2 AS parent WHERE %3)"_s.arg(joinedText(m_dialect, columns, u"parent"_s),
                                                           SqlDialect::quoted(relationship.parentTable),
                                                           isRelated(relationship, u"parent"_s, m_alias));
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
