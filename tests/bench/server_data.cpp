#include "bench/server_data.h"

#include "models/database/connection.h"
#include "support/postgresql_cluster.h"

#include <QtCore/QDate>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTextStream>

#include <condition_variable>
#include <thread>

namespace relata::bench {

using namespace Qt::Literals::StringLiterals;
using test::PostgresqlCluster;

namespace {

constexpr std::chrono::seconds ReportInterval{10};
const QString SizeInMegabytes = u"SELECT pg_database_size(?) / 1000000"_s;

Result<std::unique_ptr<Connection>> connected(const PostgresqlCluster &server, const QString &database)
{
    const auto location = DatabaseLocation::fromArgument(server.url(database));
    return location ? Connection::open(*location) : std::unexpected(location.error());
}

/// Says how large a database has become, as long as this lives: what is put in is in one transaction, of
/// which nobody else sees the rows.
class GrowthReport
{
public:
    GrowthReport(const PostgresqlCluster &server, const QString &database)
        : m_thread([&server, database](const std::stop_token &stop) { report(server, database, stop); })
    {
    }

private:
    static void report(const PostgresqlCluster &server, const QString &database, const std::stop_token &stop)
    {
        const auto connection = connected(server, u"postgres"_s);
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any stopped;
        while (connection &&
               !stopped.wait_for(lock, stop, ReportInterval, [&] { return stop.stop_requested(); })) {
            const auto size = (*connection)->fetchValue({SizeInMegabytes, {database}});
            if (size)
                QTextStream(stderr) << database << ": "_L1 << size->toLongLong() << " MB so far"_L1
                                    << Qt::endl;
        }
    }

    std::jthread m_thread;
};

Result<void> fill(const PostgresqlCluster &server, const QString &database, const SampleSize &rows)
{
    const GrowthReport report(server, database);
    auto connection = connected(server, database);
    if (!connection)
        return std::unexpected(connection.error());
    if (auto filled = fillSample(**connection, SampleLastDay, rows); !filled)
        return filled;
    return (*connection)
        ->execute(u"VACUUM (FREEZE, ANALYZE)"_s); // nothing is left to be done while measuring
}

/// Under another name until it is whole, as files are.
Result<void> makeOnce(Connection &server, const QString &name,
                      const std::function<Result<void>(const QString &)> &fill)
{
    const QString unfinished = name + u"_part"_s;
    for (const QString &sql : {u"DROP DATABASE IF EXISTS "_s, u"CREATE DATABASE "_s}) {
        if (auto done = server.execute(sql + unfinished); !done)
            return done;
    }
    if (auto filled = fill(unfinished); !filled)
        return filled;
    return server.execute(u"ALTER DATABASE %1 RENAME TO %2"_s.arg(unfinished, name));
}

} // namespace

Result<DatabaseLocation> benchDatabase(const DataSize &size, const PostgresqlCluster &server)
{
    const QString name = u"relata_v%1_%2"_s.arg(DataVersion).arg(size.name.toLower());
    const auto connection = connected(server, u"postgres"_s);
    if (!connection)
        return std::unexpected(connection.error());
    const auto known =
        (*connection)->fetchValue({u"SELECT count(*) FROM pg_database WHERE datname = ?"_s, {name}});
    if (!known)
        return std::unexpected(known.error());
    if (known->toInt() == 0) {
        QElapsedTimer timer;
        timer.start();
        const auto filled = [&](const QString &database) { return fill(server, database, size.rows); };
        if (auto made = makeOnce(**connection, name, filled); !made)
            return std::unexpected(made.error());
        QTextStream(stderr) << name << ": made in "_L1 << double(timer.elapsed()) / 1000 << " s"_L1
                            << Qt::endl;
    }
    return DatabaseLocation::fromArgument(server.url(name));
}

} // namespace relata::bench
