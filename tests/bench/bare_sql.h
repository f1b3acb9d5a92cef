#pragma once

namespace relata::bench {

// What Relata asks for, as short as it can be said by somebody who knows these two tables: the same columns,
// labels, counts and numbers of rows. For SQLite; BarePostgresql says the same to PostgreSQL.

inline constexpr char CustomerPage[] = // values: the key to begin at, rows to skip
    "SELECT id, name, email, phone, city,"
    " (SELECT count(*) FROM (SELECT 1 FROM orders WHERE customer_id = customers.id LIMIT 10000) AS few)"
    " FROM customers WHERE id >= ? ORDER BY id LIMIT 128 OFFSET ?";

inline constexpr char OrdersOfCustomer[] = // value: the customer
    "SELECT id, order_number, customer_id, ordered_on, status, total, note,"
    " (SELECT name FROM customers WHERE id = orders.customer_id)"
    " FROM orders WHERE customer_id = ? ORDER BY id DESC LIMIT 129";

inline constexpr char OrdersByStatus[] =
    "SELECT id, order_number, customer_id, ordered_on, status, total, note,"
    " (SELECT name FROM customers WHERE id = orders.customer_id)"
    " FROM orders ORDER BY status, id LIMIT 129";

inline constexpr char OrdersByNote[] = // no index on notes
    "SELECT id, order_number, customer_id, ordered_on, status, total, note,"
    " (SELECT name FROM customers WHERE id = orders.customer_id)"
    " FROM orders ORDER BY note, id LIMIT 129";

inline constexpr char OrderOfNumber[] = // value: the order's number
    "SELECT id, order_number, customer_id, ordered_on, status, total, note,"
    " (SELECT name FROM customers WHERE id = orders.customer_id)"
    " FROM orders WHERE order_number = ?";

inline constexpr char CountOrders[] = "SELECT count(*) FROM orders";

// LIKE folds the case of ASCII alone; Relata's search folds all case and all accents.
inline constexpr char SearchFirst[] =
    "SELECT id, name, email, phone, city FROM customers WHERE name LIKE '%an%' OR email LIKE '%an%'"
    " OR phone LIKE '%an%' OR city LIKE '%an%' ORDER BY id LIMIT 128";

inline constexpr char SearchAll[] =
    "SELECT count(*) FROM customers WHERE name LIKE '%an%' OR email LIKE '%an%'"
    " OR phone LIKE '%an%' OR city LIKE '%an%'";

inline constexpr char SearchNames[] = "SELECT count(*) FROM customers WHERE name LIKE '%an%'";

inline constexpr char InsertOrder[] = // values: customer, order number
    "INSERT INTO orders (customer_id, order_number) VALUES (?, ?)";

} // namespace relata::bench
