#include "models/database/postgresql_error.h"

#include "models/database/label.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtSql/QSqlError>

namespace relata {

using namespace Qt::Literals::StringLiterals;
using Kind = DatabaseError::Kind;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(PostgresqlError)
};

QString firstMatch(const QString &pattern, const QString &text)
{
    return QRegularExpression(pattern).match(text).captured(1);
}

/// The server's lines without the driver's frame around them.
QString serverText(const QSqlError &error)
{
    const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return text.trimmed();
}

/// DETAIL: Key (order_number)=(12345) already exists.
QString keyColumn(const QString &text)
{
    return firstMatch(u"\\(\"?([^,()\"]+)\"?[^()]*\\)=\\("_s, text);
}

DatabaseError constraint(const QString &state, const QString &text)
{
    if (state == u"23505") {
        const QString column = keyColumn(text);
        return {Kind::Constraint,
                Messages::tr("%1 is used by another record already.").arg(readableName(column)), column,
                text};
    }
    if (state == u"23502") {
        const QString column = firstMatch(u"column \"([^\"]+)\""_s, text);
        return {Kind::Constraint, Messages::tr("%1 is required.").arg(readableName(column)), column, text};
    }
    if (state == u"23503") {
        return {Kind::Constraint,
                Messages::tr("Another record refers to this one, or this one to a record that is not there."),
                keyColumn(text), text};
    }
    if (state == u"23514") {
        const QString rule = firstMatch(u"constraint \"([^\"]+)\""_s, text);
        return {Kind::Constraint,
                Messages::tr("The database does not allow this value (rule: %1).").arg(rule),
                {},
                text};
    }
    return {Kind::Constraint, Messages::tr("The database refused the change."), {}, text};
}

DatabaseError connectionLost(const QString &text)
{
    return {Kind::ConnectionLost, Messages::tr("The connection to the server was lost."), {}, text};
}

/// The driver has this type of error from opening alone. What the server itself says begins with FATAL.
DatabaseError notConnected(const QString &text)
{
    const QString sentence = text.contains(u"FATAL:") ? Messages::tr("The server refused the connection.")
                                                      : Messages::tr("The server cannot be reached.");
    return {Kind::ConnectionLost, sentence, {}, text};
}

DatabaseError other(const QString &state, const QString &text)
{
    if (state == u"P0001") // RAISE's words were written for the person
        return {Kind::Constraint, firstMatch(u"^\\w+:\\s+([^\n]+)"_s, text), {}, text};
    if (state == u"57014" && text.contains(u"statement timeout"))
        return {Kind::TimeLimit,
                Messages::tr("The server allows no statement to take so long, and stopped it."),
                {},
                text};
    if (state == u"57014")
        return {Kind::Cancelled, {}, {}, text};
    if (state == u"42501")
        return {Kind::Permission, Messages::tr("You do not have the right to do this."), {}, text};
    if (state == u"25006")
        return {Kind::Permission, Messages::tr("The database can only be read."), {}, text};
    if (state == u"40001" || state == u"40P01" || state == u"55P03")
        return {Kind::Busy, Messages::tr("Somebody else is changing the same records. Try again."), {}, text};
    if (state == u"53100")
        return {Kind::Full, Messages::tr("There is no space left on the server's disk."), {}, text};
    return {Kind::Other, Messages::tr("The database reported an error."), {}, text};
}

} // namespace

DatabaseError postgresqlError(const QSqlError &error)
{
    const QString state = error.nativeErrorCode();
    const QString text = serverText(error);
    if (error.type() == QSqlError::ConnectionError)
        return notConnected(text);
    // 25P03: the server ends a transaction that has stood open for longer than it allows.
    if (state.startsWith(u"08") || state.startsWith(u"57P") || state == u"25P03")
        return connectionLost(text);
    // Without a SQLSTATE the words are libpq's own: there was no server to send one.
    static const QRegularExpression ofNetwork(u"connection|SYSCALL|timed out|could not (receive|send)"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    if (state.isEmpty() && text.contains(ofNetwork))
        return connectionLost(text);
    if (state.startsWith(u"23"))
        return constraint(state, text);
    if (state.startsWith(u"22"))
        return {
            Kind::Constraint, Messages::tr("The value is not of the type that the column takes."), {}, text};
    return other(state, text);
}

} // namespace relata
