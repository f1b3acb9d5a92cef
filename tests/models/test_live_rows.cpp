#include "models/record_table_model.h"
#include "support/open_session.h"
#include "support/test_registry.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

RecordKey key(qlonglong id)
{
    return RecordKey({id});
}

} // namespace

/// A table while somebody else writes to the same database, through another connection: what is shown follows
/// by itself, and whatever somebody is at stays.
class LiveRowsTest : public QObject
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
        m_resets = std::make_unique<QSignalSpy>(m_model.get(), &QAbstractItemModel::modelReset);
    }

    void cleanup()
    {
        m_resets.reset();
        m_tester.reset();
        m_model.reset();
        m_open.reset();
    }

    void aValueIsShownAndMarkedForAMoment()
    {
        show({.table = customers()});
        elsewhere(u"UPDATE customers SET city = 'Boston' WHERE id = 2"_s);
        QTRY_COMPARE(cell(1, u"City"_s).data().toString(), u"Boston"_s);
        QVERIFY(news(1, u"City"_s) > 0);
        QCOMPARE(cell(1, u"City"_s).data(Qt::AccessibleDescriptionRole).toString(),
                 u"Changed elsewhere a moment ago"_s);
        QCOMPARE(news(1, u"Name"_s), 0.0);
        QCOMPARE(news(0, u"City"_s), 0.0);
        QTRY_COMPARE_WITH_TIMEOUT(news(1, u"City"_s), 0.0, 10'000);
        QCOMPARE(m_resets->size(), 0);
    }

    void aRecordThatComesStandsWhereItBelongs()
    {
        show({.table = customers(), .sort = {{u"name"_s, Qt::AscendingOrder}}});
        const QPersistentModelIndex grace = m_model->index(1, 0);
        elsewhere(u"INSERT INTO customers (name) VALUES ('Barbara Liskov')"_s);
        QTRY_COMPARE(names(), u"Ada Lovelace, Barbara Liskov, Grace Hopper, Åsa Öberg"_s);
        QCOMPARE(grace.row(), 2);
        QVERIFY(news(1, u"Name"_s) > 0);
        QCOMPARE(m_resets->size(), 0);
    }

    void aRecordThatGoesIsGoneAndItsParentCountsOneLess()
    {
        show({.table = customers()});
        QCOMPARE(cell(1, u"Orders"_s).data().toString(), u"2"_s);
        elsewhere(u"DELETE FROM orders WHERE order_number = '20001'"_s);
        QTRY_COMPARE(cell(1, u"Orders"_s).data().toString(), u"1"_s);
        elsewhere(u"DELETE FROM customers WHERE id = 1"_s);
        QTRY_COMPARE(names(), u"Grace Hopper, Åsa Öberg"_s);
        QCOMPARE(m_resets->size(), 0);
    }

    void aRecordThatIsRenamedMovesAndWhoeverFollowsItGoesAlong()
    {
        show({.table = customers(), .sort = {{u"name"_s, Qt::AscendingOrder}}});
        const QPersistentModelIndex ada = m_model->index(0, 0);
        keep(key(1));
        elsewhere(u"UPDATE customers SET name = 'Hedy Lamarr' WHERE id = 1"_s);
        QTRY_COMPARE(names(), u"Grace Hopper, Hedy Lamarr, Åsa Öberg"_s);
        QCOMPARE(ada.row(), 1);
        QCOMPARE(m_resets->size(), 0);
    }

    void aRecordThatSomebodyIsAtStaysUntilItIsLeft_data()
    {
        QTest::addColumn<QString>("written");
        QTest::newRow("it does not match any more")
            << u"UPDATE customers SET name = 'Grace Kelly', city = NULL WHERE id = 2"_s;
        QTest::newRow("it is deleted") << u"DELETE FROM customers WHERE id = 2"_s;
    }

    void aRecordThatSomebodyIsAtStaysUntilItIsLeft()
    {
        QFETCH(QString, written);
        m_open->store.execute({u"DELETE FROM orders"_s});
        show({.table = customers(), .search = u"o"_s});
        QCOMPARE(names(), u"Ada Lovelace, Grace Hopper, Åsa Öberg"_s);
        keep(key(2));
        const QPersistentModelIndex grace = m_model->index(1, 0);
        elsewhere(written);
        QTRY_VERIFY(!held(1).isEmpty());
        // Others come and go around it.
        elsewhere(u"DELETE FROM customers WHERE id = 1"_s);
        elsewhere(u"INSERT INTO customers (name) VALUES ('Joan Clarke'), ('Radia Perlman, no O')"_s);
        QTRY_COMPARE(m_model->rowCount(), 4);
        QTRY_COMPARE(grace.row(), 0);
        QVERIFY(!held(0).isEmpty());
        QVERIFY(!(cell(0, u"Name"_s).flags() & Qt::ItemIsEditable));
        QCOMPARE(names().section(u", "_s, 1), u"Åsa Öberg, Joan Clarke, Radia Perlman, no O"_s);
        keep(key(3));
        QTRY_COMPARE(names(), u"Åsa Öberg, Joan Clarke, Radia Perlman, no O"_s);
        QVERIFY(!grace.isValid());
        QCOMPARE(m_resets->size(), 0);
    }

    void aRecordThatBelongsHereAgainIsAsItWas()
    {
        show({.table = customers(), .search = u"hopper"_s});
        keep(key(2));
        elsewhere(u"UPDATE customers SET name = 'Grace' WHERE id = 2"_s);
        QTRY_VERIFY(!held(0).isEmpty());
        elsewhere(u"UPDATE customers SET name = 'Grace B. Hopper' WHERE id = 2"_s);
        QTRY_COMPARE(names(), u"Grace B. Hopper"_s);
        QTRY_VERIFY(held(0).isEmpty());
        m_model->keepInPlace({});
        elsewhere(u"UPDATE customers SET city = 'Boston' WHERE id = 2"_s);
        QTRY_COMPARE(cell(0, u"City"_s).data().toString(), u"Boston"_s);
    }

    void whatIsInSightStaysInItsPlaceAmongThousands()
    {
        m_open->addCustomers(9'000);
        show({.table = customers()});
        QTRY_COMPARE(m_model->rowCount(), 9'003);
        look(6'000, 6'030);
        const QPersistentModelIndex middle = m_model->index(6'010, 0);
        const RecordKey inSight = m_model->keyAt(6'010);
        elsewhere(u"DELETE FROM customers WHERE id BETWEEN 100 AND 199"_s);
        elsewhere(u"INSERT INTO customers (id, name) VALUES (-5, 'First of all')"_s);
        QTRY_COMPARE(m_model->rowCount(), 8'904);
        QCOMPARE(middle.row(), 5'911);
        QCOMPARE(m_model->keyAt(5'911), inSight);
        look(5'901, 5'931);
        elsewhere(u"DELETE FROM customers WHERE id BETWEEN 8000 AND 8010"_s);
        QTRY_COMPARE(m_model->rowCount(), 8'893);
        QCOMPARE(middle.row(), 5'911);
        QTRY_COMPARE(m_model->keyAt(0), RecordKey()); // not at hand: nobody looks there
        look(0, 3);
        QCOMPARE(m_model->keyAt(0), key(-5));
        QCOMPARE(m_resets->size(), 0);
    }

    void aRecordOutOfSightIsFollowedByWhoeverIsAtIt()
    {
        m_open->addCustomers(9'000);
        show({.table = customers(), .sort = {{u"name"_s, Qt::AscendingOrder}}});
        QTRY_COMPARE(m_model->rowCount(), 9'003);
        look(100, 130);
        const RecordKey current = m_model->keyAt(110);
        const QPersistentModelIndex row = m_model->index(110, 0);
        keep(current);
        look(5'000, 5'030);
        elsewhere(u"DELETE FROM customers WHERE id BETWEEN 4 AND 6"_s);
        elsewhere(
            u"UPDATE customers SET name = 'Ω' WHERE id = %1"_s.arg(current.values().first().toString()));
        QTRY_COMPARE(row.row(), m_model->rowCount() - 1);
        QCOMPARE(m_model->rowCount(), 9'000);
        QVERIFY(m_model->recordAt(row.row()));
        QCOMPARE(m_model->recordAt(row.row())->key, current);
        elsewhere(
            u"UPDATE customers SET name = 'Aaron' WHERE id = %1"_s.arg(current.values().first().toString()));
        QTRY_COMPARE(row.row(), 0);
        QCOMPARE(m_model->keyAt(0), current);
    }

    void ourOwnWritingInBetweenIsShownOnce()
    {
        show(ordersOf(2));
        elsewhere(u"INSERT INTO orders (order_number, customer_id) VALUES ('29998', 2)"_s);
        write(Change::insertion(m_open->table(u"orders"_s),
                                {{u"customer_id"_s, qlonglong(2)}, {u"order_number"_s, u"29999"_s}}));
        elsewhere(u"INSERT INTO orders (order_number, customer_id) VALUES ('29997', 2)"_s);
        QTRY_COMPARE(column(u"Order number"_s).size(), 5);
        QTRY_VERIFY(column(u"Order number"_s).contains(u"29997"_s));
        QTRY_VERIFY(column(u"Order number"_s).contains(u"29999"_s));
        const QStringList numbers = column(u"Order number"_s);
        QCOMPARE(QSet<QString>(numbers.begin(), numbers.end()).size(), 5);
    }

    void theRowsOfAViewFollowToo()
    {
        m_open->store.execute(
            {u"CREATE VIEW towns AS SELECT city, count(*) AS people FROM customers GROUP BY city"_s});
        DatabaseSession session(m_open->store.location());
        QSignalSpy opened(&session, &DatabaseSession::opened);
        session.open();
        QTRY_COMPARE(opened.size(), 1);
        const auto &tables = session.schema()->tables();
        const auto view =
            std::ranges::find_if(tables, [](const Table &t) { return t.name.name == u"towns"; });
        QVERIFY(view != tables.end());
        RecordTableModel model(&session);
        const QAbstractItemModelTester tester(&model);
        model.setQuery({.table = view->name});
        QTRY_VERIFY(model.isCountExact());
        const int before = model.rowCount();
        elsewhere(u"INSERT INTO customers (name, city) VALUES ('Joan Clarke', 'Aberdeen')"_s);
        QTRY_COMPARE(model.rowCount(), before + 1);
        QTRY_COMPARE(model.index(0, 0).data().toString(), u"Aberdeen"_s);
    }

    void whateverIsWrittenTheRowsAreThoseOfTheDatabase_data()
    {
        QTest::addColumn<bool>("searched");
        QTest::newRow("all") << false;
        QTest::newRow("searched") << true;
    }

    /// Anything, again and again: in the end there is what the database has, in its order, and the record
    /// that somebody is at is where it was.
    void whateverIsWrittenTheRowsAreThoseOfTheDatabase()
    {
        QFETCH(bool, searched);
        m_open->addCustomers(60);
        RecordQuery query{.table = customers(), .sort = {{u"name"_s, Qt::AscendingOrder}}};
        query.search = searched ? u"1"_s : QString();
        show(query);
        QRandomGenerator random(searched ? 7 : 8);
        for (int round = 0; round < 5; ++round) {
            look(0, m_model->rowCount() - 1);
            const int row = random.bounded(std::max(1, m_model->rowCount()));
            const RecordKey kept = m_model->keyAt(row);
            m_model->keepInPlace(m_model->index(row, 0));
            const QPersistentModelIndex place = m_model->index(row, 0);
            for (int i = 0; i < 12; ++i)
                elsewhere(randomStatement(random));
            QTRY_COMPARE(rowsWithoutHeld(), rowsOfDatabase(searched));
            QVERIFY(place.isValid());
            QCOMPARE(m_model->keyAt(place.row()), kept);
        }
        QCOMPARE(m_resets->size(), 0);
    }

private:
    TableName customers() const { return m_open->table(u"customers"_s); }

    RecordQuery ordersOf(qlonglong customer) const
    {
        const ParentRecord parent = m_open->ordersOf(customer);
        return {.table = parent.relationship.childTable, .parent = parent};
    }

    void show(const RecordQuery &query)
    {
        m_model->setQuery(query);
        QTRY_VERIFY(!m_model->isPending() && m_model->isLoaded());
        QTRY_VERIFY(m_model->isCountExact());
        m_resets->clear();
    }

    /// As somebody who scrolls there, and waits for the rows.
    void look(int first, int last)
    {
        m_model->look(first, last);
        for (int row = first; row <= last; ++row)
            QTRY_VERIFY(!m_model->index(row, 1).data().isNull());
    }

    void keep(const RecordKey &record)
    {
        const auto row = m_model->rowOf(record);
        QVERIFY(row);
        m_model->keepInPlace(m_model->index(row.value_or(0), 0));
    }

    void elsewhere(const QString &sql) { m_open->store.execute({sql}); }

    void write(const Change &change)
    {
        bool done = false;
        m_open->session.write(
            [change](Repository &repository) { return repository.writer().apply({change}); }, this,
            [&done](const Result<ChangeOutcome> &outcome) {
                QVERIFY(outcome && outcome->succeeded());
                done = true;
            });
        QTRY_VERIFY(done);
    }

    int section(const QString &label) const
    {
        for (int i = 0; i < m_model->columnCount(); ++i) {
            if (m_model->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString() == label)
                return i;
        }
        return -1;
    }

    QModelIndex cell(int row, const QString &label) const { return m_model->index(row, section(label)); }

    QStringList column(const QString &label) const
    {
        QStringList values;
        for (int row = 0; row < m_model->rowCount(); ++row)
            values << cell(row, label).data().toString();
        return values;
    }

    QString names() const { return column(u"Name"_s).join(u", "_s); }

    double news(int row, const QString &label) const
    {
        return cell(row, label).data(RecordTableModel::NewsRole).toDouble();
    }

    QString held(int row) const { return m_model->index(row, 0).data(RecordTableModel::HeldRole).toString(); }

    static QString randomStatement(QRandomGenerator &random)
    {
        const int id = random.bounded(1, 70);
        switch (random.bounded(4)) {
        case 0:
            return u"INSERT INTO customers (name) VALUES ('New %1')"_s.arg(random.bounded(1'000));
        case 1:
            return u"DELETE FROM customers WHERE id = %1 AND id NOT IN (SELECT customer_id FROM orders)"_s
                .arg(id);
        case 2:
            return u"UPDATE customers SET name = 'Renamed %1' WHERE id = %2"_s.arg(random.bounded(1'000))
                .arg(id);
        default:
            return u"UPDATE customers SET city = 'City %1' WHERE id = %2"_s.arg(random.bounded(1'000))
                .arg(id);
        }
    }

    QString rowsWithoutHeld() const
    {
        QStringList lines;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const Record *record = m_model->recordAt(row);
            if (!record)
                m_model->index(row, 0).data(); // which asks for it
            if (held(row).isEmpty())
                lines << (record ? record->key.values().first().toString() + u'|' +
                                       cell(row, u"Name"_s).data().toString() + u'|' +
                                       cell(row, u"City"_s).data().toString()
                                 : QString());
        }
        return lines.join(u'\n');
    }

    QString rowsOfDatabase(bool searched) const
    {
        const QString found = searched ? u" WHERE name LIKE '%1%' OR city LIKE '%1%' OR id = 1"_s : QString();
        return m_open->store.rows(u"SELECT id, name, coalesce(city, '') FROM customers"_s + found +
                                  u" ORDER BY name, id"_s);
    }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<RecordTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_resets;
};

RELATA_TEST(LiveRowsTest, "live_rows");
#include "test_live_rows.moc"
