#include "models/database/sql_dialect.h"
#include "models/database/transaction.h"
#include "support/test_registry.h"
#include "support/test_store.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString NewOrder =
    u"INSERT INTO orders (order_number, customer_id) VALUES ((SELECT 'N' || count(*) FROM orders), 1)"_s;

/// A store on a server; whoever listens to it, and somebody else.
struct Listener
{
    Listener()
        : connection(store.connect())
    {
    }

    /// What the mark is made of: the number of times that others told, or a text of the server's.
    Value mark()
    {
        const auto now = connection->dialect().outsideMark(*connection);
        return now ? now->data : Value(now.error().details);
    }

    TestStore store{DatabaseLocation::Kind::PostgreSQL};
    std::unique_ptr<Connection> connection;
};

} // namespace

/// Tables that Relata made tell who listens that somebody else has changed them; others are looked at.
class NoticesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatOthersCommitIsTold()
    {
        Listener listener;
        QCOMPARE(listener.mark(), Value(0LL));
        listener.store.execute({NewOrder});
        QTRY_COMPARE(listener.mark(), Value(1LL));
        listener.store.execute({u"UPDATE customers SET city = 'Paris'"_s}); // three rows, one statement
        QTRY_COMPARE(listener.mark(), Value(2LL));
        listener.store.execute({u"DELETE FROM orders"_s});
        QTRY_COMPARE(listener.mark(), Value(3LL));
        listener.store.execute({u"TRUNCATE orders"_s});
        QTRY_COMPARE(listener.mark(), Value(4LL));
    }

    void whatIsNotCommittedIsNotTold()
    {
        Listener listener;
        QCOMPARE(listener.mark(), Value(0LL));
        listener.store.execute({u"BEGIN"_s, NewOrder});
        QCOMPARE(listener.mark(), Value(0LL));
        listener.store.execute({u"ROLLBACK"_s, u"BEGIN"_s, NewOrder, u"COMMIT"_s});
        QTRY_COMPARE(listener.mark(), Value(1LL));
    }

    void whatOneWritesOneselfIsKnown()
    {
        Listener listener;
        QCOMPARE(listener.mark(), Value(0LL));
        QVERIFY(listener.connection->execute(NewOrder));
        listener.store.execute({NewOrder}); // told later than the own one
        QTRY_COMPARE(listener.mark(), Value(1LL));
    }

    void whereATableDoesNotTellTheServerIsAsked()
    {
        Listener listener;
        listener.store.execute({u"CREATE TABLE notes (id integer PRIMARY KEY)"_s});
        const Value before = listener.mark();
        QVERIFY2(before.toString().contains(u':'), qPrintable(before.toString())); // xmin:xmax:list
        QCOMPARE(listener.mark(), before);
        listener.store.execute({u"INSERT INTO notes VALUES (1)"_s});
        QTRY_VERIFY(!(listener.mark() == before));
    }

    void triggersThatAreSwitchedOffTellNothing()
    {
        Listener listener;
        listener.store.execute({u"ALTER TABLE orders DISABLE TRIGGER orders_notify"_s});
        QVERIFY(listener.mark().toString().contains(u':'));
    }
};

RELATA_TEST(NoticesTest, "notices");
#include "test_notices.moc"
