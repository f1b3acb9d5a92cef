#include "bench/bare_store.h"

#include "bench/bare_postgresql.h"
#include "bench/bare_sqlite.h"

#include <QtCore/QElapsedTimer>

namespace relata::bench {

std::unique_ptr<BareStore> BareStore::open(const DatabaseLocation &location)
{
    if (location.kind == DatabaseLocation::Kind::PostgreSQL)
        return std::make_unique<BarePostgresql>(location);
    return std::make_unique<BareSqlite>(location.path);
}

double BareStore::timeToRead(const char *sql, const QVariantList &values)
{
    QElapsedTimer timer;
    timer.start();
    read(sql, values);
    return double(timer.nsecsElapsed()) / 1e6;
}

double BareStore::timeToWrite(const char *sql, const QVariantList &values)
{
    QElapsedTimer timer;
    timer.start();
    write(sql, values);
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace relata::bench
