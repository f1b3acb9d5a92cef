-- An index for every column that a list is sorted by, and for every foreign key, each ending with the key:
-- an order by (column, id) is then one index, whichever way it is read.

CREATE INDEX customers_by_name  ON customers (name, id);
CREATE INDEX customers_by_email ON customers (email, id);
CREATE INDEX customers_by_phone ON customers (phone, id);
CREATE INDEX customers_by_city  ON customers (city, id);

CREATE INDEX orders_by_customer          ON orders (customer_id, id); -- the newest of a customer first
CREATE INDEX orders_by_customer_and_date ON orders (customer_id, ordered_on, id);
CREATE INDEX orders_by_number            ON orders (order_number, id);
CREATE INDEX orders_by_date              ON orders (ordered_on, id);
CREATE INDEX orders_by_status            ON orders (status, id);
CREATE INDEX orders_by_total             ON orders (total, id);

INSERT INTO relata_schema (version) VALUES (2);
