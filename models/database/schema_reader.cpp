#include "models/database/schema_reader.h"

#include "models/database/connection.h"
#include "models/database/foreign_key_check.h"
#include "models/database/record_label.h"
#include "models/database/relationship_names.h"
#include "models/database/sql_dialect.h"

#include <algorithm>

namespace relata {

namespace {

bool isRequired(const Table &table, const QStringList &columns)
{
    return std::ranges::all_of(columns, [&](const QString &name) {
        const Column *column = table.column(name);
        return column && !column->nullable;
    });
}

/// The declared columns by which a row is found again; empty where there are none.
QStringList declaredKey(const Table &table)
{
    if (!table.primaryKey.isEmpty())
        return table.primaryKey;
    const auto key = std::ranges::find_if(
        table.uniqueKeys, [&](const QStringList &columns) { return isRequired(table, columns); });
    return key == table.uniqueKeys.end() ? QStringList() : *key;
}

void complete(Table &table)
{
    const QStringList key = declaredKey(table);
    if (!key.isEmpty())
        table.key = key;
    if (table.tieBreak.isEmpty())
        table.tieBreak = table.key;
    table.labelColumns = labelColumnsOf(table);
}

} // namespace

SchemaReader::SchemaReader(Connection &connection)
    : m_connection(connection)
{
}

Result<Schema> SchemaReader::read() const
{
    auto declared = m_connection.dialect().readDeclarations(m_connection);
    if (!declared)
        return std::unexpected(declared.error());
    QList<SchemaNote> notes = declared->notes + takeBrokenForeignKeys(declared->tables);
    std::ranges::for_each(declared->tables, complete);
    QList<Relationship> relationships = namedRelationships(declared->tables);
    return Schema(std::move(declared->tables), std::move(relationships), std::move(notes));
}

} // namespace relata
