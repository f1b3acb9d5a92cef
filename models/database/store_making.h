#pragma once

#include "models/database/database_error.h"

#include <QtCore/QString>

namespace relata {

struct DatabaseLocation;
class Repository;

/// The SQL by which makeStore() makes the store's tables, for reading. For every thread.
QString storeSql(const DatabaseLocation &location);
/// Makes the tables of Relata's own store in an empty database. A job of the writer's; errors as
/// StoreSchema::migrate().
Result<bool> makeStore(Repository &repository);

} // namespace relata
