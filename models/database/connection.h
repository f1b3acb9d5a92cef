#pragma once

#include "models/database/database_error.h"
#include "models/database/database_location.h"
#include "models/database/statement.h"
#include "models/database/value.h"

#include <QtCore/QCache>
#include <QtCore/QStringList>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>

class QSqlError;
class QThread;

namespace relata {

class SqlDialect;

/// One open connection to a database, named, owned and used by the thread that opened it (asserted);
/// interrupt() alone may be called from elsewhere. Statements are prepared once and kept; every result is
/// read to its end and finished, since an unfinished SELECT on a rollback-journal file locks every writer
/// out.
class Connection
{
public:
    /// Opens without changing anything in the database. Errors: a missing file, one that is no database, no
    /// permission, a server that does not answer, each in a sentence.
    /// Once the token is stopped, the connection waits for nobody any more.
    static Result<std::unique_ptr<Connection>> open(const DatabaseLocation &location,
                                                    const std::stop_token &stop = {});
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    using Row = QVariantList;

    /// All rows of a statement, every value through toValue().
    Result<QList<Row>> fetch(const Statement &statement);
    /// All rows of several statements without values, in one message: for a database that takes several.
    Result<QList<QList<Row>>> fetchTogether(const QStringList &statements);
    /// The first row; an empty one where there is none.
    Result<Row> fetchRow(const Statement &statement);
    /// The first value of the first row; null where there is none.
    Result<Value> fetchValue(const Statement &statement);
    /// For statements without rows.
    Result<void> execute(const Statement &statement);

    Result<void> execute(const QString &sql) { return execute(Statement{sql, {}}); }

    /// For what has neither values nor rows, and can wait for the statement behind it: goes in one message
    /// with that where the database takes several, which over a network saves a way there and back. The next
    /// one then fails in its place.
    Result<void> executeWithNext(const QString &sql);
    /// What has waited for a next one does not wait any longer.
    Result<void> sendWaiting();

    /// The statement is prepared anew when it is run the next time.
    void forget(const QString &sql) { m_prepared.remove(sql); }

    /// Stops the statement that is running, or else the next one; it then fails as Cancelled. From any
    /// thread.
    void interrupt();

    /// interrupt(), and no statement is run any more. From any thread.
    void interruptForGood();

    /// Forgets an interruption that came when nothing was running, also one that is still on its way.
    void clearInterruption();

    /// Set by interrupt() until a statement has failed of it; for the driver to look at while one runs.
    const std::atomic_bool &interrupted() const { return m_interrupted; }

    /// Whether nobody waits for what is being done. From any thread.
    bool isStopped() const { return m_interrupted || m_interruptedForGood || m_stop.stop_requested(); }

    const std::stop_token &stopToken() const { return m_stop; }

    /// Whether a COMMIT of something written may have reached the database since forgetSentCommit(): then it
    /// is not to be written again without a look.
    bool hasSentCommit() const { return m_sentCommit; }

    void forgetSentCommit() { m_sentCommit = false; }

    /// Somebody has to wait until the server is there again: calls `waiting`, on this thread.
    void reportWaiting(const DatabaseError &why) const
    {
        if (waiting)
            waiting(why);
    }

    std::function<void(const DatabaseError &)> waiting;

    const SqlDialect &dialect() const { return *m_dialect; }

    const DatabaseLocation &location() const { return m_location; }

    QSqlDatabase &database() { return m_database; } ///< for the dialects' driver handles

    bool isOpen() const { return m_database.isOpen() && !m_lost; } ///< false once the server or file is gone

    bool isInTransaction() const { return m_inTransaction; }

private:
    friend class Transaction;

    Connection(const DatabaseLocation &location, std::stop_token stop);
    Result<void> takeInterruption();
    Result<QSqlQuery *> run(const Statement &statement);
    Result<QList<Row>> takeRows(QSqlQuery &query);
    /// Whatever was interrupted: what was begun must not stay open.
    void rollBack();
    /// PostgreSQL prepares no BEGIN and no SET; what binds no value is therefore not prepared.
    Result<QSqlQuery *> runDirectly(const QString &sql);
    /// With what waits for it; at the rows of the first of the statements.
    Result<QSqlQuery *> runDirectly(const QStringList &statements);
    Result<QSqlQuery *> prepared(const QString &sql);
    std::unique_ptr<QSqlQuery> newQuery() const;
    std::unexpected<DatabaseError> failure(const QSqlError &error);

    DatabaseLocation m_location;
    std::unique_ptr<const SqlDialect> m_dialect;
    QSqlDatabase m_database;
    QCache<QString, QSqlQuery> m_prepared; ///< by SQL text
    std::unique_ptr<QSqlQuery> m_direct;   ///< the last one without values
    QStringList m_waiting;                 ///< for the next one
    QThread *m_thread = nullptr;
    bool m_inTransaction = false;
    bool m_lost = false;
    bool m_sentCommit = false;
    std::atomic_bool m_interrupted = false;
    std::atomic_bool m_interruptedForGood = false;
    const std::stop_token m_stop;
};

} // namespace relata
