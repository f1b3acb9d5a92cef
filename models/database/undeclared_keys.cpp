#include "models/database/undeclared_keys.h"

#include "models/database/label.h"
#include "models/database/relationship_names.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// `customer_id`, `CustomerId` and `Customer ID` are the same word here.
QString plain(const QString &name)
{
    QString letters = name.toLower();
    letters.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return letters;
}

/// The word for one record of a table, as it stands in the names of columns.
QString wordOf(const Table &table)
{
    return plain(readableSingular(table.name.name));
}

bool isUnique(const Table &table, const QStringList &columns)
{
    return table.primaryKey == columns || table.uniqueKeys.contains(columns);
}

/// Columns that alone tell the records of a table apart.
QStringList uniqueColumns(const Table &table)
{
    QStringList columns;
    for (const Column &column : table.columns) {
        if (isUnique(table, {column.name}))
            columns << column.name;
    }
    return columns;
}

bool isNumber(ValueKind kind)
{
    return kind == ValueKind::Integer || kind == ValueKind::Decimal;
}

bool haveSameKind(const Column &a, const Column &b)
{
    return a.kind == b.kind || (isNumber(a.kind) && isNumber(b.kind));
}

bool isDeclared(const Table &table, const QString &column)
{
    return std::ranges::any_of(table.foreignKeys,
                               [&](const ForeignKey &key) { return key.columns == QStringList(column); });
}

/// `customer_id` for `customers.id`, `CustomerID` for `Customers.CustomerID`, `billing_customer_id` as well.
bool namesParent(const QString &column, const Table &parent, const QString &parentColumn)
{
    const QString word = wordOf(parent);
    const QString target = plain(parentColumn);
    const QString wanted = target.startsWith(word) ? target : word + target;
    const QString name = plain(column);
    return !word.isEmpty() && wanted != word && name.endsWith(wanted);
}

/// `customers.customer_id` is the customers' own number, whatever it ends with.
bool isOwnKey(const Table &table, const QString &column)
{
    return table.primaryKey == QStringList(column) && namesParent(column, table, column);
}

QList<UndeclaredKey> proposedFor(const Table &table, const Column &column, const QList<Table> &tables)
{
    QList<UndeclaredKey> keys;
    for (const Table &parent : tables) {
        for (const QString &target : parent.isView ? QStringList() : uniqueColumns(parent)) {
            const bool isItself = parent.name == table.name && target == column.name;
            if (!isItself && haveSameKind(column, *parent.column(target)) &&
                namesParent(column.name, parent, target))
                keys.append(
                    {table.name,
                     {.columns = {column.name}, .parentTable = parent.name, .parentColumns = {target}}});
        }
    }
    return keys;
}

} // namespace

QString UndeclaredKey::text() const
{
    return u"%1.%2 → %3.%4"_s.arg(table.name, key.columns.join(u", "_s), key.parentTable.name,
                                  key.parentColumns.join(u", "_s));
}

QList<UndeclaredKey> proposedKeys(const Schema &schema)
{
    QList<UndeclaredKey> keys;
    for (const Table &table : schema.tables()) {
        for (const Column &column : table.isView ? QList<Column>() : table.columns) {
            if (!isDeclared(table, column.name) && !isOwnKey(table, column.name))
                keys += proposedFor(table, column, schema.tables());
        }
    }
    return keys;
}

bool fits(const Schema &schema, const UndeclaredKey &key)
{
    const Table *child = schema.table(key.table);
    const Table *parent = schema.table(key.key.parentTable);
    const auto has = [](const Table *table, const QStringList &columns) {
        return table && !columns.isEmpty() &&
               std::ranges::all_of(columns, [table](const QString &name) { return table->column(name); });
    };
    return has(child, key.key.columns) && has(parent, key.key.parentColumns) &&
           key.key.columns.size() == key.key.parentColumns.size() && isUnique(*parent, key.key.parentColumns);
}

Schema withKeys(const Schema &schema, const QList<UndeclaredKey> &keys)
{
    QList<Table> tables = schema.tables();
    for (const UndeclaredKey &key : keys) {
        const auto table = std::ranges::find(tables, key.table, &Table::name);
        if (table != tables.end() && fits(schema, key) && !table->foreignKeys.contains(key.key))
            table->foreignKeys.append(key.key);
    }
    QList<Relationship> relationships = namedRelationships(tables);
    return {std::move(tables), std::move(relationships), schema.notes()};
}

} // namespace relata
