#include "ui/candidate_finder.h"

#include "models/database/database_session.h"

namespace relata {

namespace {

constexpr int MaxCandidates = 50;

} // namespace

CandidateFinder::CandidateFinder(DatabaseSession *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void CandidateFinder::find(const Relationship &relationship, const QString &words, const Found &found)
{
    m_stop.request_stop();
    m_stop = {};
    const Table table = *m_session->schema()->table(relationship.parentTable);
    const auto job = [table, words](Repository &repository) {
        return repository.reader().candidates(table.name, words, MaxCandidates);
    };
    m_session->request(Lane::Pages, m_stop.get_token(), job, this,
                       [this, table, relationship, found](const Result<QList<Record>> &records) {
                           if (records)
                               found(candidatesOf(table, relationship, *records));
                           else
                               Q_EMIT failed(records.error());
                       });
}

std::function<void(const Relationship &, const QString &, const CandidateFinder::Found &)>
CandidateFinder::source()
{
    return [this](const Relationship &relationship, const QString &words, const Found &found) {
        find(relationship, words, found);
    };
}

} // namespace relata
