#include "models/database/sqlite_dialect.h"

#include "models/database/connection.h"
#include "models/database/file_place.h"
#include "models/database/sqlite_declarations.h"
#include "models/database/sqlite_error.h"
#include "models/database/sqlite_file.h"
#include "models/database/sqlite_functions.h"
#include "models/database/sqlite_handle.h"
#include "models/database/sqlite_limits.h"
#include "models/database/text_fold.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtSql/QSqlError>

#include <sqlite3.h>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int BusyStepMs = 5;    ///< how soon a lock that somebody else held is asked for again
constexpr int BusySteps = 1'000; ///< five seconds
/// For each of four connections. Room for the upper levels of the indexes of any table; their leaves the
/// system has in its own cache, and four copies of them would be half of this program's memory.
constexpr int CacheKiB = 2'048;
constexpr int StoreApplicationId = 0x526C'7461; ///< "Rlta", as the store's first migration says

/// The query plan, a line a step (https://sqlite.org/eqp.html).
Result<QString> explained(Connection &connection, const Statement &statement)
{
    const QString sql = u"EXPLAIN QUERY PLAN "_s + statement.sql;
    const auto plan = connection.fetch({sql, statement.values});
    connection.forget(sql); // unlike one that reads rows, it would never learn that an index has come or gone
    if (!plan)
        return std::unexpected(plan.error());
    QString text;
    for (const Connection::Row &row : *plan)
        text += row.constLast().toString() + u'\n';
    return text;
}

constexpr int InstructionsBetweenLooks = 20'000; ///< about a millisecond

/// sqlite3_interrupt() stops what runs at that moment alone; one that comes just before a statement is lost.
void letInterruptionsIn(sqlite3 *handle, const Connection &connection)
{
    const auto isInterrupted = [](void *interrupted) -> int {
        return static_cast<const std::atomic_bool *>(interrupted)->load() ? 1 : 0;
    };
    sqlite3_progress_handler(handle, InstructionsBetweenLooks, isInterrupted,
                             const_cast<std::atomic_bool *>(&connection.interrupted()));
}

/// As SQLite's own busy timeout, but it can be stopped.
void waitForLocks(sqlite3 *handle, const Connection &connection)
{
    const auto waitsOn = [](void *waiting, int count) -> int {
        if (count >= BusySteps || static_cast<const Connection *>(waiting)->isStopped())
            return 0;
        sqlite3_sleep(BusyStepMs);
        return 1;
    };
    sqlite3_busy_handler(handle, waitsOn, const_cast<Connection *>(&connection));
}

QStringList settings(const SqlDialect &dialect, const DatabaseLocation &location)
{
    // A damaged page is found when it is read, not when what it says has been believed.
    QStringList pragmas{u"PRAGMA foreign_keys = ON"_s, u"PRAGMA cache_size = -%1"_s.arg(CacheKiB),
                        u"PRAGMA cell_size_check = ON"_s};
    if (location.readOnly)
        pragmas << dialect.setReadOnly(true);
    // What is committed is on the disk, a rollback journal's end included: FULL alone leaves that to chance.
    pragmas << u"PRAGMA synchronous = EXTRA"_s;
    return pragmas;
}

/// Two programs that switch a new file at once get into each other's way, and SQLite waits for neither. One
/// of them succeeds; where somebody else keeps the file locked, it stays as it is until it is opened next.
Result<void> useWriteAheadLog(Connection &connection)
{
    auto set = connection.execute(u"PRAGMA journal_mode = WAL"_s);
    return set || set.error().kind == DatabaseError::Kind::Busy ? Result<void>() : set;
}

/// Of several files that may be open, the one that is junk has a name.
DatabaseError namingFile(DatabaseError error, const DatabaseLocation &location)
{
    if (error.details.contains(u"file is not a database"))
        error.message = QCoreApplication::translate("SqliteDialect", "%1 is not a SQLite database.")
                            .arg(location.displayName());
    return error;
}

} // namespace

QString SqliteDialect::driver() const
{
    return u"QSQLITE"_s;
}

Result<void> SqliteDialect::prepareToOpen(QSqlDatabase &database, const DatabaseLocation &location,
                                          const std::stop_token &) const
{
    auto uri = sqliteUri(location);
    if (!uri)
        return std::unexpected(uri.error());
    database.setDatabaseName(*uri);
    database.setConnectOptions(u"QSQLITE_OPEN_URI"_s);
    return {};
}

