#pragma once

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <sys/mount.h>

namespace relata::test {

/// A file system of a few megabytes, which can be filled to its last byte and have room again. It needs the
/// right to mount one: isThere() says whether it could be made.
class SmallDisk
{
public:
    explicit SmallDisk(const char *options = "size=4m")
        : m_there(::mount("tmpfs", qPrintable(m_folder.path()), "tmpfs", 0, options) == 0)
    {
    }

    ~SmallDisk()
    {
        if (m_there)
            ::umount2(qPrintable(m_folder.path()), MNT_DETACH);
    }

    Q_DISABLE_COPY_MOVE(SmallDisk)

    bool isThere() const { return m_there; }

    QString filePath(const QString &name) const { return m_folder.filePath(name); }

    void fill()
    {
        QFile ballast(ballastPath());
        if (!ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        const QByteArray block(4'096, 'x');
        while (ballast.write(block) == block.size()) {
        }
    }

    void makeRoom() { QFile::remove(ballastPath()); }

private:
    QString ballastPath() const { return m_folder.filePath(QStringLiteral("ballast")); }

    QTemporaryDir m_folder;
    bool m_there;
};

} // namespace relata::test
