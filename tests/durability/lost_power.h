#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QMap>
#include <QtCore/QRandomGenerator>
#include <QtCore/QString>

#include <vector>

namespace relata::test {

/// A disk as it might be after the power went out at some moment of a log that the shim wrote: of each file
/// what had been synced, and of what was written since any part, in whichever order the disk chose; of the
/// folders' entries those that had been synced, and the first few of the others.
class LostPower
{
public:
    /// What survives of what was not synced.
    enum class Unsynced
    {
        Nothing,
        Some, ///< each write or not, some of them by half
        Everything
    };

    explicit LostPower(const QByteArray &log);

    /// The number of events in the log: the power can go out before each of them, or after the last.
    qsizetype size() const { return qsizetype(m_events.size()); }

    /// Goes on to this moment; moments do not come back.
    void goTo(qsizetype moment);

    /// What the program had said until then.
    const QByteArray &said() const { return m_said; }

    /// Writes the disk, as it was below `from`, into the folder `to`.
    void restore(const QString &from, const QString &to, Unsynced unsynced, QRandomGenerator &random) const;

private:
    struct Event
    {
        char kind = 0;
        int file = 0;
        qsizetype offset = 0;
        QByteArray bytes;
        QString path;
        QString target;
    };

    struct Content
    {
        QByteArray synced;
        std::vector<Event> since;
    };

    using Names = QMap<QString, int>;

    static Event parse(const QByteArray &line, const QByteArray &log, qsizetype &at);
    static void change(QByteArray &content, const Event &event);
    static void change(Names &names, const Event &event);
    void happen(const Event &event);
    static QByteArray contentOf(const Content &content, Unsynced unsynced, QRandomGenerator &random);

    std::vector<Event> m_events;
    qsizetype m_moment = 0;
    QByteArray m_said;
    QMap<int, Content> m_contents;
    Names m_names; ///< as they are on the disk
    std::vector<Event> m_namesSince;
};

} // namespace relata::test
