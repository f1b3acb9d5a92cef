#include "bench/repeat.h"
#include "bench/subject.h"
#include "models/database/connection.h"
#include "models/database/repository.h"
#include "support/heard_statements.h"

#include <QtCore/QElapsedTimer>

#include <stdexcept>

namespace relata::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PageRows = 128;
constexpr int HopsAtOnce = 8; ///< as RecordPositions takes them where there is a filter

template <typename T>
T valueOf(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().message.toStdString());
    return std::move(*result);
}

/// A store with what is needed to read it, on this thread.
struct Store
{
    explicit Store(const DatabaseLocation &location)
        : repository(valueOf(Connection::open(location)))
        , schema(std::make_shared<const Schema>(valueOf(repository.schemaReader().read())))
    {
        repository.setSchema(schema);
    }

    RecordQuery customers() const
    {
        for (const Table &table : schema->tables()) {
            if (table.name.name == u"customers")
                return {.table = table.name};
        }
        throw std::runtime_error("there are no customers");
    }

    Repository repository;
    SchemaPtr schema;
};

double timeToReadPage(Store &store)
{
    QElapsedTimer timer;
    timer.start();
    valueOf(store.repository.reader().firstPage(store.customers(), PageRows));
    return double(timer.nsecsElapsed()) / 1e6;
}

QList<double> warmPage(const Scene &scene)
{
    Store store(scene.location);
    timeToReadPage(store);
    return repeated(Jumps, [&] { return timeToReadPage(store); });
}

QList<double> statementsPerPage(const Scene &scene)
{
    Store store(scene.location);
    timeToReadPage(store); // the first one also asks once how the database counts
    const test::HeardStatements heard;
    timeToReadPage(store);
    return {double(test::HeardStatements::count({}))};
}

/// What RecordPositions does for a filter, without the threads between the steps.
double timeToSearchNames(Store &store)
{
    RecordQuery query = store.customers();
    query.filters = {{u"name"_s, ColumnFilter::Operator::Contains, {SearchedFor}}};
    QElapsedTimer timer;
    timer.start();
    const OrderPlan plan = valueOf(store.repository.reader().plan(query));
    const RecordReader reader = store.repository.reader();
    IndexStep step = valueOf(reader.firstHop(query, plan));
    while (!step.complete)
        step = valueOf(reader.hop(query, plan.kind, step.chunks.constLast(), HopsAtOnce));
    return double(timer.nsecsElapsed()) / 1e6;
}

QList<double> searchNames(const Scene &scene)
{
    Store store(scene.location);
    timeToSearchNames(store); // with everything prepared, and warm
    return repeated(Scans, [&] { return timeToSearchNames(store); });
}

} // namespace

std::vector<Metric> relataDataMetrics(const Scene &scene)
{
    return {{u"page_data"_s, u"ms"_s, [=] { return warmPage(scene); }, false},
            {u"search_all_names"_s, u"ms"_s, [=] { return searchNames(scene); }, false},
            {u"statements_per_page"_s, u"statements"_s, [=] { return statementsPerPage(scene); }, false}};
}

} // namespace relata::bench
