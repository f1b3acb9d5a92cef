#include "models/orphans.h"
#include "support/schema_by_hand.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Orders of a shop's customers; the shop must be there, the customer need not.
Schema shops()
{
    const Column shop = required(column(u"shop_id"_s, ValueKind::Integer, u"INTEGER"_s));
    const Column customer = column(u"customer_id"_s, ValueKind::Integer, u"INTEGER"_s);
    const Column number = column(u"number"_s, ValueKind::Integer, u"INTEGER"_s);
    Table orders = tableOf(u"orders"_s, {identityColumn(), shop, customer}, {u"id"_s});
    orders.foreignKeys = {foreignKeyTo(u"customers"_s, {u"shop_id"_s, u"number"_s},
                                       {u"shop_id"_s, u"customer_id"_s}, ReferentialAction::NoAction),
                          foreignKeyTo(u"shops"_s, {u"id"_s}, {u"shop_id"_s}, ReferentialAction::NoAction)};
    return schemaOf({tableOf(u"shops"_s, {identityColumn()}, {u"id"_s}),
                     tableOf(u"customers"_s, {shop, number}, {u"shop_id"_s, u"number"_s}), orders});
}

Relationship toParent(const Schema &schema, const QString &parent)
{
    for (const Relationship &relationship : schema.parentsOf({{}, u"orders"_s})) {
        if (relationship.parentTable.name == parent)
            return relationship;
    }
    return {};
}

} // namespace

/// Records whose foreign key is NULL.
class OrphansTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void onlyColumnsThatMayBeNullAreAskedAbout()
    {
        const Schema schema = shops();
        const RecordQuery query = recordsWithoutParent(schema, toParent(schema, u"customers"_s));
        QCOMPARE(query.table.name, u"orders"_s);
        QCOMPARE(query.filters.size(), 1);
        QCOMPARE(query.filters.constFirst().column, u"customer_id"_s);
        QVERIFY(query.filters.constFirst().values.constFirst().isNull());
    }

    void aRequiredParentIsNeverMissing()
    {
        const Schema schema = shops();
        QVERIFY(canBeWithoutParent(schema, toParent(schema, u"customers"_s)));
        QVERIFY(!canBeWithoutParent(schema, toParent(schema, u"shops"_s)));
    }

    void theQuerySaysWhoseParentIsMissing()
    {
        const Schema schema = shops();
        const Relationship customers = toParent(schema, u"customers"_s);
        RecordQuery query = recordsWithoutParent(schema, customers);
        QCOMPARE(missingParent(schema, query).value_or(Relationship()), customers);
        query.search = u"word"_s; // within that place
        QVERIFY(missingParent(schema, query));
        query.filters.clear();
        QVERIFY(!missingParent(schema, query));
        query.filters = {{u"customer_id"_s, ColumnFilter::Operator::Equal, {7}}};
        QVERIFY(!missingParent(schema, query));
    }
};

RELATA_TEST(OrphansTest, "orphans");
#include "test_orphans.moc"
