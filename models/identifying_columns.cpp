#include "models/identifying_columns.h"

namespace relata {

namespace {

/// Large, or compared by other rules than values are.
bool isComparable(const Column &column)
{
    return column.kind != ValueKind::Blob && column.kind != ValueKind::Json &&
           column.kind != ValueKind::Other && !column.generated;
}

} // namespace

QStringList identifyingColumns(const Table &table)
{
    QStringList named = table.labelColumns;
    for (const QStringList &unique : table.uniqueKeys)
        named += unique;
    QStringList columns;
    for (const Column &column : table.columns) {
        const bool tells = table.primaryKey.isEmpty() || named.isEmpty() || named.contains(column.name);
        if (tells && isComparable(column) && !table.key.contains(column.name))
            columns.append(column.name);
    }
    return columns;
}

} // namespace relata
