#include "models/database/connection.h"
#include "models/database/database_session.h"
#include "models/database/record_writer.h"
#include "models/database/schema_reader.h"
#include "support/heard_statements.h"
#include "support/open_session.h"
#include "support/slow_network.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString Endless = u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                        "SELECT count(*) FROM n WHERE i < 0 /* endless */"_s;

} // namespace

/// What a network makes dear: statements, each of which is a way there and back; and what stopping and the
/// server's own limits do to the ones that take long.
class PostgresqlNetworkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void manyHopsAreOneStatement()
    {
        OpenSession open(DatabaseLocation::Kind::PostgreSQL);
        open.addCustomers(700);
        const RecordReader reader(open.store.connection(), *open.session.schema(), 10);
        const RecordQuery query{.table = open.table(u"customers"_s), .sort = {{u"city"_s}}};
        const HeardStatements heard;
        const auto first = reader.hop(query, OrderKind::Indexed, {}, 50);
        QVERIFY(first && !first->complete);
        QCOMPARE(first->chunks.size(), 50);
        QCOMPARE(HeardStatements::count({}), 1);
        const auto rest = reader.hop(query, OrderKind::Indexed, first->chunks.last(), 50);
        QVERIFY(rest && rest->complete);
        QCOMPARE(rest->chunks.size(), 21);
        QCOMPARE(rest->chunks.last().rows, 3);
        QCOMPARE(HeardStatements::count({}), 2);
    }

    void theMatchesOfAStepAreCountedInOneStatement()
    {
        OpenSession open(DatabaseLocation::Kind::PostgreSQL);
        open.addCustomers(77);
        const RecordReader reader(open.store.connection(), *open.session.schema(), 10);
        const RecordQuery query{.table = open.table(u"customers"_s), .search = u"customer 1"_s};
        const auto step = reader.hop(query, OrderKind::Indexed, {}, 8);
        QVERIFY(step && step->complete);
        const HeardStatements heard;
        const auto matched = reader.match(query, step->chunks, false);
        QVERIFY(matched);
        QCOMPARE(HeardStatements::count({}), 1);
        qint64 matches = 0;
        for (const Chunk &chunk : *matched)
            matches += chunk.matches;
        QCOMPARE(matches, 17); // 1, 10 to 19, and 21 to 71
    }

    void aPageWithNamesAndCountsIsOneStatementOnceItIsKnownWhatCanBeCounted()
    {
        OpenSession open(DatabaseLocation::Kind::PostgreSQL);
        const auto page = [query = RecordQuery{.table = open.table(u"customers"_s)}](Repository &repository) {
            return repository.reader().firstPage(query, 100);
        };
        const auto first = open.session.run(Lane::Pages, {}, page);
        QTRY_VERIFY(first.isFinished());
        const HeardStatements heard;
        const auto second = open.session.run(Lane::Pages, {}, page);
        QTRY_VERIFY(second.isFinished());
        QCOMPARE(second.result()->at(1).childCounts, QList<qint64>{2});
        QCOMPARE(HeardStatements::count({}), 1);
    }

    /// The beginning, the check, the row, the row as triggers have left it, what the transaction can be asked
    /// for by, and the end.
    void aSaveIsSixWaysThereAndBack()
    {
        OpenSession open(DatabaseLocation::Kind::PostgreSQL);
        const SlowNetwork network(open.store.location());
        const auto connection = Connection::open(network.location());
        QVERIFY(connection);
        const RecordWriter writer(**connection, *open.session.schema());
        const auto save = [&](const QString &number) {
            const int before = network.roundTrips();
            const auto saved = writer.apply({Change::insertion(
                open.table(u"orders"_s), {{u"customer_id"_s, 1LL}, {u"order_number"_s, number}})});
            return saved && saved->succeeded() ? network.roundTrips() - before : -1;
        };
        QVERIFY(save(u"R-1"_s) > 0); // which prepares the statements
        QCOMPARE(save(u"R-2"_s), 6);
        QCOMPARE(save(u"R-3"_s), 6);
    }

    void aRefusedSaveSaysWhyAndLeavesTheConnectionAsItWas()
    {
        OpenSession open(DatabaseLocation::Kind::PostgreSQL);
        const RecordWriter writer(open.store.connection(), *open.session.schema());
        const auto refused = writer.apply({Change::insertion(
            open.table(u"orders"_s), {{u"customer_id"_s, 99LL}, {u"order_number"_s, u"R-1"_s}})});
        QVERIFY(refused && !refused->succeeded());
        QCOMPARE(refused->errors.constFirst().error.column, u"customer_id"_s);
        QCOMPARE(open.store.value(u"SELECT count(*) FROM orders WHERE order_number = 'R-1'"_s), 0);
        const auto saved = writer.apply({Change::insertion(
            open.table(u"orders"_s), {{u"customer_id"_s, 1LL}, {u"order_number"_s, u"R-1"_s}})});
        QVERIFY(saved && saved->succeeded());
    }

    void theWholeSchemaIsReadInOneWayThereAndBack()
    {
        const TestStore store(DatabaseLocation::Kind::PostgreSQL);
        const SlowNetwork network(store.location());
        const auto connection = Connection::open(network.location());
        QVERIFY(connection);
        const int before = network.roundTrips();
        const auto schema = SchemaReader(**connection).read();
        QVERIFY(schema && schema->tables().size() >= 2);
        QCOMPARE(network.roundTrips() - before, 1);
    }

    void whatIsStoppedEndsOnTheServer()
    {
        OpenSession open(DatabaseLocation::Kind::PostgreSQL);
        std::stop_source stop;
        const auto endless = open.session.run(Lane::Pages, stop.get_token(), [](Repository &repository) {
            return repository.connection().fetchValue({Endless, {}});
        });
        QTRY_COMPARE(running(open.store), 1);
        stop.request_stop();
        QTRY_COMPARE(running(open.store), 0);
        QTRY_VERIFY(endless.isFinished());
        QCOMPARE(endless.result().error().kind, DatabaseError::Kind::Cancelled);
    }

    void aStatementThatTheServerAllowsNoMoreTimeIsSaidAndNotRepeated()
    {
        OpenSession open(DatabaseLocation::Kind::PostgreSQL);
        const HeardStatements heard;
        const auto limited = open.session.run(Lane::Pages, {}, [](Repository &repository) -> Result<Value> {
            if (auto set = repository.connection().execute(u"SET statement_timeout = 50"_s); !set)
                return std::unexpected(set.error());
            return repository.connection().fetchValue({Endless, {}});
        });
        QTRY_VERIFY(limited.isFinished());
        QCOMPARE(limited.result().error().kind, DatabaseError::Kind::TimeLimit);
        QCOMPARE(limited.result().error().message,
                 u"The server allows no statement to take so long, and stopped it."_s);
        QCOMPARE(HeardStatements::count(u"endless"_s), 1);
    }

private:
    static int running(TestDatabase &database)
    {
        return database
            .value(u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND datname = "
                   u"current_database() "
                   "AND pid <> pg_backend_pid() AND query LIKE '%/* endless */'"_s)
            .toInt();
    }
};

RELATA_TEST(PostgresqlNetworkTest, "postgresql_network");
#include "test_postgresql_network.moc"
