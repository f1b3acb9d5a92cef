#include "models/database/connection.h"
#include "models/database/database_session.h"
#include "support/open_session.h"
#include "support/slow_network.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Long = 60'000; ///< milliseconds, on a busy machine

} // namespace

/// Connections that break: what was read is read again, and what was written is there once or not at all, and
/// said rightly, whenever it broke.
class FailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_store = std::make_unique<TestStore>(DatabaseLocation::Kind::PostgreSQL);
        m_network = std::make_unique<SlowNetwork>(m_store->location());
        m_session = std::make_unique<DatabaseSession>(m_network->location());
        QSignalSpy opened(m_session.get(), &DatabaseSession::opened);
        m_session->open();
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, Long);
    }

    void cleanup()
    {
        m_session.reset();
        m_network.reset();
        m_store.reset();
    }

    void aReadWhoseServerProcessWasEndedIsRepeated()
    {
        read();
        endConnections();
        QCOMPARE(read(), 3);
    }

    void aReadThatIsCutOffInTheMiddleIsRepeated()
    {
        m_network->loseAnswerTo("customers");
        QCOMPARE(read(), 3);
        QCOMPARE(m_network->broken(), 1);
    }

    /// What was sorted is in temporary tables, which went with the connection.
    void whatWasSortedIsNotReadASecondTime_data()
    {
        QTest::addColumn<int>("lane");
        QTest::addColumn<int>("times");
        QTest::newRow("sorted") << int(Lane::Sorting) << 1;
        QTest::newRow("not sorted") << int(Lane::Pages) << 2;
    }

    void whatWasSortedIsNotReadASecondTime()
    {
        QFETCH(int, lane);
        QFETCH(int, times);
        m_network->loseAnswerTo("of a sorted order");
        std::atomic_int runs = 0;
        const auto read = m_session->run(Lane(lane), {}, [&runs](Repository &repository) {
            ++runs;
            return repository.connection().fetchValue({u"SELECT 7 /* of a sorted order */"_s, {}});
        });
        QTRY_VERIFY_WITH_TIMEOUT(read.isFinished(), Long);
        QCOMPARE(runs, times);
        QCOMPARE(m_network->broken(), 1);
        QCOMPARE(read.result().has_value(), times == 2);
    }

    void aServerThatIsAwayIsTriedAgainUntilItIsThere()
    {
        QSignalSpy lost(m_session.get(), &DatabaseSession::lost);
        QSignalSpy recovered(m_session.get(), &DatabaseSession::recovered);
        m_network->setReachable(false);
        m_network->cut();
        QCOMPARE(read(), -1);
        QVERIFY(!lost.isEmpty());
        QVERIFY(lost.last().first().value<DatabaseError>().message.endsWith(u"Connecting again…"));
        QTRY_VERIFY_WITH_TIMEOUT(m_network->refused() > 2, Long);
        QCOMPARE(recovered.size(), 0);
        m_network->setReachable(true);
        QTRY_COMPARE_WITH_TIMEOUT(recovered.size(), 1, Long);
        QCOMPARE(read(), 3);
    }

    /// Wherever in the save the connection breaks before COMMIT is sent, nothing is written, so that it is
    /// simply done again.
    void aSaveThatIsCutOffBeforeItsCommitIsDoneAgain_data()
    {
        QTest::addColumn<QByteArray>("at");
        for (const char *at : {"BEGIN", "INSERT INTO", "RELEASE SAVEPOINT", "txid_current"})
            QTest::newRow(at) << QByteArray(at);
    }

    void aSaveThatIsCutOffBeforeItsCommitIsDoneAgain()
    {
        QFETCH(QByteArray, at);
        m_network->loseAnswerTo(at);
        const auto saved = save(u"Alan Turing"_s);
        QVERIFY(saved);
        QVERIFY(saved->succeeded());
        QCOMPARE(m_network->broken(), 1);
        QCOMPARE(count(u"Alan Turing"_s), 1);
    }

    void aCommitThatNeverArrivedIsDoneAgain()
    {
        m_network->loseQuestion("COMMIT");
        const auto saved = save(u"Alan Turing"_s);
        QVERIFY(saved && saved->succeeded());
        QCOMPARE(m_network->broken(), 1);
        QCOMPARE(count(u"Alan Turing"_s), 1);
    }

    void aCommitWhoseAnswerWasLostIsLookedUp()
    {
        m_network->loseAnswerTo("COMMIT");
        const auto saved = save(u"Alan Turing"_s);
        QVERIFY(saved && saved->succeeded());
        QCOMPARE(m_network->broken(), 1);
        QCOMPARE(count(u"Alan Turing"_s), 1);
        QCOMPARE(saved->done.size(), 1);
    }

    void aCommitWhoseAnswerWasLostIsLookedUpWhenTheServerIsThereAgain()
    {
        QSignalSpy lost(m_session.get(), &DatabaseSession::lost);
        m_network->loseAnswerTo("COMMIT");
        m_network->setReachable(false);
        std::optional<Result<ChangeOutcome>> outcome;
        begin(u"Alan Turing"_s, outcome);
        QTRY_VERIFY_WITH_TIMEOUT(!lost.isEmpty(), Long);
        QVERIFY(lost.first().first().value<DatabaseError>().message.startsWith(
            u"The connection was lost while saving. Whether it was saved is asked as soon as the server is "
            u"there "
            "again."));
        QVERIFY(!outcome);
        QCOMPARE(count(u"Alan Turing"_s), 1); // which nobody here can know yet
        m_network->setReachable(true);
        QTRY_VERIFY_WITH_TIMEOUT(outcome, Long);
        QVERIFY(*outcome && (*outcome)->succeeded());
        QCOMPARE(count(u"Alan Turing"_s), 1);
    }

    void whoQuitsMeanwhileIsNotKeptWaiting()
    {
        m_network->loseAnswerTo("COMMIT");
        m_network->setReachable(false);
        std::optional<Result<ChangeOutcome>> outcome;
        begin(u"Alan Turing"_s, outcome);
        QTRY_VERIFY_WITH_TIMEOUT(m_network->refused() > 1, Long);
        m_session.reset(); // returns
        QVERIFY(!outcome);
    }

    void manySavesOverABadNetworkAreEachThereOnce()
    {
        constexpr int Saves = 40;
        int acknowledged = 0;
        int refused = 0;
        for (int i = 0; i < Saves; ++i) {
            static const QByteArrayList breaks{"COMMIT", "INSERT INTO", "BEGIN", "SAVEPOINT"};
            if (i % 3 == 0)
                m_network->loseAnswerTo(breaks.at(i / 3 % breaks.size()));
            if (i % 7 == 0)
                m_network->loseQuestion("COMMIT");
            auto saved = save(u"Customer %1"_s.arg(i));
            // Broken twice: it is said, and it is certain that nothing was saved; a person saves again.
            for (int again = 0; !saved && again < 5; ++again) {
                ++refused;
                saved = save(u"Customer %1"_s.arg(i));
            }
            acknowledged += saved && saved->succeeded() ? 1 : 0;
        }
        const int found =
            m_store->value(u"SELECT count(*) FROM customers WHERE name LIKE 'Customer %'"_s).toInt();
        const int distinct =
            m_store->value(u"SELECT count(DISTINCT name) FROM customers WHERE name LIKE 'Customer %'"_s)
                .toInt();
        qInfo("%d saves, %d breaks: %d acknowledged (%d said not to be saved, and saved again), %d found, %d "
              "doubled",
              Saves, m_network->broken(), acknowledged, refused, found, found - distinct);
        QVERIFY(m_network->broken() > Saves / 4);
        QCOMPARE(acknowledged, Saves);
        QCOMPARE(found, Saves);
        QCOMPARE(distinct, Saves);
    }

