#include "models/database/sql_dialect.h"

#include "models/database/database_location.h"
#include "models/database/postgresql_dialect.h"
#include "models/database/sqlite_dialect.h"

namespace relata {

std::unique_ptr<const SqlDialect> SqlDialect::forLocation(const DatabaseLocation &location)
{
    if (location.kind == DatabaseLocation::Kind::PostgreSQL)
        return std::make_unique<PostgresqlDialect>();
    return std::make_unique<SqliteDialect>();
}

QString SqlDialect::quoted(const QString &identifier)
{
    QString doubled = identifier;
    doubled.replace(u'"', QStringLiteral("\"\""));
    return u'"' + doubled + u'"';
}

QString SqlDialect::quoted(const TableName &table)
{
    return table.schema.isEmpty() ? quoted(table.name) : quoted(table.schema) + u'.' + quoted(table.name);
}

QString SqlDialect::quoted(const QString &alias, const QString &column)
{
    return alias.isEmpty() ? quoted(column) : quoted(alias) + u'.' + quoted(column);
}

} // namespace relata
