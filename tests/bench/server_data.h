#pragma once

#include "bench/bench_data.h"

namespace relata::test {
class PostgresqlCluster;
}

namespace relata::bench {

/// The database of that size on a server, made when it is not there yet; as benchStore().
Result<DatabaseLocation> benchDatabase(const DataSize &size, const test::PostgresqlCluster &server);

} // namespace relata::bench
