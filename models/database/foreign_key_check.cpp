#include "models/database/foreign_key_check.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(ForeignKeyCheck)
};

/// The same columns in any order.
bool isSameSet(QStringList a, QStringList b)
{
    std::ranges::sort(a);
    std::ranges::sort(b);
    return a == b;
}

bool isUnique(const Table &table, const QStringList &columns)
{
    return isSameSet(table.primaryKey, columns) ||
           std::ranges::any_of(table.uniqueKeys,
                               [&](const QStringList &key) { return isSameSet(key, columns); });
}

QString missingColumn(const Table &table, const QStringList &columns)
{
    const auto missing =
        std::ranges::find_if(columns, [&](const QString &name) { return table.indexOf(name) < 0; });
    return missing == columns.end() ? QString() : *missing;
}

QString joined(const QStringList &columns)
{
    return columns.join(u", "_s);
}

/// What is wrong with the key, in a sentence; empty where it can be followed. `parent` is null where there is
/// no such table.
QString problem(const ForeignKey &key, const Table &child, const Table *parent)
{
    const QString columns = joined(key.columns);
    const QString parentName = key.parentTable.name;
    if (!parent)
        return Messages::tr("The foreign key (%1) refers to the table %2, which cannot be found.")
            .arg(columns, parentName);
    if (key.parentColumns.isEmpty())
        return Messages::tr("The foreign key (%1) refers to %2, which has no primary key.")
            .arg(columns, parentName);
    if (key.columns.size() != key.parentColumns.size())
        return Messages::tr("The foreign key (%1) does not have as many columns as the key of %2 (%3).")
            .arg(columns, parentName, joined(key.parentColumns));
    if (const QString missing = missingColumn(*parent, key.parentColumns); !missing.isEmpty())
        return Messages::tr("The foreign key (%1) refers to the column %2 of %3, which cannot be found.")
            .arg(columns, missing, parentName);
    if (const QString missing = missingColumn(child, key.columns); !missing.isEmpty())
        return Messages::tr("The foreign key (%1) uses the column %2, which cannot be found.")
            .arg(columns, missing);
    if (!isUnique(*parent, key.parentColumns))
        return Messages::tr("The foreign key (%1) refers to %2 (%3), whose values are not unique.")
            .arg(columns, parentName, joined(key.parentColumns));
    return {};
}

} // namespace

QList<SchemaNote> takeBrokenForeignKeys(QList<Table> &tables)
{
    QHash<TableName, qsizetype> indexes;
    for (qsizetype i = 0; i < tables.size(); ++i)
        indexes.insert(tables.at(i).name, i);
    QList<SchemaNote> notes;
    for (Table &table : tables) {
        table.foreignKeys.removeIf([&](const ForeignKey &key) {
            const qsizetype parent = indexes.value(key.parentTable, -1);
            const QString text = problem(key, table, parent < 0 ? nullptr : &tables.at(parent));
            if (!text.isEmpty())
                notes << SchemaNote{table.name, text};
            return !text.isEmpty();
        });
    }
    return notes;
}

} // namespace relata
