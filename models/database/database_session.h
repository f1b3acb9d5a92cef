#pragma once

#include "models/database/change.h"
#include "models/database/database_location.h"
#include "models/database/repository.h"
#include "models/database/undeclared_keys.h"
#include "models/database/worker.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QPromise>
#include <QtCore/QTimer>

#include <array>
#include <concepts>

namespace relata {

class OutsideWatch;

/// Which connection, and so which thread, a job runs on. A job never waits behind one of another lane.
enum class Lane
{
    Writer,     ///< writes, and short reads around one
    Pages,      ///< what a person looks at
    Background, ///< positions and counts, in small steps
    Sorting,    ///< orders that no index gives, sorted as a whole, and the pages of them
};

/// An open database as the GUI thread sees it, where it lives. It has no function per feature: a feature
/// hands a small job to a lane's Repository, and gets the answer on the GUI thread.
class DatabaseSession : public QObject
{
    Q_OBJECT

public:
    explicit DatabaseSession(DatabaseLocation location, QObject *parent = nullptr);
    /// Interrupts all jobs, joins the threads, and drops the answers that are still under way.
    ~DatabaseSession() override;

    /// Connects and reads the schema in the background; then opened() or openFailed().
    void open();
    /// Connects anew, also to a file that has taken the place of the one that was open; then recovered(),
    /// lost() or, where the tables are not what they were, schemaChanged().
    void reconnect();
    /// Ends a session that nobody uses any more, without waiting for what cannot be stopped at once.
    static void retire(std::unique_ptr<DatabaseSession> session);

    const DatabaseLocation &location() const { return m_location; }

    /// Whether lost() was said of a server, and recovered() not yet.
    bool isServerLost() const { return m_location.path.isEmpty() && !m_lost.message.isEmpty(); }

    SchemaPtr schema() const { return m_schema; } ///< empty until opened()

    /// Adds relationships that the database does not declare to its schema, in the place of those added
    /// before. To be called before anybody has begun to use it, and before setLabelColumns().
    void addKeys(const QList<UndeclaredKey> &keys);
    /// Whether a schema that was read anew has the same tables, whatever names somebody has chosen.
    bool hasTablesOf(const Schema &read) const;

    /// What records are called from now on; an empty list: as it is found without set-up. Tables that are not
    /// among them keep their names. Then relabelled().
    void setLabelColumns(const QHash<TableName, QStringList> &columns);

    /// Runs a job on a lane's thread: a function of `Repository &` that returns a Result. A stopped token
    /// drops the job, or interrupts it; its result is then a Cancelled error.
    template <std::invocable<Repository &> Job>
    QFuture<std::invoke_result_t<Job, Repository &>> run(Lane lane, const std::stop_token &token, Job job);

    /// run(), and hands the result to `handler` on this thread, unless the receiver has died or the token was
    /// stopped meanwhile.
    template <std::invocable<Repository &> Job, typename Handler>
    void request(Lane lane, const std::stop_token &token, Job job, QObject *receiver, Handler handler);

    /// Applies changes on the writer and tells everybody; `handler(Result<ChangeOutcome>)` as in request(),
    /// after changed(). A save is never stopped.
    template <typename Job, typename Handler>
    void write(Job job, QObject *receiver, Handler handler);

Q_SIGNALS:
    void opened();
    void openFailed(const relata::DatabaseError &error);
    /// The file is no longer where it was opened, looked at every two seconds, or the server is gone, which
    /// is then tried again and again with growing pauses; nothing is saved until recovered(). Said again when
    /// something fails of it that somebody asked for meanwhile.
    void lost(const relata::DatabaseError &error);
    void recovered();
    void schemaChanged();
    /// schema() calls records by other columns: what shows their names has to be read again.
    void relabelled();
    /// Something was written by this session: all of it, in order.
    void changed(const QList<relata::Change> &done);
    /// Something was written by somebody else, not long ago: another program, another window.
    void changedElsewhere();

private:
    /// Whether a job of a lane that failed is run again, at the front of the queue, though nobody asks for
    /// it.
    class Repetition
    {
    public:
        explicit Repetition(Lane lane)
            : m_lane(lane)
        {
        }

        bool isDue(const DatabaseError &why, const Repository &repository);

    private:
        bool isDueToInterruption();
        bool isDueToLoss(const Repository &repository);

