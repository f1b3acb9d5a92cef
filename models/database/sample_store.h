#pragma once

#include "models/database/database_error.h"

class QDate;

namespace relata {

class Connection;

/// How much a sample holds; the default is what `relata --sample` shows.
struct SampleSize
{
    qint64 customers = 1'000; ///< 20 at least
    qint64 orders = 10'000;
    qint64 busyOrders = 3'000; ///< how many of them one single customer has
};

/// The key of the customer who has SampleSize::busyOrders orders.
inline constexpr qint64 SampleBusyCustomer = 10;

/// Makes the store's tables in an empty database and fills them with customers of the whole world and their
/// orders of the last three years; the same ones every time, but for the day they end on. Order number 12345
/// stays free. Called on the connection's thread; interrupt() stops it. Errors: a database that holds records
/// already, and what the database says; then no records are left in it.
Result<void> fillSample(Connection &connection, QDate today, const SampleSize &size = {});

} // namespace relata
