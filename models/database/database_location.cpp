#include "models/database/database_location.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QUrl>

#include <libpq-fe.h>
#include <memory>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(DatabaseLocation)
};

/// Never written down and never shown.
const QStringList Secrets{u"password"_s, u"sslpassword"_s};

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// `user@host:port`, taken from the parameters; several hosts stay among them.
QString authority(QMap<QString, QString> &parameters)
{
    QString text;
    if (parameters.contains(u"user"_s))
        text = encoded(parameters.take(u"user"_s)) + u'@';
    if (parameters.value(u"host"_s).contains(u',') || parameters.value(u"port"_s).contains(u','))
        return text;
    const QString host = parameters.take(u"host"_s);
    text += host.contains(u':') ? u'[' + host + u']' : encoded(host);
    if (parameters.contains(u"port"_s))
        text += u':' + parameters.take(u"port"_s);
    return text;
}

/// From the environment, a service file, or libpq itself.
QString defaultOf(const QString &name)
{
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconndefaults(),
                                                                               PQconninfoFree);
    for (const PQconninfoOption *option = options.get(); option && option->keyword; ++option) {
        if (name == QLatin1StringView(option->keyword))
            return QString::fromUtf8(option->val);
    }
    return {};
}

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
    // https://www.postgresql.org/docs/15/libpq-connect.html, section 34.1.1.2: what has no place of its own
    // is a query item.
    QMap<QString, QString> rest = parameters;
    for (const QString &secret : Secrets)
        rest.remove(secret);
    QString url = u"postgresql://"_s + authority(rest);
    if (rest.contains(u"dbname"_s))
        url += u'/' + encoded(rest.take(u"dbname"_s));
    QStringList items;
    for (const auto &[name, value] : rest.asKeyValueRange())
        items << name + u'=' + encoded(value);
    return items.isEmpty() ? url : url + u'?' + items.join(u'&');
}

QString DatabaseLocation::parameter(const QString &name) const
{
    return parameters.value(name, defaultOf(name));
}

bool DatabaseLocation::hasPassword() const
{
    return !parameters.value(u"password"_s).isEmpty();
}

QString DatabaseLocation::displayName() const
{
    if (kind == Kind::SQLite)
        return QFileInfo(path).fileName();
    const QString host = parameters.value(u"host"_s);
    const QString database = parameters.value(u"dbname"_s, parameter(u"user"_s));
    return host.isEmpty() || host.startsWith(u'/') ? database : Messages::tr("%1 on %2").arg(database, host);
}

} // namespace relata