        static constexpr int MostInterruptions = 16; ///< that nobody asked for

        Lane m_lane;
        int m_interruptions = 0;
        bool m_hasLost = false; ///< its connection, once
    };

    template <std::invocable<Repository &> Job>
    static auto prepare(Lane lane, const std::stop_token &token, Job job);

    Worker &worker(Lane lane) { return *m_workers[size_t(lane)]; }

    void post(Lane lane, const std::stop_token &token, Worker::Task task);
    void setSchema(Schema schema);
    void lookAtFile();
    void forgetServer();
    void connectAnew();
    void requestLost(const DatabaseError &why);
    void serverLost(const DatabaseError &why);
    void tryAgainLater();
    void setLost(const DatabaseError &error);
    void endRetirement();

    static constexpr size_t Lanes = 4;

    DatabaseLocation m_location;
    SchemaPtr m_declared = std::make_shared<const Schema>(); ///< as the database has it
    SchemaPtr m_schema = m_declared;
    QList<SchemaPtr> m_formerSchemas; ///< what points into them stays right
    std::shared_ptr<FilePlace> m_place;
    std::array<std::unique_ptr<Worker>, Lanes> m_workers;
    QTimer m_watch;
    OutsideWatch *m_outside;
    QTimer m_again;            ///< until the next try to reach a server that was lost
    bool m_connecting = false; ///< connectAnew() is under way
    DatabaseError m_lost;      ///< its message is empty while all is well
};

template <std::invocable<Repository &> Job>
auto DatabaseSession::prepare(Lane lane, const std::stop_token &token, Job job)
{
    using Outcome = std::invoke_result_t<Job, Repository &>;
    QPromise<Outcome> promise;
    promise.start();
    QFuture<Outcome> future = promise.future();
    Worker::Task task = [token, promise = std::move(promise), job = std::move(job),
                         repetition = Repetition(lane)](Result<Repository *> repository) mutable {
        Outcome outcome = repository ? job(**repository) : Outcome(std::unexpected(repository.error()));
        if (repository && !outcome && !token.stop_requested() &&
            repetition.isDue(outcome.error(), **repository))
            return true;
        promise.addResult(std::move(outcome));
        promise.finish();
        return false;
    };
    return std::pair(std::move(future), std::move(task));
}

template <std::invocable<Repository &> Job>
QFuture<std::invoke_result_t<Job, Repository &>> DatabaseSession::run(Lane lane, const std::stop_token &token,
                                                                      Job job)
{
    auto [future, task] = prepare(lane, token, std::move(job));
    post(lane, token, std::move(task));
    return future;
}

template <std::invocable<Repository &> Job, typename Handler>
void DatabaseSession::request(Lane lane, const std::stop_token &token, Job job, QObject *receiver,
                              Handler handler)
{
    using Outcome = std::invoke_result_t<Job, Repository &>;
    auto [future, task] = prepare(lane, token, std::move(job));
    // The context is the session, which outlives its workers: a continuation whose context has died aborts.
    // Attached before the job can run: to a future that is finished it would be run here and now, in the
    // middle of whatever the caller is doing.
    future.then(this, [this, token, receiver = QPointer<QObject>(receiver),
                       handler = std::move(handler)](Outcome outcome) mutable {
        if (!outcome && outcome.error().kind == DatabaseError::Kind::ConnectionLost)
            requestLost(outcome.error());
        if (receiver && !token.stop_requested())
            handler(std::move(outcome));
    });
    post(lane, token, std::move(task));
}

template <typename Job, typename Handler>
void DatabaseSession::write(Job job, QObject *receiver, Handler handler)
{
    // In a rollback-journal file a long read keeps every writer out.
    worker(Lane::Sorting).pause();
    request(Lane::Writer, {}, std::move(job), this,
            [this, receiver = QPointer<QObject>(receiver),
             handler = std::move(handler)](Result<ChangeOutcome> outcome) mutable {
                worker(Lane::Sorting).resume();
                if (outcome && outcome->succeeded())
                    Q_EMIT changed(outcome->done);
                else if (!outcome && outcome.error().kind == DatabaseError::Kind::ConnectionLost)
                    lookAtFile();
                if (receiver)
                    handler(std::move(outcome));
            });
}

} // namespace relata
