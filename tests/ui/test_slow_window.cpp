#include "models/database/connection.h"
#include "support/heard_statements.h"
#include "support/heartbeat.h"
#include "support/slow_network.h"
#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "ui/typing.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Long = 60'000; ///< milliseconds, on a busy machine

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double LongestGap = 100; ///< everything takes several times as long
#else
constexpr double LongestGap = 1000.0 / 60; ///< milliseconds: a frame
#endif
constexpr auto KeyInterval = 100ms; ///< as long as a question and its answer take
constexpr int Keys = 30;

/// The rows that the table of a pane has in sight, and as many behind them.
bool hasRows(const RecordPane *pane, int screens)
{
    const RecordTableView *table = pane->table();
    const int inSight = table->viewport()->height() / table->rowHeight();
    for (int row = table->topRow(); row < table->topRow() + screens * inSight; ++row) {
        if (!pane->model()->recordAt(row))
            return false;
    }
    return true;
}

void checkGaps(Heartbeat &heartbeat)
{
    const Heartbeat::Stall gap = heartbeat.longestStall();
    qInfo("longest gap of the event loop: %.1f ms of computing, %.1f ms by the clock", gap.cpu, gap.wall);
    QVERIFY2(gap.cpu < LongestGap, qPrintable(QString::number(gap.cpu)));
}

} // namespace

