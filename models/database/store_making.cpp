#include "models/database/store_making.h"

#include "models/database/connection.h"
#include "models/database/repository.h"
#include "models/database/sql_dialect.h"
#include "models/database/store_schema.h"

namespace relata {

QString storeSql(const DatabaseLocation &location)
{
    return StoreSchema().sql(*SqlDialect::forLocation(location));
}

Result<bool> makeStore(Repository &repository)
{
    if (auto made = StoreSchema().migrate(repository.connection()); !made)
        return std::unexpected(made.error());
    return true;
}

} // namespace relata
