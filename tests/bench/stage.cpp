#include "bench/stage.h"

#include "bench/server_data.h"

#include <QtCore/QDir>

namespace relata::bench {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

Result<void> Stage::addFiles(const QList<DataSize> &sizes, const QString &folder)
{
    for (const DataSize &size : sizes) {
        const auto location = benchStore(size, folder);
        if (!location)
            return std::unexpected(location.error());
        m_places << Place{size.name, size.name, *location};
    }
    return {};
}

Result<void> Stage::addDatabases(const QList<DataSize> &sizes, const QString &folder, milliseconds roundTrip)
{
    m_server = test::PostgresqlCluster::keptIn(QDir(folder).absoluteFilePath(u"postgresql"_s));
    if (!m_server)
        return std::unexpected(DatabaseError{.message = u"There is no PostgreSQL server to measure on."_s});
    for (const DataSize &size : sizes) {
        const auto location = benchDatabase(size, *m_server);
        if (!location)
            return std::unexpected(location.error());
        m_places << Place{size.name, size.name, *location};
    }
    const QList<Place> direct = m_places;
    for (const Place &place : roundTrip > milliseconds(0) ? direct : QList<Place>())
        addNetwork(place, roundTrip);
    return {};
}

void Stage::addNetwork(const Place &place, milliseconds roundTrip)
{
    m_networks.push_back(std::make_unique<test::SlowNetwork>(place.location));
    m_networks.back()->setDelay(roundTrip / 2);
    m_places << Place{u"%1, %2 ms"_s.arg(place.name).arg(roundTrip.count()), place.size,
                      m_networks.back()->location()};
}

} // namespace relata::bench
