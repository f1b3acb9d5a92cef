#include "models/database/database_session.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A job that runs until it is interrupted: on either database the same endless recursion.
Result<Value> countForEver(Repository &repository)
{
    return repository.connection().fetchValue(
        {u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n WHERE i < 0"_s,
         {}});
}

Result<Value> answer(Repository &repository)
{
    return repository.connection().fetchValue({u"SELECT 42"_s, {}});
}

} // namespace

/// Jobs: where they run, in which order they come back, and how they stop.
class DatabaseSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aJobRunsOnAnotherThreadAndItsAnswerComesBackOnThisOne_data() { addDatabaseKinds(); }

    void aJobRunsOnAnotherThreadAndItsAnswerComesBackOnThisOne()
    {
        const TestDatabase database(databaseKind());
        DatabaseSession session(database.location());
        QThread *ranOn = nullptr;
        QThread *answeredOn = nullptr;
        Value result;
        session.request(
            Lane::Pages, {},
            [&ranOn](Repository &repository) {
                ranOn = QThread::currentThread();
                return answer(repository);
            },
            this,
            [&](const Result<Value> &value) {
                answeredOn = QThread::currentThread();
                result = value.value_or(Value());
            });
        QTRY_COMPARE(result.toInt(), 42);
        QVERIFY(ranOn != thread());
        QCOMPARE(answeredOn, thread());
    }

    void jobsOfOneLaneAreAnsweredInOrder()
    {
        const TestDatabase database(DatabaseLocation::Kind::SQLite);
        DatabaseSession session(database.location());
        QList<int> order;
        for (int i = 0; i < 50; ++i)
            session.request(Lane::Background, {}, answer, this,
                            [&order, i](const Result<Value> &) { order << i; });
        QTRY_COMPARE(order.size(), 50);
        QVERIFY(std::ranges::is_sorted(order));
    }

    void aStoppedJobThatIsRunningIsInterruptedInTheDatabase_data() { addDatabaseKinds(); }

    void aStoppedJobThatIsRunningIsInterruptedInTheDatabase()
    {
        const TestDatabase database(databaseKind());
        DatabaseSession session(database.location());
        std::stop_source stop;
        std::atomic_bool started = false;
        const auto endless =
            session.run(Lane::Background, stop.get_token(), [&started](Repository &repository) {
                started = true;
                return countForEver(repository);
            });
        QTRY_VERIFY(started);
        stop.request_stop();
        QTRY_VERIFY(endless.isFinished());
        QCOMPARE(endless.result().error().kind, DatabaseError::Kind::Cancelled);

        const auto next = session.run(Lane::Background, {}, answer);
        QTRY_VERIFY(next.isFinished());
        QCOMPARE(next.result().value_or(Value()).toInt(), 42); // the interruption hit the one job alone
    }

    void aJobThatWasStoppedTakesNoneOfTheNextOnesWithIt_data() { addDatabaseKinds(); }

    void aJobThatWasStoppedTakesNoneOfTheNextOnesWithIt()
    {
        const TestDatabase database(databaseKind());
        DatabaseSession session(database.location());
        std::atomic_int begun = 0;
        QList<QFuture<Result<Value>>> answers;
        for (int i = 0; i < 40; ++i) { // pages that somebody scrolled past, and the one in sight
            std::stop_source stop;
            session.run(Lane::Sorting, stop.get_token(), answer);
            stop.request_stop();
            answers << session.run(Lane::Sorting, {}, [&begun](Repository &repository) {
                ++begun;
                return answer(repository);
            });
        }
        for (const auto &future : answers) {
            QTRY_VERIFY(future.isFinished());
            QCOMPARE(future.result().value_or(Value()).toInt(), 42);
        }
        QVERIFY2(begun < 44, qPrintable(QString::number(begun))); // hardly any of them twice
    }

    void aStoppedJobThatWaitsIsNeverRun()
    {
        const TestDatabase database(DatabaseLocation::Kind::SQLite);
        DatabaseSession session(database.location());
        std::stop_source first;
        std::stop_source second;
        bool ran = false;
        const auto endless = session.run(Lane::Pages, first.get_token(), countForEver);
        const auto waiting = session.run(Lane::Pages, second.get_token(), [&ran](Repository &repository) {
            ran = true;
            return answer(repository);
        });
        second.request_stop();
        first.request_stop();
        QTRY_VERIFY(endless.isFinished() && waiting.isFinished());
        QCOMPARE(waiting.result().error().kind, DatabaseError::Kind::Cancelled);
        QVERIFY(!ran);
    }

    void anAnswerForSomebodyWhoIsGoneIsDropped()
    {
        const TestDatabase database(DatabaseLocation::Kind::SQLite);
        DatabaseSession session(database.location());
        bool handled = false;
        auto receiver = std::make_unique<QObject>();
        session.request(Lane::Pages, {}, answer, receiver.get(),
                        [&handled](const Result<Value> &) { handled = true; });
        receiver.reset();
        const auto after = session.run(Lane::Pages, {}, answer);
        QTRY_VERIFY(after.isFinished());
        QCoreApplication::processEvents();
        QVERIFY(!handled);
    }

    void closingInterruptsWhatRunsAndWaitsForNobody_data() { addDatabaseKinds(); }

    void closingInterruptsWhatRunsAndWaitsForNobody()
    {
        const TestDatabase database(databaseKind());
        auto session = std::make_unique<DatabaseSession>(database.location());
        QList<QFuture<Result<Value>>> endless;
        for (const Lane lane : {Lane::Writer, Lane::Pages, Lane::Background, Lane::Sorting})
            endless << session->run(lane, {}, countForEver) << session->run(lane, {}, countForEver);
        session.reset();
        for (const auto &future : endless)
            QCOMPARE(future.result().error().kind, DatabaseError::Kind::Cancelled);
    }

    void aDatabaseThatCannotBeOpenedSaysWhy()
    {
        DatabaseSession session({.path = u"/nowhere/store.db"_s});
        const QSignalSpy failed(&session, &DatabaseSession::openFailed);
        session.open();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<DatabaseError>().message,
                 u"There is no file /nowhere/store.db."_s);
    }

    void aSaveInterruptsASortAndLetsNoneBeginUntilItIsDone()
    {
        TestDatabase database(DatabaseLocation::Kind::SQLite);
        database.execute({u"CREATE TABLE note (id INTEGER PRIMARY KEY)"_s});
        DatabaseSession session(database.location());
        std::atomic_int begun = 0;
        const auto sort = session.run(Lane::Sorting, {}, [&begun](Repository &repository) {
            return ++begun == 1 ? countForEver(repository) : answer(repository);
        });
        QTRY_VERIFY(begun == 1);
        bool saved = false;
        bool savedBeforeNextSort = false;
        session.write(
            [](Repository &repository) -> Result<ChangeOutcome> {
                const auto inserted = repository.connection().execute(u"INSERT INTO note VALUES (1)"_s);
                return inserted ? Result<ChangeOutcome>(ChangeOutcome()) : std::unexpected(inserted.error());
            },
            this, [&saved](const Result<ChangeOutcome> &outcome) { saved = outcome.has_value(); });
        session.request(Lane::Sorting, {}, answer, this,
                        [&](const Result<Value> &) { savedBeforeNextSort = saved; });
        QTRY_VERIFY(sort.isFinished());
        QCOMPARE(sort.result().value_or(Value()).toInt(), 42); // begun again, and to its end
        QCOMPARE(begun, 2);
        QTRY_VERIFY(savedBeforeNextSort);
        QCOMPARE(database.value(u"SELECT count(*) FROM note"_s).toInt(), 1);
    }

    void theReadingLanesCannotWrite()
    {
        TestDatabase database(DatabaseLocation::Kind::SQLite);
        database.execute({u"CREATE TABLE note (id INTEGER PRIMARY KEY)"_s});
        DatabaseSession session(database.location());
        const auto write = session.run(Lane::Pages, {}, [](Repository &repository) {
            return repository.connection().execute(u"INSERT INTO note VALUES (1)"_s);
        });
        QTRY_VERIFY(write.isFinished());
        QCOMPARE(write.result().error().kind, DatabaseError::Kind::Permission);
    }
};

RELATA_TEST(DatabaseSessionTest, "database_session");
#include "test_database_session.moc"
