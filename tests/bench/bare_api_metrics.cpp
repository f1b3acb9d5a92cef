#include "bench/bare_sql.h"
#include "bench/bare_store.h"
#include "bench/random_rows.h"
#include "bench/repeat.h"
#include "bench/subject.h"

#include <QtCore/QElapsedTimer>

namespace relata::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int RowsSkipped = 2'048; ///< from a known place to a row: half of what lies between two of them

QList<double> start(const Scene &scene)
{
    return repeated(Repetitions, [&] {
        QElapsedTimer timer;
        timer.start();
        const auto store = BareStore::open(scene.location);
        store->timeToRead(CustomerPage, {1, 0});
        store->timeToRead(OrdersOfCustomer, {1});
        return double(timer.nsecsElapsed()) / 1e6;
    });
}

QList<double> select(const Scene &scene)
{
    const auto store = BareStore::open(scene.location);
    RandomRows rows(scene.rows.customers);
    return repeated(RandomCustomers, [&] { return store->timeToRead(OrdersOfCustomer, {rows.next() + 1}); });
}

QList<double> page(const Scene &scene)
{
    const auto store = BareStore::open(scene.location);
    RandomRows rows(scene.rows.customers);
    return repeated(
        Jumps, [&] { return store->timeToRead(CustomerPage, {rows.next() + 1 - RowsSkipped, RowsSkipped}); });
}

/// The same page again, when everything that it needs is in memory.
QList<double> warmPage(const Scene &scene)
{
    const auto store = BareStore::open(scene.location);
    store->timeToRead(CustomerPage, {1, 0});
    return repeated(Jumps, [&] { return store->timeToRead(CustomerPage, {1, 0}); });
}

QList<double> filterIndexed(const Scene &scene)
{
    const auto store = BareStore::open(scene.location);
    RandomRows ids(scene.rows.orders);
    return repeated(Repetitions,
                    [&] { return store->timeToRead(OrderOfNumber, {orderNumber(scene, ids.next() + 1)}); });
}

QList<double> searchNames(const Scene &scene)
{
    const auto store = BareStore::open(scene.location);
    store->timeToRead(SearchNames);
    return repeated(Scans, [&] { return store->timeToRead(SearchNames); });
}

QList<double> insert(const Scene &scene)
{
    const auto store = BareStore::open(scene.location);
    int number = 0;
    const auto times = repeated(Repetitions, [&] {
        return store->timeToWrite(InsertOrder, {2, u"C%1"_s.arg(++number)}) +
               store->timeToRead(OrdersOfCustomer, {2});
    });
    removeAddedOrders(scene);
    return times;
}

} // namespace

std::vector<Metric> bareApiMetrics(const Scene &scene)
{
    const auto metric = [&](const QString &name, QList<double> (*measure)(const Scene &)) {
        return Metric{name, u"ms"_s, [=] { return measure(scene); }, false};
    };
    const auto reading = [&](const QString &name, const char *sql, const QVariantList &values = {}) {
        return Metric{name, u"ms"_s,
                      [=] {
                          const auto store = BareStore::open(scene.location);
                          return repeated(Repetitions, [&] { return store->timeToRead(sql, values); });
                      },
                      false};
    };
    return {metric(u"start_to_rows"_s, start),
            metric(u"select_to_rows"_s, select),
            reading(u"select_huge_parent"_s, OrdersOfCustomer, {SampleBusyCustomer}),
            metric(u"jump_to_row"_s, page),
            metric(u"page_data"_s, warmPage),
            reading(u"search_first"_s, SearchFirst),
            reading(u"search_all"_s, SearchAll),
            metric(u"search_all_names"_s, searchNames),
            metric(u"filter_indexed"_s, filterIndexed),
            reading(u"sort_low_cardinality"_s, OrdersByStatus),
            reading(u"sort_unindexed_first"_s, OrdersByNote),
            reading(u"positions_exact"_s, CountOrders),
            metric(u"insert_to_rows"_s, insert)};
}

} // namespace relata::bench
