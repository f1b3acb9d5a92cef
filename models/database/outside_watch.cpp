#include "models/database/outside_watch.h"

#include "models/database/database_session.h"

namespace relata {

namespace {

/// What is written is seen within a second.
constexpr std::chrono::milliseconds LookEvery{400};
constexpr std::chrono::milliseconds AskServerEvery{700};

} // namespace

OutsideWatch::OutsideWatch(DatabaseSession *session)
    : QObject(session)
    , m_session(session)
{
    const bool file = session->location().kind == DatabaseLocation::Kind::SQLite;
    m_timer.setInterval(file ? LookEvery : AskServerEvery);
    connect(&m_timer, &QTimer::timeout, this, &OutsideWatch::look);
}

void OutsideWatch::start()
{
    m_timer.start();
    look();
}

void OutsideWatch::look()
{
    // A server that is lost is somebody else's to find again, and to say so once.
    if (m_session->isServerLost() || std::exchange(m_looking, true))
        return;
    const auto job = [](Repository &repository) { return repository.outsideMark(); };
    m_session->request(Lane::Writer, {}, job, this, [this](const Result<OutsideMark> &now) {
        m_looking = false;
        if (now)
            compare(*now);
    });
}

void OutsideWatch::compare(const OutsideMark &now)
{
    const std::optional<OutsideMark> before = std::exchange(m_mark, now);
    if (!before || *before == now)
        return;
    if (before->schema != now.schema)
        readTables();
    else
        Q_EMIT changed();
}

/// A new version number says little: somebody may have tidied up, or made a table and dropped it.
void OutsideWatch::readTables()
{
    const auto job = [](Repository &repository) { return repository.schemaReader().read(); };
    m_session->request(Lane::Writer, {}, job, this, [this](const Result<Schema> &schema) {
        if (!schema)
            m_mark.reset(); // looked at again, and compared with nothing
        if (schema && !m_session->hasTablesOf(*schema))
            Q_EMIT tablesChanged();
        else
            Q_EMIT changed();
    });
}

} // namespace relata
