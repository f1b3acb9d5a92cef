#include "models/record_table_model.h"
#include "support/many_orders.h"
#include "support/open_session.h"
#include "support/test_registry.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// A table of records as the views and panes see it: rows that arrive, stay, move and go.
class RecordTableModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase_data() { addDatabaseKinds(); }

    void init()
    {
        QFETCH_GLOBAL(DatabaseLocation::Kind, kind);
        m_open = std::make_unique<OpenSession>(kind);
        m_model = std::make_unique<RecordTableModel>(&m_open->session);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_open.reset();
    }

    void aTableIsShownWithItsCountsByKey()
    {
        show({.table = m_open->table(u"customers"_s)});
        QCOMPARE(column(u"Name"_s), (QStringList{u"Ada Lovelace"_s, u"Grace Hopper"_s, u"Åsa Öberg"_s}));
        QCOMPARE(column(u"Orders"_s), (QStringList{u"0"_s, u"2"_s, u"1"_s}));
        QVERIFY(m_model->isCountExact());
    }

    void childrenAreShownNewestFirstAndForeignKeysByName()
    {
        show({.table = m_open->table(u"orders"_s)});
        QCOMPARE(column(u"Customer"_s), (QStringList{u"Grace Hopper"_s, u"Grace Hopper"_s, u"Åsa Öberg"_s}));
        show(ordersOf(2));
        QCOMPARE(column(u"Order number"_s), (QStringList{u"20002"_s, u"20001"_s}));
    }

    void theOldRowsStayUntilTheNewOnesAreThere()
    {
        show(ordersOf(2));
        m_model->setQuery(ordersOf(3));
        QVERIFY(m_model->isPending());
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->query(), ordersOf(2));
        QTRY_VERIFY(!m_model->isPending());
        QCOMPARE(column(u"Order number"_s), QStringList{u"30001"_s});
    }

    void ofManyQueriesTheLastOneIsShownAndNoneOfTheOthers()
    {
        show(ordersOf(2));
        const QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        for (int i = 0; i < 20; ++i)
            m_model->setQuery(ordersOf(i % 3 + 1));
        m_model->setQuery(ordersOf(3));
        QTRY_VERIFY(!m_model->isPending());
        QCOMPARE(column(u"Order number"_s), QStringList{u"30001"_s});
        QCOMPARE(resets.size(), 1);
    }

    void aRecordThatIsAddedStandsWhereItBelongsAndNothingElseMoves()
    {
        show({.table = m_open->table(u"customers"_s), .sort = {{u"name"_s, Qt::AscendingOrder}}});
        const QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        const QPersistentModelIndex grace = m_model->index(*m_model->rowOf(key(2)), 0);
        write(Change::insertion(m_open->table(u"customers"_s), {{u"name"_s, u"Barbara Liskov"_s}}));
        QTRY_COMPARE(m_model->rowCount(), 4);
        QTRY_COMPARE(column(u"Name"_s).at(1), u"Barbara Liskov"_s);
        QCOMPARE(m_model->keyAt(grace.row()), key(2));
        QCOMPARE(resets.size(), 0);
    }

    void aRecordThatIsRenamedMovesToItsNewPlace()
    {
        show({.table = m_open->table(u"customers"_s), .sort = {{u"name"_s, Qt::AscendingOrder}}});
        const QPersistentModelIndex ada = m_model->index(*m_model->rowOf(key(1)), 0);
        write(Change::update(m_open->table(u"customers"_s), key(1), {{u"name"_s, u"Ada Lovelace"_s}},
                             {{u"name"_s, u"Hedy Lamarr"_s}}));
        QTRY_COMPARE(m_model->keyAt(1), key(1));
        QCOMPARE(ada.row(), 1);
        QTRY_COMPARE(column(u"Name"_s).first(), u"Grace Hopper"_s);
    }

    /// The rows of a filter that an index leads to are found in a way of their own.
    void whatIsSavedComesAndGoesAmongTheFewRowsOfAFilter()
    {
        addOrders(m_open->store, 5'000);
        show({.table = m_open->table(u"orders"_s),
              .filters = {{u"order_number"_s, ColumnFilter::Operator::Between, {u"N4990"_s, u"N4999"_s}}},
              .sort = {{u"total"_s, Qt::DescendingOrder}}});
        QVERIFY(m_model->isCountExact());
        QCOMPARE(m_model->rowCount(), 10);
        const QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        write(Change::insertion(
            m_open->table(u"orders"_s),
            {{u"customer_id"_s, 1LL}, {u"order_number"_s, u"N49955"_s}, {u"total"_s, u"4995.5"_s}}));
        QTRY_COMPARE(m_model->rowCount(), 11);
        QTRY_COMPARE(column(u"Order number"_s).mid(3, 3), (QStringList{u"N4996"_s, u"N49955"_s, u"N4995"_s}));
        write(Change::update(m_open->table(u"orders"_s), m_model->keyAt(0), {},
                             {{u"order_number"_s, u"X1"_s}})); // which the filter does not show
        QTRY_COMPARE(column(u"Order number"_s).first(), u"N4998"_s);
        remove(m_model->keyAt(0));
        QTRY_COMPARE(column(u"Order number"_s).first(), u"N4997"_s);
        QCOMPARE(m_model->rowCount(), 9);
        QCOMPARE(resets.size(), 0);
    }

    void aRecordThatIsDeletedGoesAndItsParentCountsOneLess()
    {
        RecordTableModel customers(&m_open->session);
        const QAbstractItemModelTester tester(&customers);
        customers.setQuery({.table = m_open->table(u"customers"_s)});
        QTRY_VERIFY(customers.isLoaded());
        show(ordersOf(2));
        remove(m_model->keyAt(0));
        QTRY_COMPARE(column(u"Order number"_s), QStringList{u"20001"_s});
        QTRY_COMPARE(customers.recordAt(1)->childCounts.first(), 1);
    }

    void aRecordThatIsDeletedWhileItIsReadAgainStaysAway()
    {
        show({.table = m_open->table(u"orders"_s)});
        const Change change = Change::update(m_open->table(u"orders"_s), m_model->keyAt(0), {}, {});
        const Change deletion = Change::deletion(m_open->table(u"orders"_s), m_model->keyAt(0), {});
        Q_EMIT m_open->session.changed({change}); // its row is read from here on
        Q_EMIT m_open->session.changed({deletion});
        QCOMPARE(m_model->rowCount(), 2);
        // Read behind it, and so there after it.
        bool isRead = false;
        m_model->readRows(0, 1, {}, m_model.get(), [&isRead](const auto &) { isRead = true; });
        const auto last = m_open->session.run(Lane::Pages, {}, [](Repository &) -> Result<int> { return 1; });
        QTRY_VERIFY(isRead && last.isFinished());
        QCOMPARE(m_model->rowCount(), 2);
    }

    void refreshingShowsWhatOthersWroteAroundTheSameRecord()
    {
        show({.table = m_open->table(u"customers"_s)});
        m_open->store.execute({u"INSERT INTO customers (id, name) VALUES (-1, 'First of all')"_s});
        m_model->refresh(key(2), 1);
        QTRY_COMPARE(m_model->rowCount(), 4);
        QCOMPARE(m_model->rowOf(key(2)), 2);
    }

    void refreshingMovesWhatKeepsItsPlaceAndResetsNothing()
    {
        show({.table = m_open->table(u"customers"_s)});
        const QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        const QSignalSpy refreshed(m_model.get(), &RecordTableModel::refreshed);
        const QPersistentModelIndex grace = m_model->index(1, 0);
        m_model->keepInPlace(grace);
        m_open->store.execute({u"INSERT INTO customers (id, name) VALUES (-1, 'First'), (-2, 'of all')"_s});
        m_model->refreshAnywhere();
        QTRY_COMPARE(refreshed.size(), 1);
        QCOMPARE(m_model->rowCount(), 5);
        QCOMPARE(grace.row(), 3);
        QCOMPARE(m_model->keyAt(grace.row()), key(2));
        m_open->store.execute({u"DELETE FROM customers WHERE id < 0"_s});
        m_model->refreshAnywhere();
        QTRY_COMPARE(refreshed.size(), 2);
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(grace.row(), 1);
        // Gone itself: the others are there, and nothing says that it had moved.
        m_open->store.execute({u"DELETE FROM orders"_s, u"DELETE FROM customers WHERE id > 1"_s});
        m_model->refreshAnywhere();
        QTRY_COMPARE(refreshed.size(), 3);
        QCOMPARE(column(u"Name"_s), QStringList{u"Ada Lovelace"_s});
        QVERIFY(!grace.isValid());
        QCOMPARE(resets.size(), 0);
    }

    void manyRowsArePagesThatAreReadWhenSomebodyLooks()
    {
        m_open->addCustomers(5000);
        show({.table = m_open->table(u"customers"_s)});
        QTRY_COMPARE(m_model->rowCount(), 5003);
        // Nobody has looked yet; the model's tester does where rows are inserted, at the chunk's end.
        QCOMPARE(m_model->index(2000, 1).data(), QVariant());
        QTRY_COMPARE(m_model->index(2000, 1).data().toString(), u"Customer 1998"_s);
        QTRY_COMPARE(m_model->index(5002, 1).data().toString(), u"Customer 5000"_s);
    }

    void aRecordIsFoundWhereverItIs()
    {
        m_open->addCustomers(5000);
        show({.table = m_open->table(u"customers"_s)});
        QTRY_VERIFY(m_model->isCountExact());
        std::optional<int> row;
        m_model->locate(key(4503), [&row](std::optional<int> found) { row = found; });
        QTRY_COMPARE(row, 4502);
    }

    void aSearchGrowsChunkByChunk()
    {
        m_open->addCustomers(9000);
        show({.table = m_open->table(u"customers"_s), .search = u"customer 8"_s});
        QTRY_VERIFY(m_model->isCountExact());
        // 3,168 numbers up to 9,000 have an 8 in them; and one customer is number 8.
        QCOMPARE(m_model->rowCount(), 3169);
        QTRY_VERIFY(!m_model->index(3168, 1).data().isNull());
    }

    void aFailureIsSaidAndTheOldRowsStay()
    {
        show(ordersOf(2));
        const QSignalSpy failed(m_model.get(), &RecordTableModel::failed);
        m_open->store.execute({u"DROP TABLE orders"_s});
        m_model->refresh({}, 0);
        QTRY_VERIFY(!failed.empty());
        QCOMPARE(m_model->rowCount(), 2);
    }

private:
    static RecordKey key(qlonglong id) { return RecordKey({id}); }

    RecordQuery ordersOf(qlonglong customer) const
    {
        const ParentRecord parent = m_open->ordersOf(customer);
        return {.table = parent.relationship.childTable, .parent = parent};
    }

    void show(const RecordQuery &query)
    {
        m_model->setQuery(query);
        QTRY_VERIFY(!m_model->isPending());
    }

    QStringList column(const QString &label) const
    {
        QStringList texts;
        for (int i = 0; i < m_model->columnCount(); ++i) {
            if (m_model->headerData(i, Qt::Horizontal, Qt::DisplayRole) != label)
                continue;
            for (int row = 0; row < m_model->rowCount(); ++row)
                texts << m_model->index(row, i).data().toString();
        }
        return texts;
    }

    void write(const Change &change)
    {
        bool written = false;
        m_open->session.write(
            [change](Repository &repository) { return repository.writer().apply({change}); }, this,
            [&written](const Result<ChangeOutcome> &outcome) { written = outcome && outcome->succeeded(); });
        QTRY_VERIFY(written);
    }

    void remove(const RecordKey &key)
    {
        bool removed = false;
        m_open->session.write(
            [key, orders = m_open->table(u"orders"_s)](Repository &repository) {
                return repository.writer().remove(orders, {key}, false);
            },
            this,
            [&removed](const Result<ChangeOutcome> &outcome) { removed = outcome && outcome->succeeded(); });
        QTRY_VERIFY(removed);
    }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<RecordTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

RELATA_TEST(RecordTableModelTest, "record_table_model");
#include "test_record_table_model.moc"
