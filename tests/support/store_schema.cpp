#include "support/store_schema.h"

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

Column id()
{
    return {.name = u"id"_s,
            .declaredType = u"INTEGER"_s,
            .kind = ValueKind::Integer,
            .nullable = false,
            .identity = true};
}

Column text(const QString &name, int limit, bool nullable)
{
    return {.name = name, .kind = ValueKind::Text, .lengthLimit = limit, .nullable = nullable};
}

Table customers()
{
    Table table{.name = Customers, .primaryKey = {u"id"_s}, .key = {u"id"_s}, .labelColumns = {u"name"_s}};
    table.columns = {id(), text(u"name"_s, 100, false), text(u"city"_s, 50, true)};
    return table;
}

Table orders()
{
    Table table{
        .name = Orders, .primaryKey = {u"id"_s}, .key = {u"id"_s}, .labelColumns = {u"order_number"_s}};
    table.columns = {
        id(),
        {.name = u"customer_id"_s, .kind = ValueKind::Integer, .nullable = false},
        text(u"order_number"_s, 10, false),
        {.name = u"ordered_on"_s, .kind = ValueKind::Date, .nullable = false},
        {.name = u"status"_s,
         .kind = ValueKind::Text,
         .nullable = false,
         .defaultExpression = u"'open'"_s,
         .allowedValues = {u"open"_s, u"shipped"_s, u"paid"_s}},
        {.name = u"total"_s, .kind = ValueKind::Decimal, .precision = 10, .scale = 2},
        text(u"note"_s, 500, true),
    };
    return table;
}

} // namespace

Relationship ordersOfCustomer()
{
    return {.parentTable = Customers,
            .childTable = Orders,
            .parentColumns = {u"id"_s},
            .childColumns = {u"customer_id"_s},
            .childrenName = u"orders"_s,
            .parentName = u"customer"_s};
}

SchemaPtr storeSchema()
{
    return std::make_shared<const Schema>(QList{customers(), orders()}, QList{ordersOfCustomer()},
                                          QList<SchemaNote>());
}

ParentRecord ada()
{
    return {ordersOfCustomer(), RecordKey({42LL}), {42LL}};
}

Record orderOfAda()
{
    return {.key = RecordKey({7LL}),
            .values = {7LL, 42LL, u"12345"_s, u"2026-05-12"_s, u"shipped"_s, 120LL, Value()},
            .parentLabels = {u"Ada Lovelace"_s}};
}

} // namespace relata::test
