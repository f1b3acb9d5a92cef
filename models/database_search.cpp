#include "models/database_search.h"

#include "models/database/database_session.h"
#include "models/database/record_condition.h"
#include "models/search_hits_model.h"

#include <algorithm>

namespace relata {

namespace {

/// A table that holds so many is searched no further: nobody reads them in a list of five.
constexpr qint64 EnoughMatches = 100;
/// Read for the best of them to stand first.
constexpr int MostTaken = 4 * SearchHitsModel::HitsOfTable;
/// The first answer from the first chunk; then steps of some milliseconds.
constexpr int LaterChunks = 8;

QList<SearchHit> hitsOf(const Table &table, const QList<Record> &records, const QString &text)
{
    QList<SearchHit> hits;
    for (const Record &record : records)
        hits.append(searchHit(table, record, text));
    return hits;
}

/// Keys that are numbers are found by their index; reading on helps only where there are words.
bool hasWords(const Table &table)
{
    return std::ranges::any_of(table.columns, isSearched);
}

} // namespace

DatabaseSearch::DatabaseSearch(DatabaseSession *session, SearchHitsModel *hits, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_hits(hits)
{
}

DatabaseSearch::~DatabaseSearch()
{
    m_stop.request_stop();
}

void DatabaseSearch::start(const QString &text)
{
    stop();
    m_stop = {};
    m_schema = m_session->schema();
    m_text = text.simplified();
    m_unreadable.clear();
    m_hits->clear();
    m_tableCount = 0;
    for (qsizetype i = 0; i < m_schema->tables().size(); ++i) {
        if (table(i).isView || table(i).key.isEmpty())
            continue;
        ++m_tableCount;
        m_quick.push_back(i);
        if (hasWords(table(i)))
            m_visits.push_back({.place = i});
    }
    m_running = true;
    next();
}

void DatabaseSearch::stop()
{
    m_stop.request_stop();
    m_quick.clear();
    m_visits.clear();
    m_running = false;
}

double DatabaseSearch::progress() const
{
    return m_tableCount == 0 ? 1 : 1 - double(m_visits.size()) / double(m_tableCount);
}

void DatabaseSearch::next()
{
    m_running = !m_quick.empty() || !m_visits.empty();
    if (!m_quick.empty())
        askIndexes(m_quick.front());
    else if (m_running)
        readTable(m_visits.front());
    Q_EMIT progressed();
}

void DatabaseSearch::askIndexes(qsizetype place)
{
    const auto job = [schema = m_schema, place,
                      text = m_text](Repository &repository) -> Result<QList<SearchHit>> {
        const Table &table = schema->tables().at(place);
        const auto records = repository.reader().quickMatches(table.name, text, SearchHitsModel::HitsOfTable);
        if (!records)
            return std::unexpected(records.error());
        return hitsOf(table, *records, text);
    };
    m_session->request(Lane::Background, m_stop.get_token(), job, this,
                       [this, place](const Result<QList<SearchHit>> &hits) {
                           m_quick.pop_front();
                           if (hits) {
                               m_hits->add(table(place), place, *hits);
                               m_hits->setMatches(table(place).name, hits->size(), !hasWords(table(place)));
                           } else {
                               leaveOut(place);
                           }
                           next();
                       });
}

void DatabaseSearch::leaveOut(qsizetype place)
{
    m_unreadable.append(table(place).name);
    std::erase_if(m_visits, [place](const Visit &visit) { return visit.place == place; });
}

void DatabaseSearch::readTable(const Visit &visit)
{
    const auto job = [schema = m_schema, visit, text = m_text](Repository &repository) {
        return read(repository.reader(), *schema, visit, text);
    };
    m_session->request(Lane::Background, m_stop.get_token(), job, this,
                       [this, place = visit.place](const Result<Step> &step) {
                           if (step)
                               stepDone(*step);
                           else
                               leaveOut(place);
                           next();
                       });
}

void DatabaseSearch::stepDone(const Step &step)
{
    const Visit &visit = step.visit;
    const Table &read = table(visit.place);
    m_hits->add(read, visit.place, step.hits);
    m_hits->setMatches(read.name, visit.matches, visit.complete);
    m_visits.pop_front();
    if (!visit.complete && !visit.left && visit.matches < EnoughMatches)
        m_visits.push_back(visit);
}

Result<DatabaseSearch::Step> DatabaseSearch::read(const RecordReader &reader, const Schema &schema,
                                                  Visit visit, const QString &text)
{
    const Table &table = schema.tables().at(visit.place);
    const RecordQuery query{.table = table.name, .search = text, .ownTextOnly = true};
    Step step{.visit = std::move(visit), .hits = {}};
    if (!step.visit.order) {
        const auto plan = reader.plan(query);
        if (!plan)
            return std::unexpected(plan.error());
        step.visit.order = plan->kind;
    }
    QList<Record> records;
    const OrderKind kind = step.visit.order.value_or(OrderKind::Sorted);
    if (const auto done = readOn(reader, query, kind, step, records); !done)
        return std::unexpected(done.error());
    step.visit.taken += int(records.size());
    step.hits = hitsOf(table, records, text);
    return step;
}

Result<void> DatabaseSearch::readOn(const RecordReader &reader, const RecordQuery &query, OrderKind kind,
                                    Step &step, QList<Record> &records)
{
    Visit &visit = step.visit;
    if (kind == OrderKind::Sorted) { // no way through it in steps
        const auto any = reader.anyMatches(query, MostTaken);
        if (!any)
            return std::unexpected(any.error());
        records = *any;
        visit.matches = any->size();
        visit.complete = any->size() < MostTaken;
        visit.left = !visit.complete;
        return {};
    }
    const auto hop = reader.hop(query, kind, visit.last, visit.last ? LaterChunks : 1);
    if (!hop)
        return std::unexpected(hop.error());
    QList<Chunk> chunks = hop->chunks;
    if (!chunks.isEmpty())
        visit.last = chunks.constLast();
    visit.complete = hop->complete;
    chunks.removeIf([](const Chunk &chunk) { return chunk.matches == 0; });
    for (const Chunk &chunk : chunks)
        visit.matches += chunk.matches;
    if (chunks.isEmpty() || visit.taken >= MostTaken)
        return {};
    const auto page = reader.page(query, {chunks, 0, false}, MostTaken - visit.taken);
    if (!page)
        return std::unexpected(page.error());
    records = *page;
    return {};
}

} // namespace relata
