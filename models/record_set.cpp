#include "models/record_set.h"

#include "models/database/database_session.h"

#include <QtCore/QMetaObject>

namespace relata {

namespace {

/// Some screens in both directions, and what a screen reader or a distant current row asks for besides.
constexpr qsizetype KeptPages = 32;

} // namespace

RecordSet::RecordSet(DatabaseSession *session, RecordQuery query, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_query(std::move(query))
    , m_positions(new RecordPositions(session, m_query, this))
{
    connect(m_positions, &RecordPositions::grew, this, &RecordSet::positionsGrew);
    connect(m_positions, &RecordPositions::finished, this, &RecordSet::positionsFinished);
    connect(m_positions, &RecordPositions::failed, this, &RecordSet::failed);
}

RecordSet::~RecordSet()
{
    m_stop.request_stop();
    for (auto &[page, stop] : m_fetching)
        stop.request_stop();
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
    if (m_focusKey && !m_ready)
        focus();
    else if (m_rows == 0)
        becomeReady();
}

void RecordSet::loadFirstPage()
{
    const auto job = [query = m_query](Repository &repository) {
        return repository.reader().firstPage(query, PageRows + 1);
    };
    m_session->request(Lane::Pages, m_stop.get_token(), job, this,
                       [this](const Result<QList<Record>> &records) {
                           if (!records) {
                               Q_EMIT failed(records.error());
                               return;
                           }
                           m_cache.store(0, *records);
                           if (records->size() > PageRows)
                               m_positions->start();
                           else
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
        requestPage(0);
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
        requestPage(std::clamp<qint64>(row->value_or(m_focusRow), 0, m_rows - 1) / PageRows);
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
    const std::set<qint64> wanted = std::exchange(m_wanted, {});
    std::erase_if(m_fetching, [&](auto &entry) {
        const bool dropped = !wanted.contains(entry.first);
        if (dropped)
            entry.second.request_stop();
        return dropped;
    });
    for (const qint64 page : wanted) {
        if (!m_fetching.contains(page))
            requestPage(page);
    }
}

void RecordSet::requestPage(qint64 page)
{
    const qint64 firstRow = page * PageRows;
    const auto place = m_positions->place(storedRow(firstRow), PageRows);
    if (!place)
        return; // positions do not reach there yet; the view asks again when they do
    std::stop_source &stop = m_fetching[page] = std::stop_source();
    const auto job = [query = m_query, place = *place](Repository &repository) {
        return repository.reader().page(query, place, PageRows);
    };
    const Lane lane = place->sorted ? Lane::Sorting : Lane::Pages;
    m_session->request(lane, stop.get_token(), job, this,
                       [this, page, firstRow](const Result<QList<Record>> &records) {
                           m_fetching.erase(page);
                           if (records)
                               pageArrived(firstRow, *records);
                           else
                               Q_EMIT failed(records.error());
                       });
}

void RecordSet::read(qint64 first, int count, const std::stop_token &token, QObject *receiver,
                     const std::function<void(const Result<QList<Record>> &)> &read) const
{
    const auto place = m_positions->place(storedRow(first), count);
    if (!place) {
        read(QList<Record>());
        return;
    }
    const auto job = [query = m_query, place = *place, count](Repository &repository) {
        return repository.reader().page(query, place, count);
    };
    m_session->request(place->sorted ? Lane::Sorting : Lane::Background, token, job, receiver, read);
}

void RecordSet::pageArrived(qint64 firstRow, const QList<Record> &records)
{
    m_cache.store(firstRow, withHeld(firstRow, records));
    keepRecent(firstRow / PageRows);
    if (!m_ready) {
        becomeReady();
        return;
    }
    Q_EMIT recordsArrived(firstRow, firstRow + records.size() - 1);
}

void RecordSet::keepRecent(qint64 page)
{
    m_recentPages.removeOne(page);
    m_recentPages.append(page);
    if (m_recentPages.size() > KeptPages)
        m_cache.forget(m_recentPages.takeFirst() * PageRows, PageRows);
}

void RecordSet::reread()
{
    std::set<qint64> pages;
    for (const qint64 row : m_cache.rows())
        pages.insert(row / PageRows);
    for (const qint64 page : pages)
        requestPage(page);
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
