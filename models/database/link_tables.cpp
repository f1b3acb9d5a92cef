#include "models/database/link_tables.h"

#include "models/database/label.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

bool areSame(QStringList a, QStringList b)
{
    a.removeDuplicates();
    b.removeDuplicates();
    a.sort();
    b.sort();
    return a == b;
}

/// Whether there is nothing in the table besides a number of its own and the columns.
bool hasLittleElse(const Table &table, const QStringList &columns)
{
    return std::ranges::all_of(table.columns, [&](const Column &column) {
        return columns.contains(column.name) || table.primaryKey == QStringList(column.name);
    });
}

bool links(const Table &table, const Relationship &near, const Relationship &far)
{
    const QStringList both = near.childColumns + far.childColumns;
    return areSame(table.primaryKey, both) || hasLittleElse(table, both) ||
           std::ranges::any_of(table.uniqueKeys, [&](const QStringList &key) { return areSame(key, both); });
}

QList<Relationship> parentsOf(const TableName &child, const QList<Relationship> &relationships)
{
    QList<Relationship> parents;
    std::ranges::copy_if(relationships, std::back_inserter(parents),
                         [&](const Relationship &relationship) { return relationship.childTable == child; });
    return parents;
}

Relationship farSide(const Relationship &near, const Relationship &far)
{
    return {.parentTable = near.parentTable,
            .childTable = far.parentTable,
            .parentColumns = near.parentColumns,
            .childColumns = far.parentColumns,
            .childrenName = far.parentTable.name,
            .parentName = near.parentName,
            .link = {near.childTable, near.childColumns, far.childColumns}};
}

bool haveSameTab(const Relationship &a, const Relationship &b)
{
    return a.parentTable == b.parentTable && a.childrenName == b.childrenName;
}

/// "Track (playlist track)" where "Track" alone would be another tab as well.
void tellApart(QList<Relationship> &sides, const QList<Relationship> &relationships)
{
    const QList<Relationship> plain = sides;
    for (Relationship &side : sides) {
        const auto isSame = [&side](const Relationship &other) { return haveSameTab(side, other); };
        if (std::ranges::count_if(plain, isSame) + std::ranges::count_if(relationships, isSame) > 1)
            side.childrenName += u" (%1: %2)"_s.arg(readableName(side.link.table.name).toLower(),
                                                    side.link.farColumns.join(u", "_s));
    }
}

} // namespace

QList<Relationship> farSides(const QList<Table> &tables, const QList<Relationship> &relationships)
{
    QList<Relationship> sides;
    for (const Table &table : tables) {
        const QList<Relationship> parents = parentsOf(table.name, relationships);
        for (qsizetype near = 0; near < parents.size(); ++near) {
            for (qsizetype far = 0; far < parents.size(); ++far) {
                if (near != far && links(table, parents.at(near), parents.at(far)))
                    sides << farSide(parents.at(near), parents.at(far));
            }
        }
    }
    tellApart(sides, relationships);
    return sides;
}

} // namespace relata
