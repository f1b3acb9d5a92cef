#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "typing.h"

#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QToolButton>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString Question =
    u"2 customers have 3 orders. Delete them too, move them to another customer, or keep?\n"
    "Orders: the database keeps a customer that has any, so they are deleted first."_s;

/// The store with as many customers more, from 'C 00001' on.
struct Archive
{
    explicit Archive(DatabaseLocation::Kind kind, int more = 0)
        : store(kind)
    {
        if (more > 0)
            store.execute(
                {u"INSERT INTO customers (name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                 "FROM n WHERE i < %1) SELECT 'C ' || CAST(100000 + i AS VARCHAR(6)) FROM n"_s.arg(more)});
        window = std::make_unique<TestWindow>(store.location());
    }

    bool isReady() { return window->isReady() && window->master()->model()->isCountExact(); }

    int customers() { return store.value(u"SELECT count(*) FROM customers"_s).toInt(); }

    /// Gives Grace Hopper more orders, numbered from B0000000 on.
    void addOrders(int count)
    {
        store.execute({u"INSERT INTO orders (order_number, customer_id, ordered_on) WITH RECURSIVE n(i) AS "
                       "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) SELECT 'B' || CAST(1000000 + i "
                       "AS VARCHAR(7)), 2, '2026-01-01' FROM n"_s.arg(count)});
    }

    int ordersOf(int customer)
    {
        return store.value(u"SELECT count(*) FROM orders WHERE customer_id = %1"_s.arg(customer)).toInt();
    }

    /// Asks to delete Grace Hopper and chooses that her orders move to somebody.
    void moveOrdersTo(const QString &words)
    {
        window->click(window->master(), u"Grace Hopper"_s);
        window->press(Qt::Key_Delete);
        QTRY_VERIFY(message().startsWith(u"Grace Hopper has "));
        window->press(Qt::Key_Tab);
        window->press(Qt::Key_Return);
        QTRY_VERIFY(message().startsWith(u"Who gets the "));
        window->type(words);
        QTRY_VERIFY(highlightedCandidates());
        QTest::keyClick(highlightedCandidates(), Qt::Key_Return);
        window->press(Qt::Key_Return);
    }

    QString message() { return TestWindow::message(window->master()); }

    TestStore store;
    std::unique_ptr<TestWindow> window;
};

/// How long the window stood still at most, printed and not asserted: a busy machine is no fault of ours.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_clock.start();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                         [this] { m_longest = std::max(m_longest, m_clock.restart()); });
        m_timer.start(0);
    }

    void report(const char *what) const
    {
        qInfo("%s: longest gap of the event loop %lld ms", what, m_longest);
        m_longest = 0;
    }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    mutable qint64 m_longest = 0;
};

} // namespace

