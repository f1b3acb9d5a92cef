#include "models/database/schema.h"

#include "models/database/link_tables.h"

#include <QtCore/QHashFunctions>

#include <algorithm>

namespace relata {

size_t qHash(const TableName &name, size_t seed) noexcept
{
    return qHashMulti(seed, name.schema, name.name);
}

qsizetype Table::indexOf(const QString &column) const
{
    const auto found = std::ranges::find(columns, column, &Column::name);
    return found == columns.end() ? -1 : std::distance(columns.begin(), found);
}

const Column *Table::column(const QString &wanted) const
{
    const qsizetype index = indexOf(wanted);
    return index < 0 ? nullptr : &columns.at(index);
}

Schema::Schema(QList<Table> tables, QList<Relationship> relationships, QList<SchemaNote> notes)
    : m_tables(std::move(tables))
    , m_relationships(std::move(relationships))
    , m_farSides(farSides(m_tables, m_relationships))
    , m_notes(std::move(notes))
{
    for (qsizetype i = 0; i < m_tables.size(); ++i)
        m_indexes.insert(m_tables.at(i).name, i);
}

const Table *Schema::table(const TableName &name) const
{
    const auto found = m_indexes.constFind(name);
    return found == m_indexes.constEnd() ? nullptr : &m_tables.at(*found);
}

QList<Relationship> Schema::childrenOf(const TableName &parent) const
{
    QList<Relationship> children;
    std::ranges::copy_if(m_relationships, std::back_inserter(children),
                         [&](const Relationship &r) { return r.parentTable == parent; });
    return children;
}

QList<Relationship> Schema::relatedTo(const TableName &parent) const
{
    QList<Relationship> related;
    for (const Relationship &near : childrenOf(parent)) {
        related.append(near);
        std::ranges::copy_if(m_farSides, std::back_inserter(related), [&near](const Relationship &far) {
            return far.parentTable == near.parentTable && far.link.table == near.childTable &&
                   far.link.nearColumns == near.childColumns;
        });
    }
    return related;
}

Relationship Schema::nearSideOf(const Relationship &farSide) const
{
    const auto found = std::ranges::find_if(m_relationships, [&farSide](const Relationship &near) {
        return near.parentTable == farSide.parentTable && near.childTable == farSide.link.table &&
               near.childColumns == farSide.link.nearColumns;
    });
    return found == m_relationships.end() ? Relationship() : *found;
}

QList<Relationship> Schema::parentsOf(const TableName &child) const
{
    QList<Relationship> parents;
    std::ranges::copy_if(m_relationships, std::back_inserter(parents),
                         [&](const Relationship &r) { return r.childTable == child; });
    return parents;
}

} // namespace relata
