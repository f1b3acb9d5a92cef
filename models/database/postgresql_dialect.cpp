#include "models/database/postgresql_dialect.h"

#include "models/database/connection.h"
#include "models/database/postgresql_declarations.h"
#include "models/database/postgresql_error.h"
#include "models/database/postgresql_explain.h"
#include "models/database/postgresql_fold.h"
#include "models/database/postgresql_knock.h"
#include "models/database/text_fold.h"

#include <QtCore/QRegularExpression>
#include <QtSql/QSqlDriver>
#include <QtSql/QSqlError>

#include <libpq-fe.h>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// libpq's quoting of a value in a connection string; a semicolon would end it for Qt's driver, which turns
/// each into a space, so it cannot be passed at all.
QString quotedParameter(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

/// Types whose values Qt's driver would round or reformat.
bool isReadAsText(const Column &column)
{
    switch (column.kind) {
    case ValueKind::Date:
    case ValueKind::Time:
    case ValueKind::DateTime:
    case ValueKind::Json:
    case ValueKind::Uuid:
    case ValueKind::Other:
        return true;
    default:
        return false;
    }
}

/// The type in which a typed value and what a column makes of it are compared: without length and precision,
/// which are what could change it. Empty where the type changes nothing: it takes a value or refuses it.
QString comparedType(const Column &column)
{
    static const QRegularExpression modifier(u"\\([^)]*\\)"_s);
    switch (column.kind) {
    case ValueKind::Integer:
    case ValueKind::Decimal:
    case ValueKind::Real:
        return u"numeric"_s;
    case ValueKind::Text:
        return u"text"_s;
    case ValueKind::Date:
    case ValueKind::Time:
    case ValueKind::DateTime:
        return QString(column.declaredType).remove(modifier);
    default:
        return {};
    }
}

/// The server's history: a standby that takes over begins another one, in which numbers of transactions that
/// it has not heard of are given out again.
QString timeline()
{
    return u"left(pg_walfile_name(pg_current_wal_lsn()), 8)"_s;
}

PGconn *handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    return *static_cast<PGconn *const *>(handle.constData());
}

/// The settings of a connection, and the function of the extension unaccent, wherever it is, for whoever may
/// use it: one statement, since each would be a way there and back.
const QString Configure = uR"(
    SELECT set_config(name, value, false), (
        SELECT quote_ident(n.nspname) || '.' || quote_ident(p.proname)
        FROM pg_catalog.pg_extension AS e
            JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace
            JOIN pg_catalog.pg_proc AS p ON p.pronamespace = n.oid AND p.proname = 'unaccent' AND p.pronargs = 1
        WHERE e.extname = 'unaccent' AND has_schema_privilege(n.oid, 'USAGE')
            AND has_function_privilege(p.oid, 'EXECUTE'))
    FROM (VALUES
        ('max_parallel_workers_per_gather', '0'), -- they hand rows over in no order, and legs rely on theirs
        ('intervalstyle', 'postgres'),
        ('datestyle', 'ISO'),
        ('client_min_messages', 'warning'),
        ('jit', 'off') -- compiling a plan takes longer than reading any page
    ) AS setting (name, value))"_s;

} // namespace

QString PostgresqlDialect::driver() const
{
    return u"QPSQL"_s;
}

Result<void> PostgresqlDialect::prepareToOpen(QSqlDatabase &database, const DatabaseLocation &location,
                                              const std::stop_token &stop) const
{
    // Qt's driver waits for the server in one call that nothing can stop, and keeps little of the reason.
    if (auto answered = knock(location, stop); !answered)
        return answered;
    QStringList options;
    for (const auto &[name, value] : location.parameters.asKeyValueRange()) {
        if (name == u"dbname")
            database.setDatabaseName(value);
        else if (name == u"password")
            database.setPassword(value);
        else if (name == u"user")
            database.setUserName(value);
        else
            options << name + u'=' + quotedParameter(value);
    }
    if (!location.parameters.contains(u"application_name"_s))
        options << u"application_name='Relata'"_s;
    if (!location.parameters.contains(u"connect_timeout"_s))
        options << u"connect_timeout=%1"_s.arg(connectTimeout(location).count());
    // A network that has gone silent is noticed in half a minute instead of hours.
    for (const QString &option : {u"keepalives_idle=10"_s, u"keepalives_interval=5"_s,
                                  u"keepalives_count=3"_s, u"tcp_user_timeout=30000"_s}) {
        if (!location.parameters.contains(option.section(u'=', 0, 0)))
            options << option;
    }
    database.setConnectOptions(options.join(u';'));
    return {};
}

