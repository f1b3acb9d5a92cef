#include "support/many_orders.h"

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

void addOrders(TestStore &store, int count, int customer)
{
    const QString numbers =
        store.isSqlite()
            ? u"(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) SELECT i FROM n)"_s
            : u"(SELECT generate_series(1, %1) AS i)"_s;
    store.execute({u"INSERT INTO orders (order_number, customer_id, ordered_on, total, note) "
                   "SELECT 'N' || i, %1, '2026-03-09', i, 'note ' || (CAST(i AS bigint) * 7919 % %2) FROM "_s
                       .arg(customer)
                       .arg(count) +
                   numbers.arg(count) + u" AS s"_s});
    store.execute({store.isSqlite() ? u"ANALYZE"_s : u"ANALYZE orders"_s});
}

} // namespace relata::test
