#include "models/database/postgresql_catalog.h"

namespace relata::postgresql_catalog {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Which relations are read: tables, partitioned tables, views, materialized views and foreign tables of the
/// users' schemas.
QString readableRelation()
{
    return uR"(c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
            AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
            AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT'))"_s;
}

QString readableRelations()
{
    return u"SELECT c.oid FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n "
           "ON n.oid = c.relnamespace WHERE "_s +
           readableRelation();
}

/// Whether row-level security has a policy at all by which the user may do this ("a"dd, "w"rite, "d"elete).
QString policyFor(const QString &command)
{
    return uR"((NOT row_security_active(c.oid) OR EXISTS (SELECT 1 FROM pg_catalog.pg_policy AS y
            WHERE y.polrelid = c.oid AND y.polpermissive AND y.polcmd IN ('*', '%1')
            AND EXISTS (SELECT 1 FROM unnest(y.polroles) AS role (id)
                WHERE CASE WHEN role.id = 0 THEN TRUE ELSE pg_has_role(role.id, 'USAGE') END))))"_s.arg(
        command);
}

/// What a domain is made of in the end. The outermost modifier and default count, any NOT NULL does.
QString domains()
{
    return uR"(domain (oid, link, base, modifier, required, preset) AS (
            SELECT t.oid, t.oid, t.typbasetype, t.typtypmod, t.typnotnull, t.typdefault
            FROM pg_catalog.pg_type AS t WHERE t.typtype = 'd'
        UNION ALL
            SELECT d.oid, t.oid, t.typbasetype,
                CASE WHEN d.modifier < 0 THEN t.typtypmod ELSE d.modifier END,
                d.required OR t.typnotnull, coalesce(d.preset, t.typdefault)
            FROM domain AS d JOIN pg_catalog.pg_type AS t ON t.oid = d.base AND t.typtype = 'd'))"_s;
}

} // namespace

QString tables()
{
    return uR"(
        SELECT c.oid::text, n.nspname::text, c.relname::text, c.relkind::text,
            has_any_column_privilege(c.oid, 'INSERT') AND %2,
            has_any_column_privilege(c.oid, 'UPDATE') AND %3,
            has_table_privilege(c.oid, 'DELETE') AND %4, row_security_active(c.oid)
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE %1
        ORDER BY NOT pg_catalog.pg_table_is_visible(c.oid),
            array_position(current_schemas(false), n.nspname), n.nspname, lower(c.relname), c.relname)"_s.arg(
        readableRelation(), policyFor(u"a"_s), policyFor(u"w"_s), policyFor(u"d"_s));
}

QString columns()
{
    return uR"(
        WITH RECURSIVE %1
        SELECT a.attrelid::text, a.attname::text, format_type(a.atttypid, a.atttypmod),
            format_type(b.oid, NULL), b.typtype::text, coalesce(d.modifier, a.atttypmod),
            a.attnotnull OR coalesce(d.required, false),
            coalesce(pg_get_expr(v.adbin, v.adrelid), d.preset),
            a.attidentity <> '', a.attgenerated <> '', col_description(a.attrelid, a.attnum), b.oid::text,
            has_column_privilege(a.attrelid, a.attnum, 'SELECT'),
            has_column_privilege(a.attrelid, a.attnum, 'INSERT'),
            has_column_privilege(a.attrelid, a.attnum, 'UPDATE')
        FROM pg_catalog.pg_attribute AS a
            LEFT JOIN pg_catalog.pg_attrdef AS v ON v.adrelid = a.attrelid AND v.adnum = a.attnum
            LEFT JOIN (SELECT domain.* FROM domain JOIN pg_catalog.pg_type AS t
                ON t.oid = domain.base AND t.typtype <> 'd') AS d ON d.oid = a.atttypid
            JOIN pg_catalog.pg_type AS b ON b.oid = coalesce(d.base, a.atttypid)
        WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid IN (%2)
        ORDER BY a.attrelid, a.attnum)"_s.arg(domains(), readableRelations());
}

QString enumLabels()
{
    return u"SELECT enumtypid::text, enumlabel::text FROM pg_catalog.pg_enum ORDER BY enumtypid, enumsortorder"_s;
}

QString checks()
{
    return uR"(
        WITH RECURSIVE %1
        SELECT k.conrelid::text, a.attname::text, pg_get_expr(k.conbin, k.conrelid), k.oid AS place
        FROM pg_catalog.pg_constraint AS k
            JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.contype = 'c' AND cardinality(k.conkey) = 1 AND k.conrelid IN (%2)
        UNION ALL
        SELECT a.attrelid::text, a.attname::text, pg_get_expr(k.conbin, 0), k.oid
        FROM pg_catalog.pg_attribute AS a JOIN domain AS d ON d.oid = a.atttypid
            JOIN pg_catalog.pg_constraint AS k ON k.contypid = d.link AND k.contype = 'c'
        WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid IN (%2)
        ORDER BY place)"_s.arg(domains(), readableRelations());
}

QString keys()
{
    // INCLUDE's columns stand behind the key's own; neither partial nor expression indexes say what is
    // unique.
    return uR"(
        SELECT i.indrelid::text, i.indexrelid::text, i.indisprimary, a.attname::text
        FROM pg_catalog.pg_index AS i
            CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
            JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
        WHERE i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
            AND k.place <= i.indnkeyatts AND i.indrelid IN (%1)
        ORDER BY i.indrelid, NOT i.indisprimary, i.indexrelid, k.place)"_s.arg(readableRelations());
}

QString foreignKeys()
{
    // The copies of a key that partitions get have a parent of their own.
    return uR"(
        SELECT k.conrelid::text, k.oid::text, n.nspname::text, p.relname::text,
            k.confdeltype::text, k.confupdtype::text, a.attname::text, b.attname::text
        FROM pg_catalog.pg_constraint AS k
            JOIN pg_catalog.pg_class AS p ON p.oid = k.confrelid
            JOIN pg_catalog.pg_namespace AS n ON n.oid = p.relnamespace
            CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY AS c (child, parent, place)
            JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = c.child
            JOIN pg_catalog.pg_attribute AS b ON b.attrelid = k.confrelid AND b.attnum = c.parent
        WHERE k.contype = 'f' AND k.conparentid = 0 AND k.conrelid IN (%1)
        ORDER BY k.conrelid, k.oid, c.place)"_s.arg(readableRelations());
}

QString trigramIndexes()
{
    return uR"(
        SELECT i.indrelid::text, a.attname::text, pg_get_indexdef(i.indexrelid, k.place::int, true)
        FROM pg_catalog.pg_index AS i
            CROSS JOIN LATERAL unnest(i.indclass::oid[]) WITH ORDINALITY AS k (class, place)
            JOIN pg_catalog.pg_opclass AS o ON o.oid = k.class
            JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid
                AND a.attnum = coalesce(nullif(i.indkey[k.place - 1], 0), (
                    SELECT min(d.refobjsubid) FROM pg_catalog.pg_depend AS d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid
                        AND d.refclassid = 'pg_class'::regclass AND d.refobjid = i.indrelid AND d.refobjsubid > 0
                    HAVING count(DISTINCT d.refobjsubid) = 1))
        WHERE o.opcname IN ('gin_trgm_ops', 'gist_trgm_ops') AND i.indisvalid AND i.indpred IS NULL
            AND i.indrelid IN (%1)
        ORDER BY i.indrelid, i.indexrelid, k.place)"_s.arg(readableRelations());
}

} // namespace relata::postgresql_catalog
