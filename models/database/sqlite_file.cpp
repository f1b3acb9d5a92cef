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

/// What can be said of a file without opening it. Closing any handle of a file takes away all locks that this
/// process holds on it (https://sqlite.org/howtocorrupt.html, section 2.2): another program would then
/// believe that it is the last one, and delete the log that our other connections go on writing to. Whether
/// it is a database, SQLite says at the first statement.
Result<void> check(const QFileInfo &info)
{
    using Kind = DatabaseError::Kind;
    const QString name = info.fileName();
    if (!info.exists())
        return std::unexpected(
            failure(Kind::Other, Messages::tr("There is no file %1.").arg(info.filePath())));
    if (info.isDir())
        return std::unexpected(
            failure(Kind::Other, Messages::tr("%1 is a folder, not a database.").arg(name)));
    if (!info.isReadable())
        return std::unexpected(failure(Kind::Permission, Messages::tr("%1 cannot be read.").arg(name)));
    return {};
}

/// Only for a file in a folder that cannot be written: it is read without locks anyway.
bool isInWalMode(const QFileInfo &info)
{
    QFile file(info.filePath());
    const QByteArray header = file.open(QIODevice::ReadOnly) ? file.read(HeaderSize) : QByteArray();
    return header.size() > ReadVersionAt && header.at(ReadVersionAt) == 2;
}

/// A file that cannot be written is opened so; one in WAL mode needs its side files, which cannot be made in
/// a folder that cannot be written, so without a log to read it is opened as one that nobody changes.
QString mode(const QFileInfo &info)
{
    const bool folderWritable = QFileInfo(info.absolutePath()).isWritable();
    if (info.isWritable() && folderWritable)
        return u"mode=rw"_s;
    const bool immutable = !folderWritable && !hasWriteAheadLog(info.filePath()) && isInWalMode(info);
    return immutable ? u"mode=ro&immutable=1"_s : u"mode=ro"_s;
}

} // namespace

Result<QString> sqliteUri(const DatabaseLocation &location)
{
    const QFileInfo info(location.path);
    if (const auto checked = check(info); !checked)
        return std::unexpected(checked.error());
    const QString path = QString::fromLatin1(QUrl::toPercentEncoding(info.absoluteFilePath(), "/"));
    return QString(u"file:"_s + path + u'?' + mode(info));
}

bool hasWriteAheadLog(const QString &path)
{
    return QFileInfo(path + u"-wal"_s).size() > 0;
}

} // namespace relata
