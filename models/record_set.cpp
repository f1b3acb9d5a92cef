#include "models/record_set.h"

#include "models/database/database_session.h"

#include <QtCore/QMetaObject>
#include <QtCore/QPointer>

#include <algorithm>
#include <chrono>

namespace relata {

namespace {

/// As far as a person scrolls before the next ones are there.
constexpr qint64 PagesAhead = 3;

constexpr qint64 LongestRun = 4;

/// Whoever has gone to a row wants to see what belongs to it first.
constexpr std::chrono::milliseconds AheadAfter(20);

/// Read at first: of a query with no more rows than these, all is known at once.
constexpr int FirstRows = 128;

} // namespace

RecordSet::RecordSet(DatabaseSession *session, RecordQuery query, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_query(std::move(query))
    , m_positions(new RecordPositions(session, m_query, this))
{
    connect(m_positions, &RecordPositions::grew, this, &RecordSet::positionsGrew);
    connect(m_positions, &RecordPositions::finished, this, &RecordSet::positionsFinished);
    connect(m_positions, &RecordPositions::grew, this, &RecordSet::progressed);
    connect(m_positions, &RecordPositions::sortingChanged, this, &RecordSet::progressed);
    connect(m_positions, &RecordPositions::failed, this, &RecordSet::failed);
    m_aheadSoon.setSingleShot(true);
    m_aheadSoon.setInterval(AheadAfter);
    connect(&m_aheadSoon, &QTimer::timeout, this, &RecordSet::lookAhead);
}

RecordSet::~RecordSet()
{
    m_stop.request_stop();
    stopFetches();
}

void RecordSet::load()
{
    // A filter may have to read far for its first match: only chunk by chunk, so that it can be stopped.
    if (m_query.isFiltered())
        m_positions->start();
    else
        loadFirstPage();
}

void RecordSet::loadAround(const RecordKey &key, qint64 nearRow)
{
    m_focusKey = key;
    m_focusRow = nearRow;
    m_positions->start();
}

void RecordSet::stop()
{
    m_stopped = true;
    m_positions->stop();
    if (!m_ready && !m_query.isFiltered()) {
        m_focusKey.reset(); // where it is in the order will not be known
        loadFirstPage();
    } else if (m_focusKey && !m_ready)
        focus();
    else if (m_rows == 0)
        becomeReady();
}

void RecordSet::loadFirstPage()
{
    m_firstPageAsked = true; // and not again when its rows are counted
    const auto job = [query = m_query](Repository &repository) {
        return repository.reader().firstPage(query, FirstRows + 1);
    };
    m_session->request(Lane::Pages, m_stop.get_token(), job, this,
                       [this](const Result<QList<Record>> &records) {
                           if (!records) {
                               Q_EMIT failed(records.error());
                               return;
                           }
                           m_cache.store(0, *records);
                           if (records->size() > FirstRows && !m_stopped)
                               m_positions->start();
                           else if (records->size() <= FirstRows)
                               m_positions->setSmall(records->size());
                           setRowCount(records->size());
                           becomeReady();
                       });
}

void RecordSet::positionsGrew(qint64 rows)
{
    if (m_focusKey)
        return;
    // The first page was read before: a row may be gone since, but none that is shown disappears by counting.
    setRowCount(std::max(rows + (m_held ? 1 : 0), m_rows));
    if (!m_ready && rows > 0 && !m_firstPageAsked) {
        m_firstPageAsked = true;
        requestPages({0, 1});
    }
}

void RecordSet::positionsFinished()
{
    if (m_focusKey) {
        focus();
        return;
    }
    setRowCount(m_positions->index().count() + (m_held ? 1 : 0));
    if (m_rows == 0)
        becomeReady();
    Q_EMIT finished();
}

void RecordSet::setRowCount(qint64 rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    if (m_ready)
        Q_EMIT rowsGrew(rows);
}

void RecordSet::focus()
{
    m_rows = m_positions->index().count();
    const auto job = [query = m_query, index = m_positions->index(),
                      key = m_focusKey.value_or(RecordKey())](Repository &repository) {
        return key.isEmpty() ? Result<std::optional<qint64>>()
                             : repository.reader().position(query, index, key);
    };
    const Lane lane = m_positions->index().isSorted() ? Lane::Sorting : Lane::Pages;
    m_session->request(lane, m_stop.get_token(), job, this, [this](const Result<std::optional<qint64>> &row) {
        if (!row) {
            Q_EMIT failed(row.error());
            return;
        }
        if (m_rows == 0) {
            becomeReady();
            return;
        }
        requestPages(around(std::clamp<qint64>(row->value_or(m_focusRow), 0, m_rows - 1)));
    });
}

void RecordSet::becomeReady()
{
    if (m_ready)
        return;
    m_ready = true;
    Q_EMIT ready();
    if (m_focusKey)
        Q_EMIT finished();
}

void RecordSet::fetch(qint64 row)
{
    m_wanted.insert(row / PageRows);
    if (m_fetchScheduled)
        return;
    m_fetchScheduled = true;
    QMetaObject::invokeMethod(this, &RecordSet::fetchWanted, Qt::QueuedConnection);
}

void RecordSet::fetchWanted()
{
    m_fetchScheduled = false;
    std::set<qint64> wanted = std::exchange(m_wanted, {});
    dropUnwanted(wanted);
    std::erase_if(wanted, [this](qint64 page) { return isUnderWay(page); });
    for (const Pages &run : runsOf(wanted))
        requestPages(run);
}

/// A statement each: not too long, since others wait for the lane.
QList<RecordSet::Pages> RecordSet::runsOf(const std::set<qint64> &pages)
{
    QList<Pages> runs;
    for (const qint64 page : pages) {
        if (!runs.isEmpty() && runs.constLast().end() == page && runs.constLast().count < LongestRun)
            ++runs.last().count;
        else
            runs.append({page, 1});
    }
    return runs;
}

void RecordSet::dropUnwanted(const std::set<qint64> &wanted)
{
    std::erase_if(m_fetching, [&](Fetch &fetch) {
        const auto next = wanted.lower_bound(fetch.pages.first);
        const bool isWanted = next != wanted.end() && fetch.pages.contains(*next);
        if (isWanted || fetch.pages.touches(m_sight))
            return false;
        fetch.stop.request_stop();
        return true;
    });
}

void RecordSet::look(qint64 first, qint64 last)
{
    const Pages sight{first / PageRows, last < first ? 0 : last / PageRows - first / PageRows + 1};
    if (first != m_topRow)
        m_backwards = m_sight.count > 0 && first < m_topRow;
    m_topRow = first;
    m_sight = sight;
    dropUnwanted(m_wanted);
    if (const auto pages = missing(sight))
        requestPages(*pages);
    keepRecent(sight);
    dropAhead();
    if (!m_aheadSoon.isActive())
        m_aheadSoon.start();
}

RecordSet::Pages RecordSet::pagesAhead() const
{
    const qint64 end = (m_rows + PageRows - 1) / PageRows;
    const qint64 first = m_backwards ? std::max<qint64>(m_sight.first - PagesAhead, 0) : m_sight.end();
    const qint64 behind = m_backwards ? m_sight.first : std::min(m_sight.end() + PagesAhead, end);
    return {first, std::max<qint64>(behind - first, 0)};
}

void RecordSet::dropAhead()
{
    if (m_ahead && !m_ahead->pages.touches(pagesAhead())) {
        m_ahead->stop.request_stop();
        m_ahead.reset();
    }
}

/// Behind what is waited for, and not among matches that a filter has yet to find: that may take reading far.
void RecordSet::lookAhead()
{
    dropAhead();
    const bool isWaited =
        std::ranges::any_of(m_fetching, [this](const Fetch &fetch) { return fetch.pages.touches(m_sight); });
    if (m_ahead || isWaited || m_sight.count == 0 || (m_query.isFiltered() && !isComplete()))
        return;
    const auto pages = missing(pagesAhead());
    if (!pages)
        return;
    m_ahead = Fetch{*pages, {}};
    const bool asked = request(Lane::Background, *pages, m_ahead->stop.get_token(),
                               [this, pages = *pages](const Result<QList<Record>> &records) {
                                   m_ahead.reset();
                                   accept(pages, records);
                               });
    if (!asked)
        m_ahead.reset();
}

void RecordSet::insertRow(qint64 row, const Record &record)
{
    SeekIndex &index = m_positions->index();
    // A row behind the last one belongs to the last chunk, which an empty order has as well.
    const auto place = index.locate(storedRow(row));
    index.adjust(place ? place->chunk : index.chunkCount() - 1, +1);
    ++m_rows;
    if (m_held && row <= m_held->row)
        ++m_held->row;
    m_cache.insertRow(row, record);
}

void RecordSet::removeRow(qint64 row)
{
    SeekIndex &index = m_positions->index();
    if (const auto place = index.locate(storedRow(row)))
        index.adjust(place->chunk, -1);
    --m_rows;
    if (m_held && row < m_held->row)
        --m_held->row;
    m_cache.removeRow(row);
}

} // namespace relata
