#include "models/record_set.h"
#include "support/heard_statements.h"
#include "support/open_session.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

#include <semaphore>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Customers = 6'000; ///< some chunks of them, and pages far from each other
constexpr int Page = RecordSet::PageRows;

} // namespace

/// What is read for somebody who looks at some rows of many, and what is not.
class RecordSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase_data() { addDatabaseKinds(); }

    void init()
    {
        QFETCH_GLOBAL(DatabaseLocation::Kind, kind);
        m_open = std::make_unique<OpenSession>(kind);
        m_open->addCustomers(Customers);
        m_rows = std::make_unique<RecordSet>(&m_open->session,
                                             RecordQuery{.table = m_open->table(u"customers"_s)});
        const QSignalSpy finished(m_rows.get(), &RecordSet::finished);
        m_rows->load();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(m_rows->rowCount(), Customers + 3);
    }

    void cleanup()
    {
        m_rows.reset();
        m_open.reset();
    }

    void someThousandRowsAreNotSortedWhereAnIndexHasThem()
    {
        const HeardStatements statements;
        RecordSet again(&m_open->session, m_rows->query());
        const QSignalSpy finished(&again, &RecordSet::finished);
        again.load();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!again.index().isSorted());
        QCOMPARE(HeardStatements::count(u"relata_order"_s), 0);
    }

    void theRowsInSightComeAndThenThoseFurtherOn()
    {
        m_rows->look(2'000, 2'020);
        QTRY_VERIFY(isAtHand(2'000, 2'020));
        QTRY_VERIFY(isAtHand(2'021, 2'020 + 2 * Page));
        QVERIFY(!m_rows->recordAt(2'000 - Page)); // where nobody is going
    }

    void lookingAheadTurnsRoundWithWhoeverScrolls()
    {
        m_rows->look(2'000, 2'020);
        QTRY_VERIFY(isAtHand(2'000, 2'020 + 2 * Page));
        m_rows->look(2'000 - Page, 2'020 - Page);
        QTRY_VERIFY(isAtHand(2'000 - 3 * Page, 2'020));
        QVERIFY(!m_rows->recordAt(2'020 + 6 * Page));
    }

    void scrollingOnFindsTheRowsThereAlready()
    {
        m_rows->look(2'000, 2'020);
        QTRY_VERIFY(isAtHand(2'000, 2'020 + 2 * Page));
        for (int row = 2'000; row < 2'000 + 20 * Page; row += Page) {
            m_rows->look(row, row + 20);
            QVERIFY2(isAtHand(row, row + 20), qPrintable(QString::number(row)));
            QTRY_VERIFY(isAtHand(row + 20, row + 20 + 2 * Page));
        }
    }

    void whatIsOutOfSightAgainIsNotRead()
    {
        keepPagesBusy();
        for (int row = 1'000; row < 5'000; row += 200)
            m_rows->look(row, row + 20);
        const QSignalSpy arrived(m_rows.get(), &RecordSet::recordsArrived);
        m_busy.release();
        QTRY_VERIFY(isAtHand(4'800, 4'820));
        QVERIFY(!m_rows->recordAt(1'000));
        QVERIFY(!m_rows->recordAt(4'600));
        QVERIFY(arrived.first().first().toLongLong() <= 4'800);
        QVERIFY(arrived.first().first().toLongLong() > 4'800 - Page);
    }

    void whatIsInSightIsReadThoughAnotherRowIsAskedFor()
    {
        m_rows->look(3'000, 3'020);
        m_rows->fetch(5'000);
        QTRY_VERIFY(isAtHand(3'000, 3'020));
        QTRY_VERIFY(m_rows->recordAt(5'000));
    }

    void aScreenOfRowsIsOneStatementAndNoneOfThemTwice()
    {
        keepPagesBusy();
        const HeardStatements statements;
        m_rows->look(Page - 10 + 3'200, 3'200 + 3 * Page); // parts of four pages
        m_rows->fetch(3'200 + Page);                       // and whoever paints asks as well
        m_busy.release();
        QTRY_VERIFY(isAtHand(Page - 10 + 3'200, 3'200 + 3 * Page));
        // What was in sight, and what comes next.
        QTRY_VERIFY(isAtHand(3'200, 3'200 + 7 * Page - 1));
        QCOMPARE(HeardStatements::count(u"ordered_on"_s), 0);
        QCOMPARE(HeardStatements::count(u"email"_s), 2);
    }

    void farFewerRowsAreKeptThanWereLookedAt()
    {
        for (int row = 0; row < Customers - 100; row += 2 * Page) {
            m_rows->look(row, row + 20);
            QTRY_VERIFY(isAtHand(row, row + 20));
        }
        int kept = 0;
        for (int row = 0; row < Customers; ++row)
            kept += m_rows->recordAt(row) ? 1 : 0;
        QVERIFY2(kept < 1'500, qPrintable(QString::number(kept)));
    }

    void theEndIsNotLookedBeyond()
    {
        const int last = Customers + 2;
        m_rows->look(last - 20, last);
        QTRY_VERIFY(isAtHand(last - 20, last));
        m_rows->look(last - 40, last - 20);
        QTRY_VERIFY(isAtHand(last - 40 - 2 * Page, last));
    }

    void nobodyLooksWhereThereIsNothing()
    {
        m_rows->look(0, -1);
        m_rows->fetch(4'000);
        QTRY_VERIFY(m_rows->recordAt(4'000));
        QVERIFY(!m_rows->recordAt(4'000 + 2 * Page));
    }

    void rowsAtHandAreReadAgainTheOnesOutOfSightToo()
    {
        m_rows->look(2'000, 2'020);
        QTRY_VERIFY(isAtHand(2'000, 2'020 + 2 * Page));
        m_open->store.execute({u"UPDATE customers SET city = 'Elsewhere'"_s});
        m_rows->reread(Lane::Pages);
        m_rows->look(2'000 + Page, 2'020 + Page); // on the way
        const auto city = [this](int row) { return m_rows->recordAt(row)->values.last().toString(); };
        QTRY_COMPARE(city(2'000), u"Elsewhere"_s);
        QTRY_COMPARE(city(2'020 + 2 * Page), u"Elsewhere"_s);
        QTRY_COMPARE(city(0), u"Elsewhere"_s);
    }

private:
    bool isAtHand(int first, int last) const
    {
        for (int row = first; row <= last; ++row) {
            if (!m_rows->recordAt(row))
                return false;
        }
        return true;
    }

    /// Until m_busy is released, what is asked for has to wait.
    void keepPagesBusy()
    {
        m_open->session.run(Lane::Pages, {}, [this](Repository &) {
            m_busy.acquire();
            return Result<int>(0);
        });
    }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<RecordSet> m_rows;
    std::binary_semaphore m_busy{0};
};

RELATA_TEST(RecordSetTest, "record_set");
#include "test_record_set.moc"
