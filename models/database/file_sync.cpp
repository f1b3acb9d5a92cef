#include "models/database/file_sync.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace relata {

namespace {

QString lastError()
{
    return qt_error_string(errno);
}

QString sync(const QString &path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (file < 0)
        return lastError();
    const QString error = ::fsync(file) == 0 ? QString() : lastError();
    ::close(file);
    return error;
}

} // namespace

QString syncFile(const QString &path)
{
    return sync(path, O_RDONLY);
}

QString renameOver(const QString &path, const QString &target)
{
    if (std::rename(QFile::encodeName(path).constData(), QFile::encodeName(target).constData()) != 0)
        return lastError();
    // The name is in the folder. A file system that has no such thing to bring to the disk has renamed it.
    sync(QFileInfo(target).absolutePath(), O_RDONLY | O_DIRECTORY);
    return {};
}

} // namespace relata
