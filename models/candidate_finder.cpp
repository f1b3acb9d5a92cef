#include "models/candidate_finder.h"

#include "models/database/choice_columns.h"
#include "models/database/database_session.h"
#include "models/database/text_fold.h"

#include <algorithm>

namespace relata {

namespace {

/// One more than is shown tells that there are more.
constexpr int Wanted = CandidateFinder::Most + 1;
constexpr int StepsUnsaid = 4;

/// In the order of the values, as far as they are there and have the words.
Result<QList<Record>> recentRecords(const RecordReader &reader, const Table &table, const QString &column,
                                    const QVariantList &values, const QStringList &words)
{
    QList<Record> recent;
    auto records = values.isEmpty() ? QList<Record>() : reader.withValues(table.name, column, values);
    if (!records)
        return records;
    const qsizetype at = table.indexOf(column);
    for (const Value &value : values) {
        const auto found = std::ranges::find_if(*records, [&](const Record &record) {
            return record.values.value(at).toString() == value.toString() && isChoice(table, record, words);
        });
        if (found != records->end())
            recent << *found;
    }
    return recent;
}

} // namespace

/// A question, and what has been found for it.
struct CandidateFinder::Search
{
    Table table;
    Relationship relationship;
    QString column; ///< of the parent, whose value the child will hold
    QString words;
    Answer answer;
    QList<Record> records;
    QVariantList next;
    int steps = 0; ///< without news

    /// How many of them are new.
    qsizetype add(const QList<Record> &found)
    {
        const qsizetype before = records.size();
        const qsizetype at = table.indexOf(column);
        for (const Record &record : found) {
            const bool known = std::ranges::any_of(records, [&](const Record &other) {
                return sameValue(other.values.value(at), record.values.value(at));
            });
            if (!known && records.size() < Wanted)
                records << record;
        }
        return records.size() - before;
    }

    void tell(bool looking) const
    {
        Candidates candidates;
        candidates << candidatesOf(table, relationship,
                                   records.first(std::min<qsizetype>(records.size(), Most)));
        candidates.looking = looking;
        candidates.more = records.size() > Most;
        answer(candidates);
    }
};

CandidateFinder::CandidateFinder(DatabaseSession *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

CandidateFinder::~CandidateFinder()
{
    m_stop.request_stop();
}

void CandidateFinder::find(const Relationship &relationship, const QString &words, const QVariantList &recent,
                           const Answer &answer)
{
    m_stop.request_stop();
    m_stop = {};
    const auto search =
        std::make_shared<Search>(*m_session->schema()->table(relationship.parentTable), relationship,
                                 relationship.parentColumns.constFirst(), words, answer);
    const auto job = [table = search->table, column = search->column, words,
                      recent](Repository &repository) -> Result<CandidateStep> {
        const RecordReader reader = repository.reader();
        const auto lately = recentRecords(reader, table, column, recent, wordsOf(words));
        const auto near = lately ? reader.nearCandidates(table.name, words, Wanted) : lately;
        if (!near)
            return std::unexpected(near.error());
        return CandidateStep{*lately + *near, {}, false};
    };
    m_session->request(Lane::Pages, m_stop.get_token(), job, this,
                       [this, search](const Result<CandidateStep> &found) {
                           if (found)
                               take(search, *found);
                           else
                               Q_EMIT failed(found.error());
                       });
}

CandidateFinder::Source CandidateFinder::source()
{
    return [this](const Relationship &relationship, const QString &words, const Answer &answer) {
        find(relationship, words, {}, answer);
    };
}

void CandidateFinder::step(const std::shared_ptr<Search> &search)
{
    const auto job = [table = search->table.name, words = search->words,
                      next = search->next](Repository &repository) {
        return repository.reader().furtherCandidates(table, words, next, Wanted);
    };
    m_session->request(Lane::Background, m_stop.get_token(), job, this,
                       [this, search](const Result<CandidateStep> &found) {
                           if (found)
                               take(search, *found);
                           else
                               Q_EMIT failed(found.error());
                       });
}

void CandidateFinder::take(const std::shared_ptr<Search> &search, const CandidateStep &found)
{
    search->next = found.next;
    const bool isNews = search->add(found.records) > 0;
    const bool goesOn = !found.complete && search->records.size() < Wanted;
    if (goesOn) // before it is told: who is told may ask something else
        step(search);
    // That nothing is there yet is said once looking takes long.
    if (isNews || !goesOn || ++search->steps == StepsUnsaid)
        search->tell(goesOn);
}

} // namespace relata
