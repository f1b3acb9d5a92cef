#include "models/database/sqlite_file.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QUrl>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(SqliteFile)
};

constexpr qint64 HeaderSize = 100;
constexpr qsizetype ReadVersionAt =
    19; ///< 2 where the file is in WAL mode (https://sqlite.org/fileformat.html)

DatabaseError failure(DatabaseError::Kind kind, const QString &message, const QString &details = {})
{
    return {kind, message, {}, details};
}

/// The file's header; empty for an empty file, which is an empty database.
Result<QByteArray> header(const QFileInfo &info)
{
    using Kind = DatabaseError::Kind;
    const QString name = info.fileName();
    if (!info.exists())
        return std::unexpected(
            failure(Kind::Other, Messages::tr("There is no file %1.").arg(info.filePath())));
    if (info.isDir())
        return std::unexpected(
            failure(Kind::Other, Messages::tr("%1 is a folder, not a database.").arg(name)));
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(
            failure(Kind::Permission, Messages::tr("%1 cannot be read.").arg(name), file.errorString()));
    }
    QByteArray bytes = file.read(HeaderSize);
    if (!bytes.isEmpty() && !bytes.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return std::unexpected(
            failure(Kind::Corrupt, Messages::tr("%1 is not a SQLite database.").arg(name)));
    return bytes;
}

/// A file that cannot be written is opened so; one in WAL mode needs its side files, which cannot be made in
/// a folder that cannot be written, so without a log to read it is opened as one that nobody changes.
QString mode(const QFileInfo &info, const QByteArray &header)
{
    const bool folderWritable = QFileInfo(info.absolutePath()).isWritable();
    if (info.isWritable() && folderWritable)
        return u"mode=rw"_s;
    const bool wal = header.size() > ReadVersionAt && header.at(ReadVersionAt) == 2;
    const bool immutable = wal && !folderWritable && !hasWriteAheadLog(info.filePath());
    return immutable ? u"mode=ro&immutable=1"_s : u"mode=ro"_s;
}

} // namespace

Result<QString> sqliteUri(const DatabaseLocation &location)
{
    const QFileInfo info(location.path);
    auto bytes = header(info);
    if (!bytes)
        return std::unexpected(bytes.error());
    const QString path = QString::fromLatin1(QUrl::toPercentEncoding(info.absoluteFilePath(), "/"));
    return QString(u"file:"_s + path + u'?' + mode(info, *bytes));
}

bool hasWriteAheadLog(const QString &path)
{
    return QFileInfo(path + u"-wal"_s).size() > 0;
}

} // namespace relata
