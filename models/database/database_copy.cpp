#include "models/database/database_copy.h"

#include "models/database/connection.h"
#include "models/database/file_sync.h"
#include "models/database/sqlite_backup.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QScopeGuard>
#include <QtCore/QTemporaryFile>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(DatabaseCopy)
};

using Kind = DatabaseError::Kind;

std::unexpected<DatabaseError> refused(Kind kind, const QString &sentence, const QString &details = {})
{
    return std::unexpected(DatabaseError{kind, sentence, {}, details});
}

/// What SQLite keeps beside a database that is in use.
QStringList sideFiles(const QString &path)
{
    return {path + u"-wal"_s, path + u"-journal"_s, path + u"-shm"_s};
}

void removeAll(const QString &path)
{
    QFile::remove(path);
    for (const QString &side : sideFiles(path))
        QFile::remove(side);
}

/// An empty file beside the target, that nobody else has.
Result<QString> makePart(const QString &target)
{
    const QFileInfo info(target);
    QTemporaryFile part(info.absolutePath() + u"/.%1.XXXXXX"_s.arg(info.fileName()));
    part.setAutoRemove(false);
    if (!part.open())
        return refused(Kind::Permission,
                       Messages::tr("Nothing can be written in the folder %1.").arg(info.absolutePath()),
                       part.errorString());
    return part.fileName();
}

/// SQLite's own check of every page; the connection is interrupted where the token is stopped.
Result<void> check(Connection &copy, const std::stop_token &stop)
{
    const std::stop_callback interrupt(stop, [&copy] { copy.interrupt(); });
    const auto found = copy.fetchValue({u"PRAGMA integrity_check(1)"_s, {}});
    if (!found)
        return std::unexpected(stop.stop_requested() ? DatabaseError::cancelled() : found.error());
    if (found->toString() != u"ok")
        return refused(Kind::Corrupt,
                       Messages::tr("The database is damaged, and so would be the copy. It was not kept."),
                       found->toString());
    return {};
}

Result<std::unique_ptr<Connection>> openCopy(const QString &path)
{
    auto copy = Connection::open({.path = path});
    if (!copy)
        return copy;
    // Its own safety is that it has another name: it is brought to the disk as a whole.
    for (const QString &pragma : {u"PRAGMA journal_mode = MEMORY"_s, u"PRAGMA synchronous = OFF"_s}) {
        if (auto set = (*copy)->execute(pragma); !set)
            return std::unexpected(set.error());
    }
    return copy;
}

} // namespace

DatabaseCopy::DatabaseCopy(DatabaseLocation source, QString target)
    : m_source(std::move(source))
    , m_target(std::move(target))
{
}

Result<void> DatabaseCopy::canCopy(const DatabaseLocation &source)
{
    if (source.kind == DatabaseLocation::Kind::SQLite)
        return {};
    return refused(Kind::Permission,
                   Messages::tr("Only a database that is a file can be copied; this one is on a server."));
}

Result<void> DatabaseCopy::checkTarget() const
{
    if (auto can = canCopy(m_source); !can)
        return can;
    const QFileInfo target(m_target);
    if (target == QFileInfo(m_source.path))
        return refused(
            Kind::Permission,
            Messages::tr("%1 is the database itself. Choose another name.").arg(target.fileName()));
    if (target.isDir())
        return refused(Kind::Permission,
                       Messages::tr("%1 is a folder. Choose another name.").arg(target.fileName()));
    // Its log would be taken for the copy's.
    for (const QString &side : sideFiles(m_target)) {
        if (QFileInfo::exists(side))
            return refused(
                Kind::Permission,
                Messages::tr("%1 is a database that is in use. Choose another name.").arg(target.fileName()));
    }
    return {};
}

Result<void> DatabaseCopy::make(const std::stop_token &stop, const Progress &progress) const
{
    if (auto checked = checkTarget(); !checked)
        return checked;
    const auto part = makePart(m_target);
    if (!part)
        return std::unexpected(part.error());
    auto removal = qScopeGuard([&part] { removeAll(*part); });
    if (auto filled = fill(*part, stop, progress); !filled)
        return filled;
    if (stop.stop_requested())
        return std::unexpected(DatabaseError::cancelled());
    QFile::setPermissions(*part, QFileInfo(m_source.path).permissions());
    if (const QString error = syncFile(*part); !error.isEmpty())
        return refused(Kind::Full, Messages::tr("The copy could not be written. The disk may be full."),
                       error);
    if (const QString error = renameOver(*part, m_target); !error.isEmpty())
        return refused(Kind::Permission, Messages::tr("%1 cannot be written.").arg(m_target), error);
    removal.dismiss();
    return {};
}

Result<void> DatabaseCopy::fill(const QString &path, const std::stop_token &stop,
                                const Progress &progress) const
{
    DatabaseLocation readOnly = m_source;
    readOnly.readOnly = true;
    const auto from = Connection::open(readOnly, stop);
    if (!from)
        return std::unexpected(from.error());
    const auto to = openCopy(path);
    if (!to)
        return std::unexpected(to.error());
    if (auto copied = SqliteBackup(**from, **to).run(stop, progress); !copied)
        return copied;
    progress(0, 0);
    return check(**to, stop);
}

} // namespace relata
