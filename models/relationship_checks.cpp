#include "models/relationship_checks.h"

#include "models/database/database_session.h"

#include <algorithm>

namespace relata {

RelationshipChecks::RelationshipChecks(DatabaseSession *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

RelationshipChecks::~RelationshipChecks()
{
    m_stop.request_stop();
}

void RelationshipChecks::add(const UndeclaredKey &key)
{
    m_checks.append({.key = key});
    if (!isRunning())
        begin();
}

void RelationshipChecks::stop()
{
    m_stop.request_stop();
    m_stop = {};
    m_running = -1;
    for (qsizetype i = 0; i < m_checks.size(); ++i) {
        KeyCheck &check = m_checks[i];
        if (check.state != KeyCheck::State::Waiting && check.state != KeyCheck::State::Running)
            continue;
        check.state = KeyCheck::State::Stopped;
        Q_EMIT changed(i);
    }
    Q_EMIT finished();
}

void RelationshipChecks::begin()
{
    const auto next = std::ranges::find(m_checks, KeyCheck::State::Waiting, &KeyCheck::state);
    if (next == m_checks.end()) {
        Q_EMIT finished();
        return;
    }
    m_running = std::distance(m_checks.begin(), next);
    m_checks[m_running].state = KeyCheck::State::Running;
    Q_EMIT changed(m_running);
    step(std::nullopt);
}

void RelationshipChecks::step(const std::optional<Chunk> &last)
{
    const auto job = [schema = m_session->schema(), key = m_checks.at(m_running).key,
                      last](Repository &repository) {
        return InclusionCheck(repository.connection(), *schema).step(key, last);
    };
    m_session->request(Lane::Background, m_stop.get_token(), job, this,
                       [this](const Result<InclusionStep> &step) {
                           if (!step) {
                               end(KeyCheck::State::Failed);
                               return;
                           }
                           Inclusion &found = m_checks[m_running].found;
                           found.values += step->found.values;
                           found.matches += step->found.matches;
                           Q_EMIT changed(m_running);
                           if (step->complete)
                               end(KeyCheck::State::Done);
                           else
                               this->step(step->chunk);
                       });
}

void RelationshipChecks::end(KeyCheck::State state)
{
    const qsizetype ended = std::exchange(m_running, -1);
    m_checks[ended].state = state;
    Q_EMIT changed(ended);
    begin();
}

} // namespace relata
