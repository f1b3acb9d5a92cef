#include "models/database/connection.h"
#include "models/database/database_session.h"
#include "models/database/store_schema.h"
#include "support/replicated_pair.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Long = 60'000; ///< milliseconds, on a busy machine
constexpr int Orders = 30;

} // namespace

/// Orders are entered while the server restarts, and while it dies and its standby takes over: what was
/// acknowledged is there, and once.
class ReplicationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_pair = std::make_unique<ReplicatedPair>();
        QVERIFY(m_pair->start());
        auto connection = Connection::open(m_pair->location(0));
        QVERIFY(connection);
        QVERIFY(StoreSchema().migrate(**connection));
        QVERIFY((*connection)->execute(u"INSERT INTO customers (name) VALUES ('Ada Lovelace')"_s));
        QTRY_COMPARE_WITH_TIMEOUT(
            (*connection)->fetchValue({u"SELECT sync_state FROM pg_stat_replication"_s, {}})->toString(),
            u"sync"_s, Long);
        m_session = std::make_unique<DatabaseSession>(m_pair->location());
        QSignalSpy opened(m_session.get(), &DatabaseSession::opened);
        m_session->open();
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, Long);
        m_acknowledged.clear();
    }

    void cleanup()
    {
        m_session.reset();
        m_pair.reset();
    }

    void noOrderIsLostOrDoubledWhenTheServerIsRestarted()
    {
        enterOrders([this] { QVERIFY(m_pair->restart(0)); });
        check(0);
    }

    void noOrderIsLostOrDoubledWhenTheStandbyTakesOver()
    {
        enterOrders([this] {
            m_pair->killPrimary();
            QVERIFY(m_pair->promote());
        });
        check(1);
    }

private:
    /// As a person enters them: what is said not to be saved is saved again. `accident` comes while one is
    /// being saved.
    void enterOrders(const std::function<void()> &accident)
    {
        for (int i = 0; i < Orders; ++i) {
            const QString number = QString::number(10'001 + i);
            std::optional<Result<ChangeOutcome>> outcome;
            begin(number, outcome);
            if (i == Orders / 2)
                accident();
            const QDeadlineTimer deadline(Long);
            while (!deadline.hasExpired()) {
                QVERIFY(QTest::qWaitFor([&] { return outcome.has_value(); }, Long));
                if (*outcome)
                    break;
                QCOMPARE((*outcome).error().kind, DatabaseError::Kind::ConnectionLost);
                ++m_saidAgain;
                outcome.reset();
                begin(number, outcome);
            }
            QVERIFY(outcome && *outcome);
            QVERIFY2((*outcome)->succeeded(), qPrintable(errorOf(**outcome)));
            m_acknowledged << number;
        }
    }

    void begin(const QString &number, std::optional<Result<ChangeOutcome>> &outcome)
    {
        const Change order = Change::insertion({u"public"_s, u"orders"_s},
                                               {{u"order_number"_s, number}, {u"customer_id"_s, 1LL}});
        m_session->write([order](Repository &repository) { return repository.writer().apply({order}); }, this,
                         [&outcome](const Result<ChangeOutcome> &saved) { outcome = saved; });
    }

    void check(int server)
    {
        auto connection = Connection::open(m_pair->location(server));
        QVERIFY(connection);
        const auto rows =
            (*connection)->fetch({u"SELECT order_number FROM orders ORDER BY order_number"_s, {}});
        QVERIFY(rows);
        QStringList found;
        for (const auto &row : *rows)
            found << row.constFirst().toString();
        qInfo("%lld orders acknowledged, %lld found, %lld doubled; said not to be saved, and saved again: %d",
              m_acknowledged.size(), found.size(),
              found.size() - QSet<QString>(found.begin(), found.end()).size(), std::exchange(m_saidAgain, 0));
        QCOMPARE(found, m_acknowledged);
    }

    static QString errorOf(const ChangeOutcome &outcome)
    {
        return outcome.errors.isEmpty() ? QString() : outcome.errors.constFirst().error.details;
    }

    std::unique_ptr<ReplicatedPair> m_pair;
    std::unique_ptr<DatabaseSession> m_session;
    QStringList m_acknowledged;
    int m_saidAgain = 0;
};

RELATA_TEST(ReplicationTest, "replication");
#include "test_replication.moc"
