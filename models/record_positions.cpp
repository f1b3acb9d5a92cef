#include "models/record_positions.h"

#include "models/database/database_session.h"
#include "models/sorted_rows.h"

#include <algorithm>

namespace relata {

namespace {

/// The first answer from the first chunk; then steps of a few milliseconds each, so that stopping is prompt
/// and other jobs of the lane get in between.
constexpr int MostHops = 64;
constexpr int MostFilteredHops = 8;

} // namespace

RecordPositions::RecordPositions(DatabaseSession *session, RecordQuery query, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_query(std::move(query))
{
}

RecordPositions::~RecordPositions()
{
    m_stop.request_stop();
}

void RecordPositions::setSmall(qint64 rows)
{
    append({.chunks = {Chunk{.rows = rows, .matches = rows}}, .complete = true});
}

void RecordPositions::stop()
{
    m_stop.request_stop();
    setSorting(false);
}

void RecordPositions::setSorting(bool sorting)
{
    if (m_sorting == sorting)
        return;
    m_sorting = sorting;
    Q_EMIT sortingChanged();
}

void RecordPositions::reuse(std::shared_ptr<SortedRows> sorted)
{
    m_sorted = std::move(sorted);
}

std::shared_ptr<SortedRows> RecordPositions::sortedRows() const
{
    return m_sorted && !m_sorted->chunks.isEmpty() ? m_sorted : nullptr;
}

void RecordPositions::start()
{
    if (sortedRows() && !m_query.isFiltered()) {
        adoptSorted();
        return;
    }
    const auto job = [query = m_query](Repository &repository) { return begin(repository.reader(), query); };
    m_session->request(Lane::Background, m_stop.get_token(), job, this,
                       [this](const Result<Beginning> &beginning) {
                           if (beginning)
                               begun(*beginning);
                           else
                               Q_EMIT failed(beginning.error());
                       });
}

/// The plan and the first chunk in one: an answer that a person waits for is not sent around twice.
Result<RecordPositions::Beginning> RecordPositions::begin(const RecordReader &reader,
                                                          const RecordQuery &query)
{
    const auto plan = reader.plan(query);
    if (!plan)
        return std::unexpected(plan.error());
    if (plan->kind == OrderKind::Sorted)
        return Beginning{*plan, {}};
    const auto step = reader.firstHop(query, *plan);
    if (!step)
        return std::unexpected(step.error());
    return Beginning{*plan, *step};
}

void RecordPositions::begun(const Beginning &beginning)
{
    m_plan = beginning.plan;
    m_index.setNarrow(m_plan.narrow);
    if (m_plan.kind == OrderKind::Sorted)
        sortedRows() ? adoptSorted() : sort();
    else
        hopped(beginning.step);
}

void RecordPositions::hop()
{
    const auto job = [query = m_query, kind = m_plan.kind, last = m_last, hops = m_hops](
                         Repository &repository) { return repository.reader().hop(query, kind, last, hops); };
    m_session->request(Lane::Background, m_stop.get_token(), job, this,
                       [this](const Result<IndexStep> &step) {
                           if (step)
                               hopped(*step);
                           else
                               Q_EMIT failed(step.error());
                       });
}

void RecordPositions::hopped(const IndexStep &step)
{
    if (!step.chunks.isEmpty())
        m_last = step.chunks.constLast();
    m_hops = std::min(m_hops * 4, m_query.isFiltered() ? MostFilteredHops : MostHops);
    append(step);
    if (!step.complete)
        hop();
}

void RecordPositions::sort()
{
    setSorting(true);
    m_sorted = std::make_shared<SortedRows>(m_session);
    const auto job = [query = m_query, order = m_sorted->number()](Repository &repository) {
        return repository.reader().sort(query, [](qint64) {}, order);
    };
    m_session->request(Lane::Sorting, m_stop.get_token(), job, this, [this](const Result<IndexStep> &sorted) {
        setSorting(false);
        if (!sorted) {
            Q_EMIT failed(sorted.error());
            return;
        }
        m_sorted->chunks = sorted->chunks;
        adoptSorted();
    });
}

void RecordPositions::adoptSorted()
{
    m_index.setSorted(m_sorted->number());
    m_unmatched = m_sorted->chunks;
    if (m_query.isFiltered())
        match();
    else
        append({m_sorted->chunks, true});
}

void RecordPositions::match()
{
    const QList<Chunk> chunks = m_unmatched.first(std::min<qsizetype>(MostFilteredHops, m_unmatched.size()));
    const auto job = [query = m_query, chunks, order = m_sorted->number()](Repository &repository) {
        return repository.reader().match(query, chunks, order);
    };
    m_session->request(Lane::Sorting, m_stop.get_token(), job, this,
                       [this](const Result<QList<Chunk>> &matched) {
                           if (!matched) {
                               Q_EMIT failed(matched.error());
                               return;
                           }
                           m_unmatched.remove(0, matched->size());
                           append({*matched, m_unmatched.isEmpty()});
                           if (!m_unmatched.isEmpty())
                               match();
                       });
}

void RecordPositions::append(const IndexStep &step)
{
    for (const Chunk &chunk : step.chunks)
        m_seen += chunk.rows;
    m_index.append(step.chunks);
    Q_EMIT grew(m_index.count());
    if (step.complete)
        complete();
}

void RecordPositions::complete()
{
    m_index.setComplete();
    Q_EMIT finished(m_index.count());
}

std::optional<double> RecordPositions::progress() const
{
    if (m_index.isComplete() || m_sorting || m_expected <= 0)
        return std::nullopt;
    return std::min(1.0, double(m_seen) / double(m_expected));
}

std::optional<PagePlace> RecordPositions::place(qint64 row, int limit) const
{
    const auto found = m_index.locate(row);
    if (!found)
        return std::nullopt;
    PagePlace place{
        .chunks = {}, .offset = found->offset, .sorted = m_index.sortedOrder(), .narrow = m_index.narrow()};
    qint64 reached = -found->offset;
    for (qsizetype i = found->chunk; i < m_index.chunkCount() && reached < limit; ++i) {
        const Chunk &chunk = m_index.chunk(i);
        reached += chunk.matches;
        if (chunk.matches > 0)
            place.chunks.append(chunk);
    }
    return place;
}

} // namespace relata