/// The window on a server that is far away: 50 ms there and 50 ms back, and sometimes not at all.
class SlowWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_store = std::make_unique<TestStore>(DatabaseLocation::Kind::PostgreSQL);
        m_store->execute(
            {u"INSERT INTO customers (name) SELECT 'Customer ' || to_char(i, 'FM00000') FROM "
             u"generate_series(1, 30000) "
             "AS i"_s,
             u"INSERT INTO orders (order_number, customer_id) SELECT '4' || i, i FROM generate_series(4, 1000) AS i"_s,
             u"ANALYZE"_s});
        m_network = std::make_unique<SlowNetwork>(m_store->location());
    }

    void cleanup()
    {
        m_network.reset();
        m_store.reset();
    }

    void aSelectionIsOneStatementAndTheLoopNeverWaits()
    {
        TestWindow window(m_network->location());
        QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), Long);
        QTRY_VERIFY_WITH_TIMEOUT(window.detail()->model()->isLoaded(), Long);
        QTRY_VERIFY_WITH_TIMEOUT(window.master()->model()->isCountExact(), Long);
        m_network->setDelay(50ms);
        down(window); // prepares what a selection asks
        Heartbeat heartbeat;
        for (int i = 0; i < 5; ++i) {
            const HeardStatements heard;
            const int before = m_network->roundTrips();
            down(window);
            qInfo("a selection: %lld statements, %d round trips", HeardStatements::count({}),
                  m_network->roundTrips() - before);
            QVERIFY2(HeardStatements::count({}) == 1, qPrintable(HeardStatements::all()));
            QCOMPARE(m_network->roundTrips() - before, 1);
        }
        checkGaps(heartbeat);
    }

    void theNextScreenIsThereBeforeItIsAskedFor()
    {
        TestWindow window(m_network->location());
        QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), Long);
        QTRY_VERIFY_WITH_TIMEOUT(window.master()->model()->isCountExact(), Long);
        m_network->setDelay(50ms);
        window.master()->table()->setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(hasRows(window.master(), 2), Long);
        Heartbeat heartbeat;
        int pressed = 0;
        int waited = 0;
        QTimer hand;
        connect(&hand, &QTimer::timeout, &window.window(), [&] {
            window.press(Qt::Key_PageDown);
            ++pressed;
            waited += hasRows(window.master(), 1) ? 0 : 1;
        });
        hand.start(KeyInterval);
        QTRY_VERIFY_WITH_TIMEOUT(pressed >= Keys, Long);
        hand.stop();
        qInfo("%d screens further, row %d: waited for %d", pressed, window.master()->table()->topRow(),
              waited);
        QCOMPARE(waited, 0);
        checkGaps(heartbeat);
    }

    void thePositionsOfALongTableAreFewRoundTrips()
    {
        TestWindow window(m_network->location());
        QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), Long);
        QTRY_VERIFY_WITH_TIMEOUT(window.master()->model()->isCountExact(), Long);
        m_network->setDelay(50ms);
        const HeardStatements heard;
        window.press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(HeardStatements::count(u"WITH RECURSIVE anchors"_s) > 0 &&
                                     !window.master()->model()->isPending() &&
                                     window.master()->model()->isCountExact(),
                                 Long);
        const qsizetype hops = HeardStatements::count(u"WITH RECURSIVE anchors"_s);
        qInfo("30,003 rows: %lld statements for their positions", hops);
        QVERIFY(hops >= 1 && hops <= 3); // of 1, 4 and 16 hops
    }

    void whatIsTypedStaysWhileTheServerIsAwayAndIsSavedWhenItIsBack()
    {
        TestWindow window(m_network->location());
        QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), Long);
        QTRY_VERIFY_WITH_TIMEOUT(window.detail()->model()->isLoaded(), Long);
        window.press(Qt::Key_N, Qt::ControlModifier);
        auto *name = window.find<QLineEdit>(window.master(), u"field:name"_s);
        QTRY_VERIFY(name->hasFocus());
        window.type(u"Alan Turing"_s);
        m_network->setReachable(false);
        m_network->cut();
        window.press(Qt::Key_S, Qt::ControlModifier);
        const auto *formMessage = window.find<QLabel>(window.master(), u"formMessage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!formMessage->text().isEmpty(), Long);
        QTRY_VERIFY_WITH_TIMEOUT(windowMessage(window).endsWith(u"Connecting again…"_s), Long);
        QCOMPARE(name->text(), u"Alan Turing"_s);
        QCOMPARE(m_store->value(u"SELECT count(*) FROM customers WHERE name = 'Alan Turing'"_s).toInt(), 0);
        if (qEnvironmentVariableIsSet("RELATA_PICTURES"))
            window.window().grab().save(qEnvironmentVariable("RELATA_PICTURES") + u"/lost.png"_s);
        m_network->setReachable(true);
        QTRY_COMPARE_WITH_TIMEOUT(windowMessage(window), QString(), Long);
        QCOMPARE(name->text(), u"Alan Turing"_s);
        window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_store->value(u"SELECT count(*) FROM customers WHERE name = 'Alan Turing'"_s).toInt(), 1, Long);
    }

    void whoMayOnlyLookFindsTheActionsDisabledWithTheReason()
    {
        const QString clerk = u"looker_%1"_s.arg(QCoreApplication::applicationPid());
        m_store->execute({u"CREATE ROLE %1 LOGIN"_s.arg(clerk), u"GRANT SELECT ON customers TO "_s + clerk,
                          u"GRANT SELECT, UPDATE (status) ON orders TO "_s + clerk});
        DatabaseLocation location = m_store->location();
        location.parameters.insert(u"user"_s, clerk);
        TestWindow window(location);
        QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), Long);
        const auto *button = window.find<QPushButton>(window.master(), u"newButton"_s);
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), u"You have the right to look at these records, not to change them."_s);
        window.click(window.master(), u"Grace Hopper"_s);
        QTRY_COMPARE(window.detail()->model()->rowCount(), 2);
        const auto *newOrder = window.find<QPushButton>(window.detail(), u"newButton"_s);
        QVERIFY(!newOrder->isEnabled());
        QCOMPARE(newOrder->toolTip(), u"You do not have the right to add records here."_s);
        window.press(Qt::Key_Delete);
        QCOMPARE(TestWindow::message(window.master()), QString());
        const auto *orders = window.detail()->model();
        int editable = 0;
        for (int column = 0; column < orders->columnCount(); ++column)
            editable += orders->flags(orders->index(0, column)).testFlag(Qt::ItemIsEditable) ? 1 : 0;
        QCOMPARE(editable, 1);
        window.detail()->focusTable();
        window.press(Qt::Key_Home);
        QTRY_VERIFY(actionOf(window, Qt::Key_F2)->isEnabled());
        QVERIFY(!actionOf(window, Qt::Key_Delete)->isEnabled());
        QCOMPARE(actionOf(window, Qt::Key_Delete)->statusTip(),
                 u"You do not have the right to delete these records."_s);
        m_store->execute({u"DROP OWNED BY "_s + clerk, u"DROP ROLE "_s + clerk});
    }

private:
    static const QAction *actionOf(TestWindow &window, Qt::Key key)
    {
        const auto actions = window.window().findChildren<QAction *>();
        const auto found = std::ranges::find(actions, QKeySequence(key), &QAction::shortcut);
        if (found == actions.end())
            qFatal("no action has this key");
        return *found;
    }

    /// One row further, until its orders are there.
    static void down(TestWindow &window)
    {
        window.master()->table()->setFocus();
        window.press(Qt::Key_Down);
        const auto shown = [&] {
            const auto &parent = window.detail()->model()->query().parent;
            const auto record = window.master()->currentRecord();
            return parent && record && parent->key == record->key && !window.detail()->model()->isPending();
        };
        QTRY_VERIFY_WITH_TIMEOUT(shown(), Long);
    }

    std::unique_ptr<TestStore> m_store;
    std::unique_ptr<SlowNetwork> m_network;
};

RELATA_TEST(SlowWindowTest, "slow_window");
#include "test_slow_window.moc"