Result<void> PostgresqlDialect::configure(Connection &connection) const
{
    if (connection.location().readOnly)
        std::ignore = connection.executeWithNext(setReadOnly(true));
    const auto configured = connection.fetchRow({Configure, {}});
    if (!configured)
        return std::unexpected(configured.error());
    m_unaccent = configured->at(1).toString();
    return {};
}

Result<void> PostgresqlDialect::checkInPlace(Connection &) const
{
    return {}; // the server sees to it
}

void PostgresqlDialect::interrupt(const QSqlDatabase &database) const
{
    m_interruption.request(handleOf(database));
}

void PostgresqlDialect::settleInterruption() const
{
    m_interruption.settle();
}

Result<Declarations> PostgresqlDialect::readDeclarations(Connection &connection) const
{
    return readPostgresqlDeclarations(connection);
}

QString PostgresqlDialect::selected(const QString &expression, const Column &column) const
{
    return isReadAsText(column) ? asText(expression) : expression;
}

QString PostgresqlDialect::isSame(const QString &expression, const Column &column) const
{
    return selected(expression, column) + u" IS NOT DISTINCT FROM ?"_s;
}

bool PostgresqlDialect::mayBeLarge(const Column &column) const
{
    const bool isText =
        column.kind == ValueKind::Text && !column.lengthLimit && column.allowedValues.isEmpty();
    return isText || column.kind == ValueKind::Blob || column.kind == ValueKind::Json ||
           column.kind == ValueKind::Other;
}

/// Of what lies outside its row it is known without reading it.
QString PostgresqlDialect::byteCount(const QString &expression, const Column &column) const
{
    return u"octet_length(%1)"_s.arg(column.kind == ValueKind::Blob ? expression : asText(expression));
}

QString PostgresqlDialect::beginning(const QString &expression, const Column &column, int characters) const
{
    return column.kind == ValueKind::Blob
               ? u"CAST(NULL AS text)"_s
               : u"substr(%1, 1, %2)"_s.arg(asText(expression), QString::number(characters));
}

QString PostgresqlDialect::asText(const QString &expression) const
{
    return u"CAST("_s + expression + u" AS text)"_s;
}

Statement PostgresqlDialect::contains(const QString &textExpression, const QString &word) const
{
    return postgresql_fold::contains(textExpression, folded(word), m_unaccent);
}

Statement PostgresqlDialect::beginsWord(const QString &textExpression, const QString &word) const
{
    return postgresql_fold::beginsWord(textExpression, folded(word), m_unaccent);
}

bool PostgresqlDialect::nullsFirst(Qt::SortOrder order) const
{
    return order == Qt::DescendingOrder;
}

bool PostgresqlDialect::hasLateral() const
{
    return true;
}

QString PostgresqlDialect::isNotNull(const QString &expression, const Column &) const
{
    return expression + u" IS NOT NULL"_s;
}

Result<bool> PostgresqlDialect::isOrderIndexed(Connection &connection, const Statement &statement,
                                               const QStringList &) const
{
    return postgresql_explain::isOrderIndexed(connection, statement);
}

Result<bool> PostgresqlDialect::isScanned(Connection &connection, const Statement &statement,
                                          const QString &alias) const
{
    return postgresql_explain::isScanned(connection, statement, alias);
}

QString PostgresqlDialect::sortingAnew() const
{
    return {}; // its planner knows how many rows there are
}

QStringList PostgresqlDialect::createOrderTable(const QString &name, const QStringList &,
                                                const QString &selectKeys) const
{
    const QString alter = u"ALTER TABLE %1 ADD position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"_s;
    return {u"CREATE TEMPORARY TABLE %1 AS %2 LIMIT 0"_s.arg(name, selectKeys), alter.arg(name)};
}

