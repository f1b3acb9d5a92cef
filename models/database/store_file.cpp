#include "models/database/store_file.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(StoreFile)
};

DatabaseError cannotCreate(const QString &path, const QString &details)
{
    return {DatabaseError::Kind::Permission,
            Messages::tr("%1 cannot be created.").arg(QDir::toNativeSeparators(path)),
            {},
            details};
}

DatabaseError exists(const QString &path)
{
    return {
        DatabaseError::Kind::Permission,
        Messages::tr("There is a file %1 already, and a new store does not replace it. Choose another name.")
            .arg(QFileInfo(path).fileName()),
        {},
        {}};
}

} // namespace

QString defaultStorePath()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    return folder.filePath(u"store.db"_s);
}

Result<void> createStoreFile(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return std::unexpected(cannotCreate(path, Messages::tr("The folder %1 cannot be made.").arg(folder)));
    // NewOnly leaves the question whether it exists to the system, so nobody can come in between.
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                   QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return std::unexpected(QFile::exists(path) ? exists(path) : cannotCreate(path, file.errorString()));
    return {};
}

Result<DatabaseLocation> SampleFolder::newStore()
{
    auto location = ownStore(m_folder.filePath(u"%1/sample.db"_s.arg(++m_stores)));
    if (location)
        location->sample = true;
    return location;
}

Result<DatabaseLocation> ownStore(const QString &path)
{
    auto created = createStoreFile(path);
    // Asked afterwards: another program may have made it a moment ago, which is as well.
    if (!created && !QFileInfo::exists(path))
        return std::unexpected(created.error());
    return DatabaseLocation{.path = QFileInfo(path).absoluteFilePath(), .ownStore = true};
}

} // namespace relata
