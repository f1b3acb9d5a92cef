#include "ui/blob_file.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QSaveFile>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct BlobFile
{
    Q_DECLARE_TR_FUNCTIONS(relata::BlobFile)
};

/// A record is read as a whole, with others on its page.
constexpr qint64 MostBytes = 64LL * 1024 * 1024;

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 0, QLocale::DataSizeTraditionalFormat);
}

} // namespace

std::expected<QByteArray, QString> readBlobFile(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    if (info.isDir())
        return std::unexpected(BlobFile::tr("%1 is a folder.").arg(info.fileName()));
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(
            BlobFile::tr("%1 could not be read: %2.").arg(info.fileName(), file.errorString()));
    // One byte more than fits: what is no plain file says nothing true of its size.
    QByteArray bytes = file.read(MostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return std::unexpected(
            BlobFile::tr("%1 could not be read: %2.").arg(info.fileName(), file.errorString()));
    if (bytes.size() > MostBytes)
        return std::unexpected(BlobFile::tr("%1 is larger than %2, which is the most that a record can take.")
                                   .arg(info.fileName(), sizeText(MostBytes)));
    return bytes;
}

std::expected<void, QString> writeBlobFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return std::unexpected(
        BlobFile::tr("%1 could not be written: %2.").arg(QFileInfo(path).fileName(), file.errorString()));
}

bool isFileOfDatabase(const QString &path, const QString &databaseFile)
{
    if (databaseFile.isEmpty())
        return false;
    const QString database = QFileInfo(databaseFile).canonicalFilePath();
    const QString chosen = QFileInfo(path).canonicalFilePath();
    return !chosen.isEmpty() && (chosen == database || chosen == database + u"-wal"_s ||
                                 chosen == database + u"-shm"_s || chosen == database + u"-journal"_s);
}

} // namespace relata