QString PostgresqlDialect::setReadOnly(bool readOnly) const
{
    return u"SET default_transaction_read_only = %1"_s.arg(readOnly ? u"on"_s : u"off"_s);
}

QString PostgresqlDialect::overridingIdentity() const
{
    return u" OVERRIDING SYSTEM VALUE"_s;
}

bool PostgresqlDialect::isHiddenKeyWritable() const
{
    return false;
}

bool PostgresqlDialect::allowsNul() const
{
    return false;
}

Statement PostgresqlDialect::keepsValue(const Value &value, const Column &column) const
{
    const QString comparedAs = comparedType(column);
    if (comparedAs.isEmpty())
        return {u"(CAST(? AS %1) IS NOT NULL OR TRUE)"_s.arg(column.declaredType), {value}};
    return {u"CAST(? AS %1) IS NOT DISTINCT FROM CAST(CAST(? AS %2) AS %1)"_s.arg(comparedAs,
                                                                                  column.declaredType),
            {value, value}};
}

QString PostgresqlDialect::lockingRows() const
{
    return u" FOR UPDATE"_s;
}

QString PostgresqlDialect::deferConstraints() const
{
    return u"SET CONSTRAINTS ALL DEFERRED"_s;
}

/// What tables have told, or else the transactions that had ended: another text after every one that wrote,
/// whoever's it was.
Result<OutsideMark> PostgresqlDialect::outsideMark(Connection &connection) const
{
    const auto told = m_notices.count(connection, handleOf(connection.database()));
    if (!told)
        return std::unexpected(told.error());
    if (told->has_value())
        return OutsideMark{**told, {}};
    const auto ended = connection.fetchValue({u"SELECT CAST(txid_current_snapshot() AS text)"_s, {}});
    return ended ? OutsideMark{*ended, {}} : Result<OutsideMark>(std::unexpected(ended.error()));
}

QString PostgresqlDialect::beginReadOnly() const
{
    return u"BEGIN READ ONLY"_s;
}

QString PostgresqlDialect::beginRead() const
{
    return u"BEGIN ISOLATION LEVEL REPEATABLE READ"_s;
}

QString PostgresqlDialect::beginWrite() const
{
    return u"BEGIN"_s;
}

QString PostgresqlDialect::commitMark() const
{
    return u"SELECT CAST(txid_current_if_assigned() AS text), "_s + timeline();
}

QString PostgresqlDialect::commitStatus() const
{
    return u"SELECT txid_status(CAST(? AS bigint)), "_s + timeline();
}

Result<void> PostgresqlDialect::executeScript(Connection &connection, const QString &script) const
{
    if (auto sent = connection.sendWaiting(); !sent)
        return sent;
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(handleOf(connection.database()), script.toUtf8().constData()), PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return {};
    return std::unexpected(
        error(QSqlError({}, QString::fromUtf8(PQresultErrorMessage(result.get())), QSqlError::StatementError,
                        QString::fromLatin1(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE)))));
}

QString PostgresqlDialect::schemaFolder() const
{
    return u"postgresql"_s;
}

Result<std::optional<int>> PostgresqlDialect::storeVersion(Connection &connection) const
{
    auto facts = connection.fetchRow(
        {u"SELECT to_regclass('relata_schema') IS NOT NULL, EXISTS"
         " (SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace)"_s,
         {}});
    if (!facts)
        return std::unexpected(facts.error());
    if (!facts->at(0).toBool())
        return facts->at(1).toBool() ? std::nullopt : std::optional(0);
    auto version = connection.fetchValue({u"SELECT max(version) FROM relata_schema"_s, {}});
    if (!version)
        return std::unexpected(version.error());
    return version->toInt();
}

Result<void> PostgresqlDialect::lockStore(Connection &connection) const
{
    return connection.execute(u"SELECT pg_advisory_xact_lock(hashtext('relata_schema'))"_s);
}

DatabaseError PostgresqlDialect::error(const QSqlError &error) const
{
    return postgresqlError(error);
}

} // namespace relata
