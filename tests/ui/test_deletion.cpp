#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "typing.h"

#include <QtWidgets/QToolButton>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

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

    QString message() { return TestWindow::message(window->master()); }

    TestStore store;
    std::unique_ptr<TestWindow> window;
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
        QTRY_COMPARE(archive.message(), u"2 customers have 3 orders. Delete them too, or keep?"_s);
        QCOMPARE(archive.customers(), 3); // nothing before the answer

        archive.window->press(Qt::Key_Escape);
        QCOMPARE(archive.message(), QString());
        archive.window->press(Qt::Key_Delete);
        QTRY_COMPARE(archive.message(), u"2 customers have 3 orders. Delete them too, or keep?"_s);
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
        QTest::qWait(50); // nothing comes of it later
        QCOMPARE(archive.message(), QString());
        QCOMPARE(archive.customers(), 9'003);
    }
};

RELATA_TEST(DeletionTest, "deletion");
#include "test_deletion.moc"
