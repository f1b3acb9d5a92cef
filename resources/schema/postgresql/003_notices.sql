-- Whoever listens on the channel "relata" hears which table was changed, once a statement; the rows themselves
-- are read again. The database sends what a transaction has told when it is committed, and never without.

CREATE FUNCTION relata_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('relata', TG_TABLE_NAME);
    RETURN NULL;
END
$$;

CREATE TRIGGER customers_notify AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON customers
    FOR EACH STATEMENT EXECUTE FUNCTION relata_notify();
CREATE TRIGGER orders_notify AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON orders
    FOR EACH STATEMENT EXECUTE FUNCTION relata_notify();

INSERT INTO relata_schema (version) VALUES (3);
