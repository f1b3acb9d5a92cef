#include "models/database/repository.h"
#include "models/database/store_schema.h"
#include "models/record_draft.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// The story that Relata began with: a customer, the customer's orders, an order more.
class StoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void anOrderIsAddedToACustomer_data() { addDatabaseKinds(); }

    void anOrderIsAddedToACustomer()
    {
        TestDatabase database(databaseKind());
        Store store(database);

        // Find customer 1, and her orders.
        const Record ada = store.customer(1);
        QCOMPARE(RecordReader::label(store.customers(), ada), u"Ada Lovelace"_s);
        QVERIFY(store.ordersOf(ada).isEmpty());

        // Add order 12345 to her, commit.
        const auto draft = store.newOrder(ada);
        draft->setText(u"order_number"_s, u"12345"_s);
        QVERIFY(draft->validate());
        const auto outcome = store.writer().apply({draft->change()});
        QVERIFY(outcome && outcome->succeeded());

        // She has it; and that order's customer is customer 1.
        const QList<Record> orders = store.ordersOf(ada);
        QCOMPARE(orders.size(), 1);
        QCOMPARE(store.reader().parent(store.relationship(), orders.first())->value().key, ada.key);
    }

    void elevenCharactersAreTooManyForAnOrderNumber_data() { addDatabaseKinds(); }

    void elevenCharactersAreTooManyForAnOrderNumber()
    {
        TestDatabase database(databaseKind());
        Store store(database);
        const auto draft = store.newOrder(store.customer(1));
        draft->setText(u"order_number"_s, u"12345678901"_s);
        QVERIFY(!draft->validate());
        QCOMPARE(draft->error(u"order_number"_s), u"Order number must be at most 10 characters."_s);
        draft->setText(u"order_number"_s, u"1234567890"_s);
        QVERIFY(draft->validate());
    }

    void aSaveThatFailsLeavesNothingBehind_data() { addDatabaseKinds(); }

    void aSaveThatFailsLeavesNothingBehind()
    {
        TestDatabase database(databaseKind());
        Store store(database);
        const Record ada = store.customer(1);
        const Change good = store.order(ada, u"12345"_s);
        const Change taken = store.order(ada, u"12345"_s);
        const auto outcome = store.writer().apply({good, taken});
        QVERIFY(outcome && !outcome->succeeded());
        QCOMPARE(outcome->errors.first().change, 1);
        QVERIFY(store.ordersOf(ada).isEmpty());
    }

private:
    /// The embedded store with one customer in it.
    class Store
    {
    public:
        explicit Store(TestDatabase &database)
            : m_connection(database.connection())
        {
            if (!StoreSchema().migrate(m_connection))
                qFatal("the store cannot be made");
            database.execute({u"INSERT INTO customers (name) VALUES ('Ada Lovelace')"_s});
            auto schema = SchemaReader(m_connection).read();
            m_schema = std::make_shared<const Schema>(schema.value());
        }

        const Table &table(const QString &name) const
        {
            const auto found =
                std::ranges::find_if(m_schema->tables(), [&](const Table &t) { return t.name.name == name; });
            return *found;
        }

        const Table &customers() const { return table(u"customers"_s); }

        Relationship relationship() const { return m_schema->childrenOf(customers().name).first(); }

        RecordReader reader() { return {m_connection, *m_schema}; }

        RecordWriter writer() { return {m_connection, *m_schema}; }

        Record customer(qlonglong id) { return reader().record(customers().name, RecordKey({id}))->value(); }

        QList<Record> ordersOf(const Record &customer)
        {
            const ParentRecord parent{relationship(), customer.key, customer.key.values()};
            return *reader().firstPage({.table = relationship().childTable, .parent = parent}, 10);
        }

        Change order(const Record &customer, const QString &number)
        {
            return Change::insertion(
                relationship().childTable,
                {{u"customer_id"_s, customer.key.values().first()}, {u"order_number"_s, number}});
        }

        std::unique_ptr<RecordDraft> newOrder(const Record &customer) const
        {
            return RecordDraft::newRecord(m_schema, relationship().childTable,
                                          ParentRecord{relationship(), customer.key, customer.key.values()},
                                          RecordReader::label(customers(), customer));
        }

    private:
        Connection &m_connection;
        SchemaPtr m_schema = std::make_shared<const Schema>();
    };
};

RELATA_TEST(StoryTest, "story");
#include "test_story.moc"
