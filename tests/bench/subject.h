#pragma once

#include "bench/reading.h"
#include "models/database/database_location.h"
#include "models/database/sample_store.h"

#include <vector>

namespace relata::bench {

/// What a subject is measured on.
struct Scene
{
    DatabaseLocation location;
    SampleSize rows;
};

/// Takes the orders out that were put in while something was measured, so that the next one finds the same
/// rows.
void removeAddedOrders(const Scene &scene);

/// The number that an order is known by.
QString orderNumber(const Scene &scene, qint64 id);

// The subjects, each of which can do what a person wants done, or a part of it.

/// The real window, from the key that is pressed to the rows that are painted.
std::vector<Metric> relataWindowMetrics(const Scene &scene);
/// What the window reads, without the window: for looking into a number, and for bars on the data alone.
std::vector<Metric> relataDataMetrics(const Scene &scene);
/// A Qt developer's first program: two QTableViews on two QSqlTableModels, setFilter() between them.
std::vector<Metric> tableModelMetrics(const Scene &scene);
/// The C API of the database, SQLite's or libpq, with the same rows and columns, and nobody to look at them:
/// the floor.
std::vector<Metric> bareApiMetrics(const Scene &scene);

} // namespace relata::bench
