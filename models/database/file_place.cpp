#include "models/database/file_place.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <sys/stat.h>

namespace relata {

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(FilePlace)
};

} // namespace

FilePlace::FilePlace(const DatabaseLocation &location)
    : m_path(location.path)
{
}

Result<void> FilePlace::check()
{
    if (m_path.isEmpty())
        return {};
    const auto found = identityOf(m_path);
    const std::scoped_lock lock(m_mutex);
    if (!m_identity)
        m_identity = found;
    return found == m_identity ? Result<void>() : std::unexpected(fileMoved(m_path));
}

void FilePlace::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_identity.reset();
}

std::optional<FilePlace::Identity> FilePlace::identityOf(const QString &path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return std::nullopt;
    return Identity(found.st_dev, found.st_ino);
}

DatabaseError fileMoved(const QString &path)
{
    const QFileInfo info(path);
    const QString sentence =
        info.exists()
            ? Messages::tr("Another file has taken the place of %1. Nothing is saved into it unasked.")
                  .arg(info.fileName())
            : Messages::tr("%1 is no longer in %2. Nothing can be saved until it is back.")
                  .arg(info.fileName(), QDir::toNativeSeparators(info.absolutePath()));
    return {DatabaseError::Kind::ConnectionLost, sentence, {}, {}};
}

} // namespace relata
