#include "models/database/postgresql_knock.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>

#include <libpq-fe.h>
#include <memory>
#include <poll.h>
#include <vector>

namespace relata {

using namespace Qt::Literals::StringLiterals;
using Kind = DatabaseError::Kind;

namespace {

constexpr std::chrono::seconds OwnTimeout{10};
constexpr int LookMs = 50; ///< how soon a stop is seen

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(PostgresqlKnock)
};

using Handle = std::unique_ptr<PGconn, decltype(&PQfinish)>;

Handle begin(const DatabaseLocation &location)
{
    std::vector<QByteArray> texts;
    for (const auto &[name, value] : location.parameters.asKeyValueRange()) {
        texts.push_back(name.toUtf8());
        texts.push_back(value.toUtf8());
    }
    std::vector<const char *> names;
    std::vector<const char *> values;
    for (size_t i = 0; i < texts.size(); i += 2) {
        names.push_back(texts[i].constData());
        values.push_back(texts[i + 1].constData());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    return {PQconnectStartParams(names.data(), values.data(), 0), PQfinish};
}

/// "localhost:5432", or the folder of a socket.
QString placeOf(const PGconn *server)
{
    const QString host = QString::fromUtf8(PQhost(server));
    return host.startsWith(u'/') ? host : host + u':' + QString::fromUtf8(PQport(server));
}

DatabaseError refusedByServer(const PGconn *server, const QString &text)
{
    const QString user = QString::fromUtf8(PQuser(server));
    const QString database = QString::fromUtf8(PQdb(server));
    const auto failure = [&text](Kind kind, const QString &sentence) {
        return DatabaseError{kind, sentence, {}, text};
    };
    if (text.contains(u"database \"") && text.contains(u"does not exist"))
        return failure(Kind::Other, Messages::tr("There is no database %1 on the server.").arg(database));
    if (text.contains(u"role \""))
        return failure(Kind::Other, Messages::tr("The server does not let %1 in.").arg(user));
    if (text.contains(u"authentication failed"))
        return failure(Kind::Password, Messages::tr("The password for %1 was not accepted.").arg(user));
    if (text.contains(u"pg_hba.conf"))
        return failure(Kind::Permission,
                       Messages::tr("The server does not let %1 into %2 from here.").arg(user, database));
    if (text.contains(u"not currently accepting connections"))
        return failure(Kind::ConnectionLost,
                       Messages::tr("The database %1 lets nobody in at the moment.").arg(database));
    if (text.contains(u"too many") || text.contains(u"connection slots"))
        return failure(Kind::Busy, Messages::tr("The server has no connection left. Try again."));
    if (text.contains(u"starting up") || text.contains(u"shutting down"))
        return failure(Kind::ConnectionLost, Messages::tr("The server is just being started or stopped."));
    return failure(Kind::ConnectionLost, Messages::tr("The server refused the connection."));
}

DatabaseError reason(PGconn *server)
{
    const QString text = QString::fromUtf8(PQerrorMessage(server)).trimmed();
    const QString place = placeOf(server);
    if (PQconnectionNeedsPassword(server)) {
        const QString user = QString::fromUtf8(PQuser(server));
        return {Kind::Password, Messages::tr("The server wants a password for %1.").arg(user), {}, text};
    }
    if (text.contains(u"FATAL:"))
        return refusedByServer(server, text);
    if (text.contains(u"could not translate host name"))
        return {Kind::ConnectionLost,
                Messages::tr("There is no server of the name %1.").arg(QString::fromUtf8(PQhost(server))),
                {},
                text};
    if (text.contains(u"Connection refused"))
        return {Kind::ConnectionLost,
                Messages::tr("The server at %1 refused the connection.").arg(place),
                {},
                text};
    return {Kind::ConnectionLost, Messages::tr("The server at %1 cannot be reached.").arg(place), {}, text};
}

DatabaseError tooLate(const PGconn *server, std::chrono::seconds allowed)
{
    return {Kind::ConnectionLost,
            Messages::tr("The server at %1 did not answer within %2 seconds.")
                .arg(placeOf(server))
                .arg(allowed.count()),
            {},
            {}};
}

/// Whether there is something to do, after LookMs at the latest.
bool isReady(const PGconn *server, PostgresPollingStatusType wanted)
{
    pollfd socket{PQsocket(server), short(wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    return ::poll(&socket, 1, LookMs) > 0;
}

} // namespace

Result<void> knock(const DatabaseLocation &location, const std::stop_token &stop)
{
    const Handle server = begin(location);
    const std::chrono::seconds allowed = connectTimeout(location);
    const QDeadlineTimer deadline = allowed.count() > 0 ? QDeadlineTimer(allowed) : QDeadlineTimer::Forever;
    auto wanted = PGRES_POLLING_WRITING;
    while (server && PQstatus(server.get()) != CONNECTION_BAD && wanted != PGRES_POLLING_FAILED) {
        if (wanted == PGRES_POLLING_OK)
            return {};
        if (stop.stop_requested())
            return std::unexpected(DatabaseError::cancelled());
        if (deadline.hasExpired())
            return std::unexpected(tooLate(server.get(), allowed));
        if (isReady(server.get(), wanted))
            wanted = PQconnectPoll(server.get());
    }
    return std::unexpected(reason(server.get()));
}

std::chrono::seconds connectTimeout(const DatabaseLocation &location)
{
    bool given = false;
    const int seconds = location.parameter(u"connect_timeout"_s).toInt(&given);
    return given ? std::chrono::seconds(seconds) : OwnTimeout;
}

} // namespace relata
