-- Customers and their orders. AUTOINCREMENT, because the key of a deleted record must never be given to
-- another one: undo brings the record back under its old key.

CREATE TABLE customers (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    name  VARCHAR(50) NOT NULL CONSTRAINT name_is_not_empty CHECK (trim(name) <> ''),
    email VARCHAR(254),
    phone VARCHAR(30),
    city  VARCHAR(80)
);

CREATE TABLE orders (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    order_number VARCHAR(10) NOT NULL UNIQUE
                 CONSTRAINT order_number_is_not_empty CHECK (trim(order_number) <> ''),
    customer_id  INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    ordered_on   DATE NOT NULL DEFAULT (date('now', 'localtime'))
                 CONSTRAINT ordered_on_is_a_date CHECK (ordered_on IS date(ordered_on)),
    status       VARCHAR(10) NOT NULL DEFAULT 'new'
                 CONSTRAINT status_is_known CHECK (status IN ('new', 'paid', 'shipped', 'cancelled')),
    total        NUMERIC(12, 2) NOT NULL DEFAULT 0
                 CONSTRAINT total_is_an_amount CHECK (total BETWEEN -9999999999.99 AND 9999999999.99),
    note         TEXT
);

PRAGMA application_id = 1382839393; -- "Rlta": how we know our own stores
PRAGMA user_version = 1;
