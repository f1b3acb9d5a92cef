#include "models/record_columns.h"

#include "models/database/label.h"
#include "models/database/record_condition.h"
#include "models/database/text_fold.h"
#include "models/value_format.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace relata {

namespace {

bool isSurrogateKey(const Table &table, const Column &column)
{
    return column.identity && table.primaryKey == QStringList(column.name) &&
           !table.labelColumns.contains(column.name);
}

} // namespace

RecordColumns::RecordColumns(SchemaPtr schema, const RecordQuery &query)
    : m_schema(std::move(schema))
    , m_table(m_schema->table(query.table))
    , m_words(wordsOf(query.search))
{
    if (!m_table)
        return;
    const QList<Relationship> parents = m_schema->parentsOf(query.table);
    for (qsizetype i = 0; i < m_table->columns.size(); ++i)
        m_columns.append(columnFor(i, parents, query));
    const QList<Relationship> children = m_schema->childrenOf(query.table);
    for (qsizetype i = 0; i < children.size(); ++i)
        m_columns.append(
            {RecordColumn::Kind::ChildCount, -1, i, readableName(children.at(i).childrenName), false});
}

RecordColumn RecordColumns::columnFor(qsizetype index, const QList<Relationship> &parents,
                                      const RecordQuery &query) const
{
    const Column &column = m_table->columns.at(index);
    const QStringList only(column.name);
    const bool ofParent = query.parent && !query.parent->relationship.isFarSide() &&
                          query.parent->relationship.childColumns.contains(column.name);
    const auto reference = std::ranges::find(parents, only, &Relationship::childColumns);
    if (reference != parents.end()) {
        const qsizetype relationship = std::distance(parents.begin(), reference);
        return {RecordColumn::Kind::Parent, index, relationship, readableReference(column.name), ofParent};
    }
    return {RecordColumn::Kind::Plain, index, -1, readableName(column.name),
            ofParent || isSurrogateKey(*m_table, column)};
}

const Column *RecordColumns::columnAt(qsizetype index) const
{
    const qsizetype column = m_columns.at(index).column;
    return column < 0 ? nullptr : &m_table->columns.at(column);
}

qsizetype RecordColumns::indexOf(const QString &column) const
{
    const auto found = std::ranges::find(m_columns, m_table->indexOf(column), &RecordColumn::column);
    return found == m_columns.end() ? -1 : std::distance(m_columns.begin(), found);
}

bool RecordColumns::isByName(qsizetype index) const
{
    const RecordColumn &column = m_columns.at(index);
    if (column.kind != RecordColumn::Kind::Parent)
        return false;
    const Relationship relationship = m_schema->parentsOf(m_table->name).at(column.relationship);
    const Table *parent = m_schema->table(relationship.parentTable);
    return parent && !nameColumns(*parent).isEmpty();
}

Value RecordColumns::value(const Record &record, qsizetype index) const
{
    const RecordColumn &column = m_columns.at(index);
    if (column.kind == RecordColumn::Kind::ChildCount)
        return record.childCounts.value(column.relationship);
    return record.values.value(column.column);
}

QString RecordColumns::text(const Record &record, qsizetype index) const
{
    const RecordColumn &column = m_columns.at(index);
    if (column.kind == RecordColumn::Kind::ChildCount)
        return childCountText(record.childCounts.value(column.relationship));
    const QString label = column.kind == RecordColumn::Kind::Parent
                              ? record.parentLabels.value(column.relationship)
                              : QString();
    // A key that leads nowhere is shown as it is.
    return label.isNull() ? displayText(*columnAt(index), value(record, index), QLocale()) : label;
}

QString RecordColumns::exactText(const Record &record, qsizetype index) const
{
    const Column *column = columnAt(index);
    const bool isName = m_columns.at(index).kind == RecordColumn::Kind::Parent &&
                        !record.parentLabels.value(m_columns.at(index).relationship).isNull();
    return column && !isName ? editText(*column, value(record, index), QLocale()) : text(record, index);
}

MatchRanges RecordColumns::matches(const Record &record, qsizetype index) const
{
    const RecordColumn &column = m_columns.at(index);
    if (m_words.isEmpty() || column.kind == RecordColumn::Kind::ChildCount)
        return {};
    const Column &declared = *columnAt(index);
    const bool isText = column.kind == RecordColumn::Kind::Parent || isSearched(declared);
    if (isText)
        return matchRanges(text(record, index), m_words);
    // A number is looked for where it is unique, and as a whole.
    return numberColumns(*m_table).contains(declared.name) &&
                   m_words.contains(value(record, index).toString())
               ? MatchRanges{{0, text(record, index).size()}}
               : MatchRanges();
}

QString RecordColumns::childCountText(qint64 count)
{
    if (count == Record::NotCounted)
        return {};
    const QString number = QLocale().toString(count);
    return count < Record::MaxChildCount ? number : tr("%1+", "at least so many").arg(number);
}

Qt::Alignment RecordColumns::alignment(qsizetype index) const
{
    switch (m_columns.at(index).kind) {
    case RecordColumn::Kind::ChildCount:
        return Qt::AlignRight | Qt::AlignVCenter;
    case RecordColumn::Kind::Parent:
        return Qt::AlignLeading | Qt::AlignVCenter;
    case RecordColumn::Kind::Plain:
        break;
    }
    return alignmentOf(*columnAt(index));
}

} // namespace relata