/// Delete on one record, on some, on a whole table.
class DeletionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void someAreDeletedTogetherWithTheirChildrenAndComeBackTogether_data() { addDatabaseKinds(); }

    void someAreDeletedTogetherWithTheirChildrenAndComeBackTogether()
    {
        Archive archive(databaseKind());
        QTRY_VERIFY(archive.isReady());
        const QString orders = archive.store.rows(u"SELECT * FROM orders ORDER BY id"_s);
        archive.window->press(Qt::Key_Down);
        archive.window->press(Qt::Key_Down, Qt::ShiftModifier);
        archive.window->press(Qt::Key_Delete);
        QTRY_COMPARE(archive.message(), Question);
        QCOMPARE(archive.customers(), 3); // nothing before the answer

        archive.window->press(Qt::Key_Escape);
        QCOMPARE(archive.message(), QString());
        archive.window->press(Qt::Key_Delete);
        QTRY_COMPARE(archive.message(), Question);
        archive.window->press(Qt::Key_Return);
        QTRY_COMPARE(archive.message(), u"Deleted 2 customers."_s);
        QCOMPARE(archive.customers(), 1);
        QCOMPARE(archive.store.value(u"SELECT count(*) FROM orders"_s).toInt(), 0);

        archive.window->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(archive.message(), u"Undone: delete 2 customers."_s);
        QCOMPARE(archive.customers(), 3);
        QCOMPARE(archive.store.rows(u"SELECT * FROM orders ORDER BY id"_s), orders);
    }

    void childrenAreNamedByTheirParent_data() { addDatabaseKinds(); }

    void childrenAreNamedByTheirParent()
    {
        Archive archive(databaseKind());
        QTRY_VERIFY(archive.isReady());
        archive.window->click(archive.window->master(), u"Grace Hopper"_s);
        QTRY_COMPARE(archive.window->current(archive.window->detail()), u"20002"_s);
        archive.window->click(archive.window->detail(), u"20002"_s);
        archive.window->press(Qt::Key_Down, Qt::ShiftModifier);
        archive.window->press(Qt::Key_Delete);
        QTRY_COMPARE(archive.window->message(archive.window->detail()),
                     u"Deleted 2 orders of Grace Hopper."_s);
    }

    void rowsThatAreNotAtHandAreDeletedToo_data() { addDatabaseKinds(); }

    void rowsThatAreNotAtHandAreDeletedToo()
    {
        Archive archive(databaseKind(), 6'000);
        QTRY_VERIFY(archive.isReady());
        // All that come behind the three with orders: "C …" is sorted by number, behind 1, 2 and 3.
        archive.window->press(Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(archive.window->current(archive.window->master()), u"C 106000"_s);
        archive.window->press(Qt::Key_Home, Qt::ControlModifier);
        for (int i = 0; i < 3; ++i)
            archive.window->press(Qt::Key_Down);
        archive.window->press(Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
        archive.window->press(Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(archive.message(), u"Deleted 6,000 customers."_s, 30'000);
        QCOMPARE(archive.customers(), 3);
        archive.window->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(archive.customers(), 6'003, 60'000);
    }

    void tooManyAreNotDeletedAndSaid_data() { addDatabaseKinds(); }

    void tooManyAreNotDeletedAndSaid()
    {
        Archive archive(databaseKind(), 10'000);
        QTRY_VERIFY(archive.isReady());
        archive.window->press(Qt::Key_A, Qt::ControlModifier);
        archive.window->press(Qt::Key_Delete);
        QTRY_COMPARE(archive.message(),
                     u"10,003 customers are selected. At most 10,000 can be deleted at once."_s);
        QCOMPARE(archive.customers(), 10'003);
    }

    void whatTakesLongCanBeStopped_data() { addDatabaseKinds(); }

    void whatTakesLongCanBeStopped()
    {
        Archive archive(databaseKind(), 9'000);
        QTRY_VERIFY(archive.isReady());
        archive.window->press(Qt::Key_A, Qt::ControlModifier);
        archive.window->press(Qt::Key_Delete);
        QTRY_VERIFY(archive.message().startsWith(u"Reading: "));
        archive.window->click(buttonOf(*archive.window->master()->messages(), u"Stop"_s));
        QCOMPARE(archive.message(), QString());
        QVERIFY(!QTest::qWaitFor([&] { return !archive.message().isEmpty(); }, 50)); // nothing comes later
        QCOMPARE(archive.customers(), 9'003);
    }

    void childrenMoveToSomebodyElse_data() { addDatabaseKinds(); }

    void childrenMoveToSomebodyElse()
    {
        Archive archive(databaseKind());
        QTRY_VERIFY(archive.isReady());
        archive.moveOrdersTo(u"ada"_s);
        QTRY_COMPARE(archive.message(),
                     u"Deleted customer Grace Hopper. What belonged there went to Ada Lovelace."_s);
        QCOMPARE(archive.customers(), 2);
        QCOMPARE(archive.ordersOf(1), 2);
        archive.window->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(archive.customers(), 3);
        QCOMPARE(archive.ordersOf(2), 2);
        QCOMPARE(archive.ordersOf(1), 0);
    }

    void nobodyIsChosenByHalfAName()
    {
        Archive archive(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(archive.isReady());
        archive.window->click(archive.window->master(), u"Grace Hopper"_s);
        archive.window->press(Qt::Key_Delete);
        QTRY_VERIFY(archive.message().startsWith(u"Grace Hopper has "));
        archive.window->press(Qt::Key_Tab);
        archive.window->press(Qt::Key_Return);
        QTRY_VERIFY(archive.message().startsWith(u"Who gets the 2 orders of Grace Hopper?"));
        archive.window->type(u"gra"_s);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape); // she is no heir of herself
        archive.window->press(Qt::Key_Return);
        QVERIFY(archive.message().startsWith(u"Who gets the "));
        archive.window->press(Qt::Key_Escape);
        QCOMPARE(archive.message(), QString());
        QCOMPARE(archive.customers(), 3);
    }

    void twoHundredThousandMoveAndComeBack_data() { addDatabaseKinds(); }

    void twoHundredThousandMoveAndComeBack()
    {
        Archive archive(databaseKind());
        const int many = archive.store.isSqlite() ? 200'000 : 20'000; // a server of a test takes its time
        archive.addOrders(many);
        QTRY_VERIFY(archive.isReady());
        const Heartbeat heartbeat;
        archive.moveOrdersTo(u"ada"_s);
        QTRY_VERIFY_WITH_TIMEOUT(archive.message().startsWith(u"Deleted customer Grace Hopper."), 120'000);
        heartbeat.report("moving 200,000 orders and deleting their customer");
        QCOMPARE(archive.ordersOf(1), many + 2);
        archive.window->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(archive.message().startsWith(u"Undone: "), 120'000);
        heartbeat.report("and taking it back");
        QCOMPARE(archive.ordersOf(2), many + 2);
        QCOMPARE(archive.customers(), 3);
    }

    void twoHundredThousandAreDeletedAndComeBack_data() { addDatabaseKinds(); }

    void twoHundredThousandAreDeletedAndComeBack()
    {
        Archive archive(databaseKind());
        const int many = archive.store.isSqlite() ? 200'000 : 20'000; // a server of a test takes its time
        archive.addOrders(many);
        const QString sum = u"SELECT count(*), sum(id), min(order_number), max(order_number) FROM orders"_s;
        const QString before = archive.store.rows(sum);
        QTRY_VERIFY(archive.isReady());
        const Heartbeat heartbeat;
        archive.window->click(archive.window->master(), u"Grace Hopper"_s);
        archive.window->press(Qt::Key_Delete);
        QTRY_VERIFY(archive.message().startsWith(u"Grace Hopper has 10,000 or more orders."));
        heartbeat.report("asking what depends on a customer of 200,000 orders");
        archive.window->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(archive.message().startsWith(u"Deleted customer Grace Hopper."), 120'000);
        heartbeat.report("deleting them all");
        archive.window->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(archive.message().startsWith(u"Undone: "), 120'000);
        heartbeat.report("and taking it back");
        QCOMPARE(archive.store.rows(sum), before);
    }
};

RELATA_TEST(DeletionTest, "deletion");
#include "test_deletion.moc"
