#include "models/journal.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds RetryAfter{3};
constexpr qsizetype NameLength = 32; ///< of a folder, in hexadecimal digits

/// Tells the database from others, whatever else is said about how to reach it.
QString identity(const DatabaseLocation &location)
{
    if (location.kind == DatabaseLocation::Kind::SQLite) {
        const QString canonical = QFileInfo(location.path).canonicalFilePath();
        return canonical.isEmpty() ? location.path : canonical;
    }
    QStringList parts{u"postgresql"_s};
    for (const QString &name : {u"host"_s, u"hostaddr"_s, u"port"_s, u"user"_s, u"dbname"_s})
        parts.append(location.parameter(name));
    return parts.join(QChar::LineFeed);
}

} // namespace

QString Journal::folder(const QString &subject, const DatabaseLocation &location)
{
    const QByteArray name =
        QCryptographicHash::hash(identity(location).toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u'/' + subject + u'/' +
           QString::fromLatin1(name.first(NameLength));
}

Journal::Journal(QString subject, DatabaseLocation location, const JournalLimits &limits, QObject *parent)
    : QObject(parent)
    , m_subject(std::move(subject))
    , m_location(std::move(location))
    , m_limits(limits)
    , m_worker(new QObject)
{
    m_thread.setObjectName(m_subject);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_retry.setInterval(RetryAfter);
    connect(&m_retry, &QTimer::timeout, this, &Journal::post);
    m_thread.start(QThread::LowPriority);
}

Journal::~Journal()
{
    // The last task of all, behind those that write.
    QMetaObject::invokeMethod(m_worker, [this] {
        work();
        m_file.reset();
        m_thread.quit();
    });
    m_thread.wait();
}

void Journal::open()
{
    QMetaObject::invokeMethod(m_worker, [this] { adopt(); });
}

void Journal::put(const QByteArray &id, Encode encode)
{
    wait(id, std::move(encode));
}

void Journal::remove(const QByteArray &id)
{
    wait(id, {});
}

/// A newer state of an entry takes the place of the one that waits.
void Journal::wait(const QByteArray &id, Encode encode)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.removeIf([&id](const Waiting &waiting) { return waiting.id == id; });
        m_waiting.append({id, std::move(encode)});
        ++m_asked;
    }
    post();
}

void Journal::post()
{
    QMetaObject::invokeMethod(m_worker, [this] { work(); });
}

bool Journal::flush(std::chrono::milliseconds atMost)
{
    post();
    std::unique_lock lock(m_mutex);
    const bool tried = m_done.wait_for(lock, atMost, [this] { return m_tried == m_asked; });
    return tried && !m_fails;
}

// On the journal's thread
// --------------------------------------------------------------------------------------------------

void Journal::adopt()
{
    const QList<JournalEntry> entries = file().adopt();
    QMetaObject::invokeMethod(this, [this, entries] { Q_EMIT found(entries); });
    finish(0, file().write({}));
}

JournalFile &Journal::file()
{
    if (!m_file)
        m_file = std::make_unique<JournalFile>(folder(m_subject, m_location), m_limits);
    return *m_file;
}

void Journal::work()
{
    QList<Waiting> waiting;
    quint64 upTo = 0;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiting.isEmpty() && !m_fails)
            return;
        waiting.swap(m_waiting);
        upTo = m_asked;
    }
    QList<JournalChange> changes;
    for (const Waiting &one : std::as_const(waiting))
        changes.append({one.id, one.encode ? std::optional(one.encode()) : std::nullopt});
    finish(upTo, file().write(changes));
}

void Journal::finish(quint64 upTo, const Result<void> &outcome)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_tried = std::max(m_tried, upTo);
        m_fails = !outcome;
    }
    m_done.notify_all();
    QMetaObject::invokeMethod(this, [this, outcome] { tell(outcome); });
}

// On the GUI thread
// --------------------------------------------------------------------------------------------------------

void Journal::tell(const Result<void> &outcome)
{
    const bool wasFailing = std::exchange(m_failing, !outcome);
    if (m_failing)
        m_retry.start();
    else
        m_retry.stop();
    if (outcome)
        Q_EMIT written();
    else if (!wasFailing)
        Q_EMIT failed(outcome.error());
}

} // namespace relata
