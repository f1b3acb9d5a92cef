#include "models/database/store_schema.h"

#include "models/database/connection.h"
#include "models/database/resource_file.h"
#include "models/database/sql_dialect.h"
#include "models/database/transaction.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(StoreSchema)
};

DatabaseError refusal(const QString &message, const QString &details = {})
{
    return {DatabaseError::Kind::Other, message, {}, details};
}

} // namespace

StoreSchema::StoreSchema(const QString &folder)
    : m_folder(folder)
{
}

Result<bool> StoreSchema::isOwn(Connection &connection)
{
    auto version = connection.dialect().storeVersion(connection);
    if (!version)
        return std::unexpected(version.error());
    return version->value_or(0) > 0;
}

int StoreSchema::latestVersion(const SqlDialect &dialect) const
{
    return int(scripts(dialect).size());
}

QString StoreSchema::sql(const SqlDialect &dialect) const
{
    QStringList all;
    for (const QString &path : scripts(dialect)) {
        if (const auto script = readFile(path))
            all << QString::fromUtf8(*script);
    }
    return all.join(u'\n');
}

Result<void> StoreSchema::migrate(Connection &connection) const
{
    return migrateTo(latestVersion(connection.dialect()), connection);
}

Result<void> StoreSchema::migrateTo(int version, Connection &connection) const
{
    // A store that is up to date, which is the usual case, is only looked at.
    auto present = versionOf(connection);
    if (!present)
        return std::unexpected(present.error());
    if (*present >= version)
        return {};
    Transaction transaction(connection);
    if (auto begun = transaction.begin(Transaction::Mode::Write); !begun)
        return begun;
    if (auto applied = apply(version, connection); !applied)
        return applied;
    return transaction.commit();
}

Result<void> StoreSchema::apply(int target, Connection &connection) const
{
    const SqlDialect &dialect = connection.dialect();
    if (auto locked = dialect.lockStore(connection); !locked)
        return locked;
    // Again, now that nobody else can change it: another program may have been faster.
    auto version = versionOf(connection);
    if (!version)
        return std::unexpected(version.error());
    const QStringList paths = scripts(dialect);
    for (int next = *version; next < target; ++next) {
        auto script = readFile(paths.at(next));
        if (!script)
            return std::unexpected(script.error());
        if (auto executed = dialect.executeScript(connection, QString::fromUtf8(*script)); !executed)
            return executed;
    }
    return {};
}

Result<int> StoreSchema::versionOf(Connection &connection) const
{
    const QString name = connection.location().displayName();
    auto version = connection.dialect().storeVersion(connection);
    if (!version)
        return std::unexpected(version.error());
    if (!version->has_value())
        return std::unexpected(
            refusal(Messages::tr("%1 was not made by Relata, which leaves it as it is.").arg(name)));
    const int latest = latestVersion(connection.dialect());
    if (**version > latest) {
        return std::unexpected(
            refusal(Messages::tr("%1 was made by a newer version of Relata.").arg(name),
                    Messages::tr("It is at version %1, this program knows %2.").arg(**version).arg(latest)));
    }
    return **version;
}

QStringList StoreSchema::scripts(const SqlDialect &dialect) const
{
    const QDir folder(m_folder + u'/' + dialect.schemaFolder());
    QStringList paths;
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name))
        paths << folder.filePath(name);
    Q_ASSERT(!paths.isEmpty()); // a program that was linked without its resources
    return paths;
}

} // namespace relata
