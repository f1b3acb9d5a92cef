#include "models/database/sqlite_catalog.h"

namespace relata::sqlite_catalog {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Which entries of table_list are read. Virtual tables are read as views: their modules decide what a row
/// and a key are.
constexpr QStringView Tables =
    u"t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
constexpr QStringView Views = u"t.schema = 'main' AND t.type IN ('view', 'virtual')";

/// CROSS JOIN keeps the order in which the functions, which take their arguments from the left, can be
/// called.
QString columnsOf(QStringView tables)
{
    return uR"(
        SELECT t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk, c.hidden
        FROM pragma_table_list AS t CROSS JOIN pragma_table_xinfo(t.name, t.schema) AS c
        WHERE %1 AND c.hidden <> 1
        ORDER BY t.name, c.cid)"_s.arg(tables);
}

} // namespace

QString tables()
{
    return uR"(
        SELECT t.name, t.type, t.wr, s.sql
        FROM pragma_table_list AS t LEFT JOIN sqlite_schema AS s ON s.name = t.name AND s.type = 'table'
        WHERE %1 OR %2
        ORDER BY lower(t.name), t.name)"_s.arg(Tables, Views);
}

QString tableColumns()
{
    return columnsOf(Tables);
}

QString viewColumns()
{
    return columnsOf(Views);
}

QString columnsOfView()
{
    return columnsOf(QString(Views.toString() + u" AND t.name = ?"_s));
}

QString keys()
{
    // index_list begins with the index that was declared last.
    return uR"(
        SELECT t.name, i.name, i.origin, k.name
        FROM pragma_table_list AS t CROSS JOIN pragma_index_list(t.name, t.schema) AS i
            CROSS JOIN pragma_index_info(i.name, t.schema) AS k
        WHERE %1 AND i."unique" AND NOT i.partial
        ORDER BY t.name, i.seq DESC, k.seqno)"_s.arg(Tables);
}

QString foreignKeys()
{
    // So does foreign_key_list.
    return uR"(
        SELECT t.name, f.seq, f."table", f."from", f."to", f.on_delete, f.on_update
        FROM pragma_table_list AS t CROSS JOIN pragma_foreign_key_list(t.name, t.schema) AS f
        WHERE %1
        ORDER BY t.name, f.id DESC, f.seq)"_s.arg(Tables);
}

} // namespace relata::sqlite_catalog