Result<void> SqliteDialect::configure(Connection &connection) const
{
    sqlite3 *handle = sqliteHandle(connection.database());
    harden(handle);
    letInterruptionsIn(handle, connection);
    waitForLocks(handle, connection);
    if (registerFunctions(handle) != SQLITE_OK)
        return std::unexpected(DatabaseError{.message = QString::fromUtf8(sqlite3_errmsg(handle))});
    // Closing the last connection would fold somebody's log into the file, though nothing was asked of us.
    if (!connection.location().ownStore && hasWriteAheadLog(connection.location().path))
        sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    // The first statement is the first to look into the file: junk is found out here.
    for (const QString &pragma : settings(*this, connection.location())) {
        if (auto set = connection.execute(pragma); !set)
            return std::unexpected(namingFile(set.error(), connection.location()));
    }
    if (connection.location().ownStore && !connection.location().readOnly) {
        if (auto set = useWriteAheadLog(connection); !set)
            return set;
    }
    auto version = connection.fetchValue({u"PRAGMA schema_version"_s, {}});
    return version ? Result<void>() : std::unexpected(namingFile(version.error(), connection.location()));
}

Result<void> SqliteDialect::checkInPlace(Connection &connection) const
{
    int moved = 0;
    sqlite3_file_control(sqliteHandle(connection.database()), nullptr, SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved ? std::unexpected(fileMoved(connection.location().path)) : Result<void>();
}

void SqliteDialect::interrupt(const QSqlDatabase &database) const
{
    sqlite3_interrupt(sqliteHandle(database));
}

Result<Declarations> SqliteDialect::readDeclarations(Connection &connection) const
{
    return readSqliteDeclarations(connection);
}

QString SqliteDialect::selected(const QString &expression, const Column &) const
{
    return expression;
}

QString SqliteDialect::isSame(const QString &expression, const Column &) const
{
    // Without it NOCASE would call "abc" and "ABC" the same.
    return expression + u" COLLATE BINARY IS ?"_s;
}

/// By its declared type: a value that has nothing to do with it is read as it is.
bool SqliteDialect::mayBeLarge(const Column &column) const
{
    const bool isText = column.kind == ValueKind::Text && !column.lengthLimit;
    return isText || column.kind == ValueKind::Blob || column.kind == ValueKind::Json ||
           column.kind == ValueKind::Other;
}

/// length() of a BLOB reads no more than where the row begins, and that of a text ends at a NUL. Asking for
/// the type of every text would cost more than reading it.
QString SqliteDialect::byteCount(const QString &expression, const Column &column) const
{
    const QString bytes = u"length(CAST("_s + expression + u" AS BLOB))"_s;
    return column.kind == ValueKind::Blob
               ? u"CASE typeof(%1) WHEN 'blob' THEN length(%1) ELSE %2 END"_s.arg(expression, bytes)
               : bytes;
}

QString SqliteDialect::beginning(const QString &expression, const Column &, int characters) const
{
    return u"CASE typeof(%1) WHEN 'text' THEN substr(%1, 1, %2) END"_s.arg(expression,
                                                                           QString::number(characters));
}

QString SqliteDialect::asText(const QString &expression) const
{
    return u"CAST("_s + expression + u" AS TEXT)"_s;
}

Statement SqliteDialect::contains(const QString &textExpression, const QString &word) const
{
    return {u"relata_contains("_s + textExpression + u", ?)"_s, {folded(word)}};
}

Statement SqliteDialect::beginsWord(const QString &textExpression, const QString &word) const
{
    return {u"relata_begins_word("_s + textExpression + u", ?)"_s, {folded(word)}};
}

bool SqliteDialect::nullsFirst(Qt::SortOrder order) const
{
    return order == Qt::AscendingOrder;
}

bool SqliteDialect::hasLateral() const
{
    return false;
}

QString SqliteDialect::isNotNull(const QString &expression, const Column &column) const
{
    // IS NOT NULL alone walks over the NULLs. What is the least value otherwise is said by the column's
    // affinity (https://sqlite.org/datatype3.html, 3.1): text columns hold no numbers.
    const QString type = column.declaredType.toUpper();
    const bool isText = !type.contains(u"INT") &&
                        (type.contains(u"CHAR") || type.contains(u"CLOB") || type.contains(u"TEXT"));
    return expression + (isText ? u" >= ''"_s : u" >= -9e999"_s);
}

Result<bool> SqliteDialect::isOrderIndexed(Connection &connection, const Statement &statement,
                                           const QStringList &equal) const
{
    const auto plan = explained(connection, statement);
    if (!plan)
        return std::unexpected(plan.error());
    return !plan->contains(u"TEMP B-TREE") && std::ranges::all_of(equal, [&](const QString &column) {
        return plan->contains(u'(' + column + u"=?"_s) || plan->contains(u" AND "_s + column + u"=?"_s);
    });
}

Result<bool> SqliteDialect::isScanned(Connection &connection, const Statement &statement,
                                      const QString &alias) const
{
    const auto plan = explained(connection, statement);
    if (!plan)
        return std::unexpected(plan.error());
    // An index made for the moment has read the table, too.
    return plan->contains(QRegularExpression(u"SCAN (TABLE .* AS )?%1\\b|AUTOMATIC"_s.arg(alias)));
}

QString SqliteDialect::sortingAnew() const
{
    return u"+"_s; // https://sqlite.org/optoverview.html, "unary +"
}

QStringList SqliteDialect::createOrderTable(const QString &name, const QStringList &keys,
                                            const QString &) const
{
    // Columns without a type keep every value as it is.
    return {u"CREATE TEMPORARY TABLE %1 (position INTEGER PRIMARY KEY, %2)"_s.arg(name, keys.join(u", "_s))};
}

QString SqliteDialect::setReadOnly(bool readOnly) const
{
    return u"PRAGMA query_only = %1"_s.arg(readOnly ? u"ON"_s : u"OFF"_s);
}

QString SqliteDialect::overridingIdentity() const
{
    return {};
}

bool SqliteDialect::isHiddenKeyWritable() const
{
    return true;
}

bool SqliteDialect::allowsNul() const
{
    return true;
}

Statement SqliteDialect::keepsValue(const Value &, const Column &) const
{
    // No trigger can change a row before it is stored, so a difference is the doing of the column's affinity.
    return {u"FALSE"_s, {}};
}

QString SqliteDialect::lockingRows() const
{
    return {};
}

QString SqliteDialect::deferConstraints() const
{
    return u"PRAGMA defer_foreign_keys = ON"_s;
}

/// Of this connection: another one of our own counts as somebody else, and the writer is the one that writes.
Result<OutsideMark> SqliteDialect::outsideMark(Connection &connection) const
{
    const auto data = connection.fetchValue({u"PRAGMA data_version"_s, {}});
    if (!data)
        return std::unexpected(data.error());
    const auto schema = connection.fetchValue({u"PRAGMA schema_version"_s, {}});
    if (!schema)
        return std::unexpected(schema.error());
    return OutsideMark{*data, *schema};
}

QString SqliteDialect::beginReadOnly() const
{
    return u"BEGIN"_s; // no expression of SQLite's has an effect
}

QString SqliteDialect::beginRead() const
{
    return u"BEGIN"_s;
}

QString SqliteDialect::beginWrite() const
{
    return u"BEGIN IMMEDIATE"_s;
}

QString SqliteDialect::commitMark() const
{
    return {}; // COMMIT returns when it has happened or not
}

QString SqliteDialect::commitStatus() const
{
    return {};
}

Result<void> SqliteDialect::executeScript(Connection &connection, const QString &script) const
{
    sqlite3 *handle = sqliteHandle(connection.database());
    if (sqlite3_exec(handle, script.toUtf8().constData(), nullptr, nullptr, nullptr) == SQLITE_OK)
        return {};
    return std::unexpected(
        error(QSqlError({}, QString::fromUtf8(sqlite3_errmsg(handle)), QSqlError::StatementError,
                        QString::number(sqlite3_extended_errcode(handle)))));
}

QString SqliteDialect::schemaFolder() const
{
    return u"sqlite"_s;
}

Result<std::optional<int>> SqliteDialect::storeVersion(Connection &connection) const
{
    auto facts =
        connection.fetchRow({u"SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)"
                             " FROM pragma_application_id, pragma_user_version"_s,
                             {}});
    if (!facts)
        return std::unexpected(facts.error());
    if (facts->at(0).toInt() == StoreApplicationId)
        return facts->at(1).toInt();
    const bool empty = facts->at(2).toInt() == 0;
    return empty ? std::optional(0) : std::nullopt;
}

Result<void> SqliteDialect::lockStore(Connection &) const
{
    return {}; // BEGIN IMMEDIATE has done it
}

DatabaseError SqliteDialect::error(const QSqlError &error) const
{
    return sqliteError(error);
}

} // namespace relata
