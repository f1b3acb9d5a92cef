#include "support/schema_by_hand.h"

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

Column column(const QString &name, ValueKind kind, const QString &declaredType)
{
    Column column{.name = name, .declaredType = declaredType, .kind = kind};
    return column;
}

Column required(Column column)
{
    column.nullable = false;
    return column;
}

Column identityColumn()
{
    Column id = required(column(u"id"_s, ValueKind::Integer, u"INTEGER"_s));
    id.identity = true;
    return id;
}

Table tableOf(const QString &name, const QList<Column> &columns, const QStringList &primaryKey)
{
    const QStringList key = primaryKey.isEmpty() ? QStringList{u"rowid"_s} : primaryKey;
    return {.name = {{}, name}, .columns = columns, .primaryKey = primaryKey, .key = key, .tieBreak = key};
}

ForeignKey foreignKeyTo(const QString &parent, const QStringList &parentColumns, const QStringList &columns,
                        ReferentialAction onDelete)
{
    return {.columns = columns,
            .parentTable = {{}, parent},
            .parentColumns = parentColumns,
            .onDelete = onDelete};
}

Schema schemaOf(const QList<Table> &tables)
{
    QList<Relationship> relationships;
    for (const Table &child : tables) {
        for (const ForeignKey &key : child.foreignKeys)
            relationships << Relationship{key.parentTable, child.name,      key.parentColumns,
                                          key.columns,     child.name.name, key.parentTable.name,
                                          key.onDelete};
    }
    return {tables, relationships, {}};
}

Schema shopSchema(ReferentialAction onDelete)
{
    const Table customers =
        tableOf(u"customers"_s,
                {identityColumn(), required(column(u"name"_s, ValueKind::Text, u"TEXT"_s)),
                 column(u"city"_s, ValueKind::Text, u"TEXT"_s)},
                {u"id"_s});
    Column number = required(column(u"order_number"_s, ValueKind::Text, u"VARCHAR(10)"_s));
    number.lengthLimit = 10;
    Table orders = tableOf(
        u"orders"_s,
        {identityColumn(), number, required(column(u"customer_id"_s, ValueKind::Integer, u"INTEGER"_s)),
         column(u"total"_s, ValueKind::Decimal, u"NUMERIC"_s), column(u"note"_s, ValueKind::Text, u"TEXT"_s)},
        {u"id"_s});
    orders.uniqueKeys = {{u"order_number"_s}};
    orders.foreignKeys = {foreignKeyTo(u"customers"_s, {u"id"_s}, {u"customer_id"_s}, onDelete)};
    return schemaOf({customers, orders});
}

QStringList shopStatements(bool isSqlite, const QString &onDelete)
{
    const QString id =
        isSqlite ? u"id INTEGER PRIMARY KEY"_s : u"id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY"_s;
    return {
        u"CREATE TABLE customers (%1, name TEXT NOT NULL, city TEXT)"_s.arg(id),
        u"CREATE TABLE orders (%1, order_number VARCHAR(10) NOT NULL UNIQUE, customer_id INTEGER NOT NULL "
        "REFERENCES customers (id) ON DELETE %2, total NUMERIC, note TEXT)"_s.arg(id, onDelete),
        u"INSERT INTO customers (name, city) VALUES ('Ada', 'London'), ('Grace', 'New York')"_s,
        u"INSERT INTO orders (order_number, customer_id, total) VALUES ('12345', 1, 12.5), ('12346', 1, 7)"_s};
}

} // namespace relata::test
