#include "models/database/database_location.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>

#include <libpq-fe.h>
#include <memory>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(DatabaseLocation)
};

Result<DatabaseLocation> fromUrl(const QString &url)
{
    char *reason = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(url.toUtf8().constData(), &reason), PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> details(reason, PQfreemem);
    if (!options) {
        return std::unexpected(
            DatabaseError{.message = Messages::tr("This is no valid address of a PostgreSQL database."),
                          .details = QString::fromUtf8(reason).trimmed()});
    }
    DatabaseLocation location{.kind = DatabaseLocation::Kind::PostgreSQL};
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (option->val)
            location.parameters.insert(QString::fromUtf8(option->keyword), QString::fromUtf8(option->val));
    }
    return location;
}

} // namespace

Result<DatabaseLocation> DatabaseLocation::fromArgument(const QString &argument)
{
    if (argument.startsWith(u"postgresql://") || argument.startsWith(u"postgres://"))
        return fromUrl(argument);
    return DatabaseLocation{.kind = Kind::SQLite, .path = QFileInfo(argument).absoluteFilePath()};
}

QString DatabaseLocation::toArgument() const
{
    if (kind == Kind::SQLite)
        return path;
    // Every parameter as a query item (https://www.postgresql.org/docs/15/libpq-connect.html,
    // section 34.1.1.2).
    QUrlQuery query;
    for (const auto &[name, value] : parameters.asKeyValueRange()) {
        if (name != u"password")
            query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    }
    return u"postgresql://?"_s + query.toString(QUrl::FullyEncoded);
}

QString DatabaseLocation::displayName() const
{
    if (kind == Kind::SQLite)
        return QFileInfo(path).fileName();
    const QString host = parameters.value(u"host"_s);
    const QString database = parameters.value(u"dbname"_s, parameters.value(u"user"_s, u"postgres"_s));
    return host.isEmpty() || host.startsWith(u'/') ? database : Messages::tr("%1 on %2").arg(database, host);
}

} // namespace relata
