#pragma once

#include "models/database/schema.h"

namespace relata {

/// What pg_catalog says of a column's type, domains already followed down to what they are made of.
struct PostgresqlType
{
    QString name;      ///< format_type() without a modifier
    QString category;  ///< pg_type.typtype: "b"ase, "e"num, …
    int modifier = -1; ///< atttypmod, or the domain's

    bool operator==(const PostgresqlType &) const = default;
};

/// Sets kind, length limit, precision and scale.
void readPostgresqlType(Column &column, const PostgresqlType &type);

} // namespace relata
