-- One chunk of orders. Values: the first and the last number, how many customers and orders there are in all,
-- how many of the orders the busy customer has, and the key of that customer. (No quotes and no question marks
-- in these comments: the driver for PostgreSQL would count them in.)
-- The column per_million is how far a number is through all orders; the days pass more slowly towards the end, so that
-- there are three times as many orders a day now as in the beginning.
INSERT INTO orders (order_number, customer_id, ordered_on, status, total, note)
WITH RECURSIVE
size (first, last, customers, orders, busy_orders, busy) AS (
    SELECT CAST(? AS bigint), CAST(? AS bigint), CAST(? AS bigint),
           CAST(? AS bigint), CAST(? AS bigint), CAST(? AS bigint)
),
numbers (n) AS (
    SELECT first FROM size
    UNION ALL
    SELECT n + 1 FROM numbers, size WHERE n < last
),
first_dice (n, a) AS (SELECT n, n * 48271 % 2147483647 FROM numbers),
second_dice (n, a, b) AS (SELECT n, a, (a * a + n) % 2147483647 FROM first_dice),
dice (n, a, b, c, per_million) AS (
    SELECT n, a, b, (b * b + n) % 2147483647, n * 1000000 / orders FROM second_dice, size
),
-- Few customers order often and many a little: the square of an even spread, then shuffled.
picks (n, a, b, c, per_million, pick, is_busy) AS (
    SELECT n, a, b, c, per_million,
           1 + ((b % 1000000) * (b % 1000000) / 1000000 * customers / 1000000 * 389 + 40) % customers,
           n * busy_orders / orders > (n - 1) * busy_orders / orders
    FROM dice, size
),
placed (n, a, b, c, age, customer_id, day_id) AS (
    SELECT n, a, b, c, days.last - per_million * (3000000 - per_million) / 2000000 * days.last / 1000000,
           CASE
               WHEN is_busy THEN busy
               WHEN pick % 17 = 5 THEN pick - 1 -- who has none at all
               WHEN pick = busy THEN pick + 1
               ELSE pick
           END,
           per_million * (3000000 - per_million) / 2000000 * days.last / 1000000
    FROM picks, size, (SELECT max(id) AS last FROM sample_day) days
)
SELECT
    -- 12345 is left free: it is the number that people try out first.
    CAST(10000 + n + CASE WHEN 10000 + n >= 12345 THEN 1 ELSE 0 END AS varchar(10)),
    customer_id,
    day.day,
    CASE
        WHEN c % 100 < 4 THEN 'cancelled'
        WHEN age > 21 + c % 14 THEN 'shipped'
        WHEN age > 3 + c % 9 THEN CASE WHEN a % 3 = 0 THEN 'shipped' ELSE 'paid' END
        WHEN a % 4 = 0 THEN 'paid'
        ELSE 'new'
    END,
    (490 + (b / 64 % 200) * (c / 64 % 200) * 3 + a % 100) / 100.0,
    note.note
FROM placed
JOIN sample_day day ON day.id = day_id
LEFT JOIN sample_note note ON c / 128 % 100 < 8 AND note.id = b / 128 % (SELECT count(*) FROM sample_note)
ORDER BY n
