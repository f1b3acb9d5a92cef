#include "bench/bench_data.h"

#include "bench/subject.h"
#include "models/database/connection.h"
#include "models/database/store_file.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTextStream>

namespace relata::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<void> make(const QString &path, const SampleSize &rows)
{
    auto location = ownStore(path);
    if (!location)
        return std::unexpected(location.error());
    auto connection = Connection::open(*location);
    if (!connection)
        return std::unexpected(connection.error());
    return fillSample(**connection, SampleLastDay, rows);
}

/// Under another name until it is whole: a run that was stopped leaves nothing that looks like a store.
Result<void> makeOnce(const QString &path, const SampleSize &rows)
{
    const QString unfinished = path + u".part"_s;
    for (const QString &side : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(unfinished + side);
    QElapsedTimer timer;
    timer.start();
    if (auto made = make(unfinished, rows); !made)
        return made;
    QFile::rename(unfinished, path);
    QTextStream(stderr) << path << ": made in " << double(timer.elapsed()) / 1000 << " s, "
                        << QFile(path).size() / 1'000'000 << " MB" << Qt::endl;
    return {};
}

} // namespace

std::optional<DataSize> dataSize(const QString &name)
{
    if (name == u"S")
        return DataSize{name, SampleSize{}};
    if (name == u"L")
        return DataSize{name,
                        SampleSize{.customers = 1'000'000, .orders = 10'000'000, .busyOrders = 200'000}};
    return std::nullopt;
}

Result<DatabaseLocation> benchStore(const DataSize &size, const QString &folder)
{
    const QString path = QDir(folder).filePath(u"relata-v%1-%2.db"_s.arg(DataVersion).arg(size.name));
    if (!QFile::exists(path)) {
        if (auto made = makeOnce(path, size.rows); !made)
            return std::unexpected(made.error());
    }
    return ownStore(path);
}

void removeAddedOrders(const Scene &scene)
{
    auto connection = Connection::open(scene.location);
    if (connection) {
        std::ignore = (*connection)->execute({u"DELETE FROM orders WHERE id > ?"_s, {scene.rows.orders}});
    }
}

QString orderNumber(const Scene &scene, qint64 id)
{
    const auto connection = Connection::open(scene.location);
    const auto number =
        connection ? (*connection)->fetchValue({u"SELECT order_number FROM orders WHERE id = ?"_s, {id}})
                   : std::unexpected(connection.error());
    return number ? number->toString() : QString();
}

} // namespace relata::bench
