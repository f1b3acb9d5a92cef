-- An index for every column that a list is sorted by, and for every foreign key. SQLite ends each index with
-- the rowid, so an order by (column, id) is one index. order_number has one already, being unique; notes are
-- long and nobody sorts by them.

CREATE INDEX customers_by_name  ON customers (name);
CREATE INDEX customers_by_email ON customers (email);
CREATE INDEX customers_by_phone ON customers (phone);
CREATE INDEX customers_by_city  ON customers (city);

CREATE INDEX orders_by_customer          ON orders (customer_id); -- the newest of a customer first
CREATE INDEX orders_by_customer_and_date ON orders (customer_id, ordered_on);
CREATE INDEX orders_by_date              ON orders (ordered_on);
CREATE INDEX orders_by_status            ON orders (status);
CREATE INDEX orders_by_total             ON orders (total);

PRAGMA user_version = 2;
