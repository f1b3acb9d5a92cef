#pragma once

#include "bench/bench_data.h"
#include "bench/subject.h"
#include "support/postgresql_cluster.h"
#include "support/slow_network.h"

#include <chrono>
#include <vector>

namespace relata::bench {

/// What everything is measured on, made where it is not there yet: a file of each size, or a database of each
/// on a server of this process's own, also through a network with latency. Lives as long as it is measured.
class Stage
{
public:
    struct Place
    {
        QString name; ///< "S"; "S, 50 ms" through the network
        QString size;
        DatabaseLocation location;
    };

    /// Errors: what making it may give.
    Result<void> addFiles(const QList<DataSize> &sizes, const QString &folder);
    /// Each of the databases directly, then, unless that is 0, each with a round trip that takes so long.
    Result<void> addDatabases(const QList<DataSize> &sizes, const QString &folder,
                              std::chrono::milliseconds roundTrip);

    const QList<Place> &places() const { return m_places; }

private:
    void addNetwork(const Place &place, std::chrono::milliseconds roundTrip);

    std::unique_ptr<test::PostgresqlCluster> m_server;
    std::vector<std::unique_ptr<test::SlowNetwork>> m_networks;
    QList<Place> m_places;
};

} // namespace relata::bench
