#include "models/database/relationship_names.h"

#include "models/database/label.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "Billing customer" → "billing customer"; "URL" stays.
QString insideSentence(QString label)
{
    const QString firstWord = label.section(u' ', 0, 0);
    const bool acronym = firstWord.size() > 1 && firstWord == firstWord.toUpper();
    if (!label.isEmpty() && !acronym)
        label[0] = label.at(0).toLower();
    return label;
}

/// Whether the column's name says nothing but the parent's column's: `id`, or `code` for `country.code`.
bool saysNothing(const QString &column, const QString &parentColumn)
{
    return readableReference(column) == readableName(column) &&
           column.compare(parentColumn, Qt::CaseInsensitive) == 0;
}

QString parentNameOf(const ForeignKey &key)
{
    const QString column = key.columns.constFirst();
    if (key.columns.size() > 1 || saysNothing(column, key.parentColumns.constFirst()))
        return insideSentence(readableSingular(key.parentTable.name));
    return insideSentence(readableReference(column));
}

Relationship relationshipOf(const Table &child, const ForeignKey &key)
{
    return {.parentTable = key.parentTable,
            .childTable = child.name,
            .parentColumns = key.parentColumns,
            .childColumns = key.columns,
            .childrenName = child.name.name,
            .parentName = parentNameOf(key),
            .onDelete = key.onDelete};
}

bool isSameReference(const Relationship &a, const Relationship &b)
{
    return a.childTable == b.childTable && a.parentTable == b.parentTable &&
           a.childColumns == b.childColumns && a.parentColumns == b.parentColumns;
}

bool haveSameEnds(const Relationship &a, const Relationship &b)
{
    return a.childTable == b.childTable && a.parentTable == b.parentTable;
}

QString readableColumns(const QStringList &columns)
{
    QStringList labels;
    for (const QString &column : columns)
        labels << insideSentence(readableReference(column));
    return labels.join(u", "_s);
}

/// All relationships that a change of names has to look at together.
using Group = QList<Relationship *>;

bool haveDistinct(const Group &group, QString Relationship::*name)
{
    QStringList names;
    for (const Relationship *relationship : group)
        names << relationship->*name;
    return names.removeDuplicates() == 0;
}

/// Several keys from one table to one parent: their parents' names have to differ, and the children's say
/// which is meant. Where the readable names are the same (`a_id`, `AId`), the columns' own are not.
void tellApart(const Group &group)
{
    if (!haveDistinct(group, &Relationship::parentName)) {
        for (Relationship *relationship : group)
            relationship->parentName = readableColumns(relationship->childColumns);
    }
    if (!haveDistinct(group, &Relationship::parentName)) {
        for (Relationship *relationship : group)
            relationship->parentName = relationship->childColumns.join(u", "_s);
    }
    for (Relationship *relationship : group)
        relationship->childrenName += u" (%1)"_s.arg(relationship->parentName);
}

/// In a table that refers to itself "Employee" could be either end.
bool needsTelling(const Group &group)
{
    return group.size() > 1 || group.constFirst()->childTable == group.constFirst()->parentTable;
}

bool standsInAnotherSchemaToo(const Relationship &relationship, const QList<Relationship> &all)
{
    return std::ranges::any_of(all, [&](const Relationship &other) {
        return other.parentTable == relationship.parentTable &&
               other.childTable.name == relationship.childTable.name &&
               other.childTable.schema != relationship.childTable.schema;
    });
}

QList<Relationship> unnamed(const QList<Table> &tables)
{
    QList<Relationship> relationships;
    for (const Table &table : tables) {
        for (const ForeignKey &key : table.foreignKeys) {
            const Relationship made = relationshipOf(table, key);
            // The same key declared twice is one relationship.
            if (std::ranges::none_of(relationships,
                                     [&](const Relationship &r) { return isSameReference(r, made); }))
                relationships << made;
        }
    }
    return relationships;
}

} // namespace

QList<Relationship> namedRelationships(const QList<Table> &tables)
{
    QList<Relationship> relationships = unnamed(tables);
    for (Relationship &relationship : relationships) {
        if (standsInAnotherSchemaToo(relationship, relationships))
            relationship.childrenName = relationship.childTable.schema + u'.' + relationship.childTable.name;
    }
    for (qsizetype i = 0; i < relationships.size(); ++i) {
        Group group;
        for (Relationship &other : relationships) {
            if (haveSameEnds(other, relationships.at(i)))
                group << &other;
        }
        if (needsTelling(group) && group.constFirst() == &relationships.at(i))
            tellApart(group);
    }
    return relationships;
}

} // namespace relata
