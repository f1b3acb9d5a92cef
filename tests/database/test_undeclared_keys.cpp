#include "models/database/inclusion_check.h"
#include "support/schema_text.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QString texts(const QList<UndeclaredKey> &keys)
{
    QStringList lines;
    for (const UndeclaredKey &key : keys)
        lines << key.text();
    return lines.join(u'\n');
}

QStringList customersAndOrders()
{
    return {u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(20))"_s,
            u"CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, status VARCHAR(10))"_s,
            u"INSERT INTO customers VALUES (1, 'Ada'), (2, 'Grace')"_s};
}

/// Goes through all rows, and says how many values have their parent.
QString inclusion(TestDatabase &database, const Schema &schema, const UndeclaredKey &key,
                  int *steps = nullptr)
{
    const InclusionCheck check(database.connection(), schema);
    Inclusion all;
    std::optional<Chunk> last;
    for (bool complete = false; !complete;) {
        const auto step = check.step(key, last);
        if (!step)
            return step.error().details;
        all.values += step->found.values;
        all.matches += step->found.matches;
        last = step->chunk;
        complete = step->complete;
        if (steps)
            ++*steps;
    }
    return u"%1 of %2"_s.arg(all.matches).arg(all.values);
}

} // namespace

/// Foreign keys that nobody has declared: found by their names, checked against the values.
class UndeclaredKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesSuggestThem_data() { addDatabaseKinds(); }

    void namesSuggestThem()
    {
        TestDatabase database(databaseKind());
        database.execute(customersAndOrders());
        QCOMPARE(texts(proposedKeys(readSchema(database.connection()))),
                 u"orders.customer_id → customers.id"_s);
    }

    void theSameNameInBothTablesAndWithARoleBeforeIt_data() { addDatabaseKinds(); }

    void theSameNameInBothTablesAndWithARoleBeforeIt()
    {
        TestDatabase database(databaseKind());
        database.execute(
            {u"CREATE TABLE \"Customers\" (\"CustomerID\" INTEGER PRIMARY KEY)"_s,
             u"CREATE TABLE \"Orders\" (\"OrderID\" INTEGER PRIMARY KEY, \"CustomerID\" INTEGER, "
             "\"BillingCustomerID\" INTEGER, \"Customer\" VARCHAR(10))"_s});
        QCOMPARE(texts(proposedKeys(readSchema(database.connection()))),
                 u"Orders.CustomerID → Customers.CustomerID\n"
                 "Orders.BillingCustomerID → Customers.CustomerID"_s);
    }

    void anotherTypeOrADeclaredKeySuggestsNothing_data() { addDatabaseKinds(); }

    void anotherTypeOrADeclaredKeySuggestsNothing()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE customers (id INTEGER PRIMARY KEY)"_s,
                          u"CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id VARCHAR(10))"_s,
                          u"CREATE TABLE visits (id INTEGER PRIMARY KEY, "
                          "customer_id INTEGER REFERENCES customers (id))"_s});
        QCOMPARE(texts(proposedKeys(readSchema(database.connection()))), QString());
    }

    void theyAreFollowedLikeDeclaredOnes_data() { addDatabaseKinds(); }

    void theyAreFollowedLikeDeclaredOnes()
    {
        TestDatabase database(databaseKind());
        database.execute(customersAndOrders());
        const Schema declared = readSchema(database.connection());
        QCOMPARE(relationshipsText(declared), QString());
        const Schema schema = withKeys(declared, proposedKeys(declared));
        QCOMPARE(relationshipsText(schema), u"orders(customer_id) → customers(id): customer has orders"_s);
        QCOMPARE(texts(proposedKeys(schema)), QString()); // they are known by now
    }

    void whatNoLongerFitsIsLeftOut_data() { addDatabaseKinds(); }

    void whatNoLongerFitsIsLeftOut()
    {
        TestDatabase database(databaseKind());
        database.execute(customersAndOrders());
        const Schema schema = readSchema(database.connection());
        const UndeclaredKey good = proposedKeys(schema).constFirst();
        UndeclaredKey noColumn = good;
        noColumn.key.columns = {u"client"_s};
        UndeclaredKey noTable = good;
        noTable.key.parentTable.name = u"clients"_s;
        UndeclaredKey notUnique = good;
        notUnique.key.parentColumns = {u"name"_s};
        for (const UndeclaredKey &bad : {noColumn, noTable, notUnique}) {
            QVERIFY(!fits(schema, bad));
            QCOMPARE(relationshipsText(withKeys(schema, {bad})), QString());
        }
    }

    void valuesAreComparedAndNullsLeftOut_data() { addDatabaseKinds(); }

    void valuesAreComparedAndNullsLeftOut()
    {
        TestDatabase database(databaseKind());
        database.execute(customersAndOrders());
        database.execute({u"INSERT INTO orders VALUES (1, 1, 'new'), (2, 2, 'new'), (3, NULL, 'new'), "
                          "(4, 99, 'new')"_s});
        const Schema schema = readSchema(database.connection());
        QCOMPARE(inclusion(database, schema, proposedKeys(schema).constFirst()), u"2 of 3"_s);
    }

    void anEmptyTableHasNothingToCompare_data() { addDatabaseKinds(); }

    void anEmptyTableHasNothingToCompare()
    {
        TestDatabase database(databaseKind());
        database.execute(customersAndOrders());
        const Schema schema = readSchema(database.connection());
        QCOMPARE(inclusion(database, schema, proposedKeys(schema).constFirst()), u"0 of 0"_s);
    }

    void manyRowsAreComparedInSteps_data() { addDatabaseKinds(); }

    void manyRowsAreComparedInSteps()
    {
        TestDatabase database(databaseKind());
        database.execute(customersAndOrders());
        database.execute(
            {u"INSERT INTO orders WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
             "WHERE i < 10000) SELECT i, 1 + i % 2, 'new' FROM n"_s});
        const Schema schema = readSchema(database.connection());
        int steps = 0;
        QCOMPARE(inclusion(database, schema, proposedKeys(schema).constFirst(), &steps), u"10000 of 10000"_s);
        QVERIFY(steps >= 3); // none of them reads more than a chunk
    }
};

RELATA_TEST(UndeclaredKeysTest, "undeclared_keys");
#include "test_undeclared_keys.moc"