private:
    TableName customers() const { return {u"public"_s, u"customers"_s}; }

    /// The number of customers, or -1.
    int read()
    {
        std::optional<int> rows;
        const auto job = [query = RecordQuery{.table = customers()}](Repository &repository) {
            return repository.reader().firstPage(query, 100);
        };
        m_session->request(Lane::Pages, {}, job, this, [&rows](const Result<QList<Record>> &records) {
            rows = records ? int(records->size()) : -1;
        });
        return QTest::qWaitFor([&] { return rows.has_value(); }, Long) ? rows.value_or(-2) : -2;
    }

    void begin(const QString &name, std::optional<Result<ChangeOutcome>> &outcome)
    {
        const Change change = Change::insertion(customers(), {{u"name"_s, name}});
        m_session->write([change](Repository &repository) { return repository.writer().apply({change}); },
                         this, [&outcome](const Result<ChangeOutcome> &saved) { outcome = saved; });
    }

    Result<ChangeOutcome> save(const QString &name)
    {
        std::optional<Result<ChangeOutcome>> outcome;
        begin(name, outcome);
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, Long))
            return std::unexpected(DatabaseError{.message = u"no answer"_s});
        return *outcome;
    }

    int count(const QString &name)
    {
        return m_store->value(u"SELECT count(*) FROM customers WHERE name = '%1'"_s.arg(name)).toInt();
    }

    void endConnections()
    {
        QVERIFY(m_store
                    ->value(u"SELECT count(pg_terminate_backend(pid, 30000)) FROM pg_stat_activity WHERE "
                            "datname = current_database() AND pid <> pg_backend_pid()"_s)
                    .toInt() > 0);
    }

    std::unique_ptr<TestStore> m_store;
    std::unique_ptr<SlowNetwork> m_network;
    std::unique_ptr<DatabaseSession> m_session;
};

RELATA_TEST(FailureTest, "failure");
#include "test_failure.moc"
