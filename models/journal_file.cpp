#include "models/journal_file.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QUuid>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <numeric>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(JournalFile)
};

constexpr mode_t OwnerOnlyFile = 0600;
constexpr mode_t OwnerOnlyFolder = 0700;
constexpr qsizetype SmallFile = 256 * 1024; ///< what is dead in it may stay
constexpr qsizetype MostDead = 3;           ///< times what is alive, in a larger one

int openFile(const QString &path, int flags)
{
    return ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, OwnerOnlyFile);
}

bool writeAll(int file, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(file, bytes.data(), size_t(bytes.size()));
        if (written < 0 && errno != EINTR)
            return false;
        bytes = bytes.sliced(std::max<ssize_t>(written, 0));
    }
    return true;
}

QByteArray readAll(int file)
{
    QFile opened;
    return opened.open(file, QIODevice::ReadOnly, QFileDevice::DontCloseHandle) ? opened.readAll()
                                                                                : QByteArray();
}

/// The name of a file is on the disk once its folder is.
bool syncFolder(const QString &folder)
{
    const int file = openFile(folder, O_RDONLY | O_DIRECTORY);
    const bool done = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    return done;
}

/// Nobody else's, and still in its folder: it may have been taken over a moment ago.
bool lockLeft(int file)
{
    struct stat found = {};
    return ::flock(file, LOCK_EX | LOCK_NB) == 0 && ::fstat(file, &found) == 0 && found.st_nlink > 0;
}

} // namespace

JournalFile::JournalFile(QString folder, const JournalLimits &limits)
    : m_folder(std::move(folder))
    , m_path(m_folder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces) + u".journal"_s)
    , m_limits(limits)
{
}

JournalFile::~JournalFile()
{
    if (m_file >= 0 && m_entries.isEmpty())
        ::unlink(QFile::encodeName(m_path).constData());
    if (m_file >= 0)
        ::close(m_file);
    for (const Left &left : std::as_const(m_left))
        ::close(left.file);
    ::rmdir(QFile::encodeName(m_folder).constData()); // where nothing is left in it
}

DatabaseError JournalFile::error(const QString &details) const
{
    return {DatabaseError::Kind::Permission,
            Messages::tr("Nothing can be kept in the folder %1.").arg(QDir::toNativeSeparators(m_folder)),
            {},
            details};
}

QList<JournalEntry> JournalFile::adopt()
{
    const QDir folder(m_folder);
    for (const QString &name : folder.entryList({u"*.journal"_s, u"*.new"_s}, QDir::Files, QDir::Time))
        adoptFile(folder.filePath(name));
    return m_entries;
}

/// A new file that never took its place holds nothing that the old one does not.
void JournalFile::adoptFile(const QString &path)
{
    const int file = path == m_path ? -1 : openFile(path, O_RDONLY);
    if (file < 0)
        return;
    const bool isLeft = lockLeft(file);
    const auto changes = isLeft && path.endsWith(u".journal") ? readJournal(readAll(file)) : std::nullopt;
    if (!isLeft || (!changes && path.endsWith(u".journal"))) {
        ::close(file);
        return;
    }
    for (const JournalEntry &entry : entriesAfter(changes.value_or(QList<JournalChange>())))
        take({entry.id, entry.data});
    m_left.append({path, file});
}

void JournalFile::removeLeft()
{
    for (const Left &left : std::as_const(m_left)) {
        ::unlink(QFile::encodeName(left.path).constData());
        ::close(left.file);
    }
    m_left.clear();
}

qsizetype JournalFile::bytes() const
{
    return std::accumulate(m_entries.begin(), m_entries.end(), qsizetype(0),
                           [](qsizetype sum, const JournalEntry &entry) { return sum + entry.data.size(); });
}

bool JournalFile::hasRoomFor(const JournalEntry &entry) const
{
    return m_entries.size() < m_limits.entries && bytes() + entry.data.size() <= m_limits.allBytes;
}

void JournalFile::take(const JournalChange &change)
{
    applyTo(m_entries, {change.id, {}});
    m_refused.remove(change.id);
    if (!change.data)
        return;
    const JournalEntry entry{change.id, *change.data};
    const bool fits = entry.data.size() <= m_limits.entryBytes;
    while (fits && m_limits.dropsOldest && !m_entries.isEmpty() && !hasRoomFor(entry))
        m_entries.removeFirst();
    if (fits && hasRoomFor(entry))
        m_entries.append(entry);
    else if (!m_limits.dropsOldest)
        m_refused.insert(entry.id);
}

Result<void> JournalFile::refusal() const
{
    if (m_refused.isEmpty())
        return {};
    return std::unexpected(DatabaseError{
        DatabaseError::Kind::Full, Messages::tr("What you have typed is too large to be kept."), {}, {}});
}

Result<void> JournalFile::write(const QList<JournalChange> &changes)
{
    for (const JournalChange &change : changes)
        take(change);
    if (holdsNothing())
        return refusal();
    const bool mostlyDead = m_size > std::max(SmallFile, MostDead * bytes());
    const bool anew = m_file < 0 || m_uncertain || mostlyDead || !m_left.isEmpty() || !m_refused.isEmpty();
    if (auto written = anew ? rewrite() : append(changes); !written)
        return written;
    return refusal();
}

Result<void> JournalFile::append(const QList<JournalChange> &changes)
{
    QByteArray frames;
    for (const JournalChange &change : changes)
        frames += journalFrame(change);
    if (frames.isEmpty())
        return {};
    if (!writeAll(m_file, frames) || ::fdatasync(m_file) != 0) {
        m_uncertain = true;
        return std::unexpected(error(qt_error_string(errno)));
    }
    m_size += frames.size();
    return {};
}

Result<void> JournalFile::makeFolder() const
{
    const QString above = QFileInfo(m_folder).absolutePath();
    if (!QDir().mkpath(QFileInfo(above).absolutePath()))
        return std::unexpected(error({}));
    for (const QString &folder : {above, m_folder}) {
        const bool made = ::mkdir(QFile::encodeName(folder).constData(), OwnerOnlyFolder) == 0;
        if ((!made && errno != EEXIST) || (made && !syncFolder(QFileInfo(folder).path())))
            return std::unexpected(error(qt_error_string(errno)));
    }
    return {};
}

/// All that is alive, in a new file that takes the old one's place: either is whole at any moment.
Result<void> JournalFile::rewrite()
{
    if (auto made = makeFolder(); !made)
        return made;
    QByteArray content = journalHeader();
    for (const JournalEntry &entry : std::as_const(m_entries))
        content += journalFrame({entry.id, entry.data});
    const QByteArray path = QFile::encodeName(m_path);
    const QByteArray next = path + ".new";
    const int file = openFile(QFile::decodeName(next), O_RDWR | O_CREAT | O_TRUNC);
    const bool written = file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) == 0 && writeAll(file, content) &&
                         ::fsync(file) == 0 && ::rename(next.constData(), path.constData()) == 0 &&
                         syncFolder(m_folder);
    m_uncertain = !written;
    if (!written) {
        const QString reason = qt_error_string(errno);
        ::unlink(next.constData());
        if (file >= 0)
            ::close(file);
        return std::unexpected(error(reason));
    }
    if (m_file >= 0)
        ::close(m_file);
    m_file = file;
    m_size = content.size();
    removeLeft();
    return {};
}

} // namespace relata
