#include "models/database/sqlite_table.h"

#include "models/database/check_values.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

qsizetype indexIgnoringCase(const Table &table, const QString &name)
{
    const auto found = std::ranges::find(table.columns, foldedSqliteName(name),
                                         [](const Column &each) { return foldedSqliteName(each.name); });
    return found == table.columns.end() ? -1 : std::distance(table.columns.begin(), found);
}

/// What a column without a type stores depends on how the value is written; yes and no need no list.
bool canBeChosen(const Column &column)
{
    return column.kind != ValueKind::Other && column.kind != ValueKind::Boolean;
}

} // namespace

QString foldedSqliteName(const QString &name)
{
    QString folded = name;
    for (QChar &c : folded) {
        if (c >= u'A' && c <= u'Z')
            c = c.toLower();
    }
    return folded;
}

void addAllowedValues(Table &table, const QString &createTable)
{
    const QList<CheckedValues> checks = checkedValuesInCreateTable(createTable);
    for (const CheckedValues &check : checks) {
        const qsizetype index = indexIgnoringCase(table, check.column);
        if (index < 0 || !canBeChosen(table.columns.at(index)))
            continue;
        Column &column = table.columns[index];
        if (column.allowedValues.isEmpty())
            column.allowedValues = check.values;
    }
}

void useKeyAsRowId(Table &table)
{
    table.tieBreak = table.primaryKey;
    Column &alias = table.columns[table.indexOf(table.primaryKey.constFirst())];
    alias.identity = true;
    alias.nullable = false;
}

void useHiddenRowId(Table &table)
{
    for (const QString &name : {u"rowid"_s, u"_rowid_"_s, u"oid"_s}) {
        if (indexIgnoringCase(table, name) >= 0)
            continue;
        table.key = table.tieBreak = {name};
        return;
    }
}

void spellAsDeclared(ForeignKey &key, const Table &parent)
{
    key.parentTable = parent.name;
    if (key.parentColumns.isEmpty())
        key.parentColumns = parent.primaryKey;
    for (QString &name : key.parentColumns) {
        if (const qsizetype index = indexIgnoringCase(parent, name); index >= 0)
            name = parent.columns.at(index).name;
    }
}

} // namespace relata
