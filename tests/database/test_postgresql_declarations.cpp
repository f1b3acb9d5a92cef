#include "models/database/schema_reader.h"
#include "support/schema_text.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Schema schemaOf(std::initializer_list<QString> statements)
{
    TestDatabase database(DatabaseLocation::Kind::PostgreSQL);
    database.execute(statements);
    return readSchema(database.connection());
}

} // namespace

/// What PostgreSQL alone has: types of one's own, schemas, partitions, rights.
class PostgresqlDeclarationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void columnsAreReadAsDeclared()
    {
        const Schema schema =
            schemaOf({u"CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy')"_s,
                      u"CREATE DOMAIN size AS varchar(5) NOT NULL DEFAULT 'S' CHECK (VALUE IN ('S', 'M'))"_s,
                      u"CREATE DOMAIN shirt_size AS size"_s, u"CREATE DOMAIN price AS numeric(8,2)"_s,
                      u"CREATE TYPE public.date AS (a integer)"_s, uR"(CREATE TABLE orders (
                id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                old_id bigserial,
                number varchar(10) NOT NULL,
                code char(3),
                any_number varchar,
                total numeric(12,2) DEFAULT 0,
                free numeric,
                weight double precision,
                paid boolean NOT NULL DEFAULT false,
                ordered_on pg_catalog.date DEFAULT CURRENT_DATE,
                changed_at timestamptz,
                opens time,
                opens_at timetz,
                photo bytea,
                extra jsonb,
                uid uuid,
                mood mood DEFAULT 'happy',
                shirt shirt_size,
                price price,
                tags text[],
                own public.date,
                waits interval,
                status text,
                stage varchar(9) CHECK (stage IN ('a', 'b')),
                level integer CHECK (level IN (1, -2)),
                twice numeric GENERATED ALWAYS AS (total * 2) STORED,
                dropped integer))"_s,
                      u"ALTER TABLE orders DROP COLUMN dropped"_s,
                      u"ALTER TABLE orders ADD CHECK (status IN ('open', 'paid')) NOT VALID"_s,
                      u"COMMENT ON COLUMN orders.number IS 'As printed on the letter'"_s});
        QCOMPARE(columnsText(schema, u"orders"_s), uR"(id: integer Integer, required, identity
old_id: bigint Integer, required, identity, default nextval('orders_old_id_seq'::regclass)
number: character varying(10) Text up to 10, required, “As printed on the letter”
code: character(3) Text up to 3
any_number: character varying Text
total: numeric(12,2) Decimal 12.2, default 0
free: numeric Decimal
weight: double precision Real
paid: boolean Boolean, required, default false
ordered_on: date Date, default CURRENT_DATE
changed_at: timestamp with time zone DateTime
opens: time without time zone Time
opens_at: time with time zone Other
photo: bytea Blob
extra: jsonb Json
uid: uuid Uuid
mood: mood Text, default 'happy'::mood, one of sad|it's ok|happy
shirt: shirt_size Text up to 5, required, default 'S'::character varying, one of S|M
price: price Decimal 8.2
tags: text[] Other
own: public.date Other
waits: interval Other
status: text Text, one of open|paid
stage: character varying(9) Text up to 9, one of a|b
level: integer Integer, one of 1|-2
twice: numeric Decimal, generated)"_s);
    }

    void keysLeaveOutIncludedColumns()
    {
        const Schema schema = schemaOf({u"CREATE TABLE t (a integer NOT NULL, b integer, c integer, "
                                        "PRIMARY KEY (b, a) INCLUDE (c))"_s,
                                        u"CREATE UNIQUE INDEX ON t (c) INCLUDE (a)"_s});
        QCOMPARE(keysText(schema, u"t"_s), u"primary b, a\nunique c\nkey b, a\ntie-break b, a"_s);
    }

    void withoutAKeyRowsHaveTheirPlace()
    {
        QCOMPARE(keysText(schemaOf({u"CREATE TABLE t (a integer)"_s}), u"t"_s),
                 u"key ctid\ntie-break ctid"_s);
    }

    void partitionsAreReadThroughTheirParent()
    {
        const Schema schema = schemaOf(
            {u"CREATE TABLE years (id integer PRIMARY KEY)"_s,
             u"CREATE TABLE sales (id integer, year integer REFERENCES years (id), "
             "PRIMARY KEY (id, year)) PARTITION BY LIST (year)"_s,
             u"CREATE TABLE sales_2026 PARTITION OF sales FOR VALUES IN (2026)"_s,
             u"CREATE TABLE log (line text) PARTITION BY HASH (line)"_s,
             u"CREATE TABLE refunds (sale integer, year integer, FOREIGN KEY (sale, year) REFERENCES sales)"_s});
        QCOMPARE(tableNames(schema), u"log\nrefunds\nsales\nyears"_s);
        QCOMPARE(relationshipsText(schema), u"refunds(sale, year) → sales(id, year): sale has refunds\n"
                                            "sales(year) → years(id): year has sales"_s);
        QCOMPARE(keysText(schema, u"log"_s), QString());
    }

    void schemasOnTheSearchPathComeFirst()
    {
        const Schema schema = schemaOf(
            {u"CREATE SCHEMA archive"_s, u"CREATE SCHEMA \"Old stuff\""_s,
             u"CREATE TABLE customers (id integer PRIMARY KEY)"_s,
             u"CREATE TABLE orders (customer_id integer REFERENCES customers)"_s,
             u"CREATE TABLE archive.orders (customer_id integer REFERENCES customers)"_s,
             u"CREATE MATERIALIZED VIEW \"Old stuff\".sums AS SELECT count(*) AS orders FROM orders"_s,
             u"CREATE TEMPORARY TABLE mine (id integer)"_s});
        QCOMPARE(tableNames(schema), u"customers\norders\nOld stuff.sums (view)\narchive.orders"_s);
        QCOMPARE(relationshipsText(schema),
                 u"orders(customer_id) → customers(id): customer has public.orders\n"
                 "archive.orders(customer_id) → customers(id): customer has archive.orders"_s);
        QCOMPARE(schema.tables().constFirst().name.schema, u"public"_s);
    }

    void whatMayNotBeReadIsLeftOut()
    {
        const Schema schema = schemaOf(
            {u"CREATE TABLE customers (id integer PRIMARY KEY, name text, secret text)"_s,
             u"CREATE TABLE secrets (id integer PRIMARY KEY)"_s,
             u"CREATE TABLE orders (id integer PRIMARY KEY, secret_id integer REFERENCES secrets)"_s,
             u"CREATE ROLE clerk_%1"_s.arg(QCoreApplication::applicationPid()),
             u"GRANT SELECT (id, name) ON customers TO clerk_%1"_s.arg(QCoreApplication::applicationPid()),
             u"GRANT SELECT ON orders TO clerk_%1"_s.arg(QCoreApplication::applicationPid()),
             u"SET ROLE clerk_%1"_s.arg(QCoreApplication::applicationPid())});
        QCOMPARE(tableNames(schema), u"customers\norders"_s);
        QCOMPARE(columnsText(schema, u"customers"_s), u"id: integer Integer, required\nname: text Text"_s);
        QCOMPARE(notesText(schema),
                 u"customers: You do not have the right to see the column Secret.\n"
                 "orders: The foreign key (secret_id) refers to the table secrets, which cannot be found."_s);
    }
};

RELATA_TEST(PostgresqlDeclarationsTest, "postgresql_declarations");
#include "test_postgresql_declarations.moc"
