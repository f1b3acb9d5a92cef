#include "support/test_store.h"

#include "models/database/store_schema.h"

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

TestStore::TestStore(DatabaseLocation::Kind kind)
    : TestDatabase(kind)
{
    if (const auto made = StoreSchema().migrate(connection()); !made)
        qFatal("the store cannot be made: %s", qPrintable(made.error().details));
    execute({u"INSERT INTO customers (name, city) VALUES ('Ada Lovelace', 'London'), ('Grace Hopper', 'New "
             u"York'), "
             "('Åsa Öberg', 'Göteborg')"_s,
             u"INSERT INTO orders (order_number, customer_id, ordered_on, total) VALUES ('20001', 2, "
             u"'2026-01-05', 12.5), "
             "('20002', 2, '2026-02-07', 80), ('30001', 3, '2026-03-09', 7.25)"_s});
}

QString TestStore::ordersOf(int customer)
{
    return rows(
        u"SELECT order_number, status, total FROM orders WHERE customer_id = %1 ORDER BY order_number"_s.arg(
            customer));
}

} // namespace relata::test
