// Pages of rows, asked for, taken in and given up again: a part of RecordSet.
#include "models/database/database_session.h"
#include "models/record_set.h"

#include <QtCore/QPointer>

#include <algorithm>

namespace relata {

namespace {

/// Some screens in both directions, and what a screen reader or a distant current row asks for besides.
constexpr qsizetype KeptPages = 32;

} // namespace

RecordSet::Pages RecordSet::around(qint64 row) const
{
    const qint64 page = row / PageRows;
    const qint64 first = std::max<qint64>(page - 1, 0);
    return {first, std::min(page + 1, (m_rows - 1) / PageRows) - first + 1};
}

bool RecordSet::isAtHand(qint64 page) const
{
    const qint64 end = std::min((page + 1) * PageRows, m_rows);
    for (qint64 row = page * PageRows; row < end; ++row) {
        if (!m_cache.at(row))
            return false;
    }
    return true;
}

bool RecordSet::isUnderWay(qint64 page) const
{
    return std::ranges::any_of(m_fetching, [&](const Fetch &fetch) { return fetch.pages.contains(page); });
}

/// From the first to the last of them that is neither at hand nor waited for.
std::optional<RecordSet::Pages> RecordSet::missing(const Pages &pages) const
{
    const auto isMissing = [this](qint64 page) { return !isAtHand(page) && !isUnderWay(page); };
    qint64 first = pages.first;
    qint64 end = pages.end();
    while (first < end && !isMissing(first))
        ++first;
    while (first < end && !isMissing(end - 1))
        --end;
    return first < end ? std::optional(Pages{first, end - first}) : std::nullopt;
}

void RecordSet::requestPages(const Pages &pages)
{
    const auto fetch = m_fetching.insert(m_fetching.end(), Fetch{pages, {}});
    const bool asked = request(Lane::Pages, pages, fetch->stop.get_token(),
                               [this, fetch, pages](const Result<QList<Record>> &records) {
                                   m_fetching.erase(fetch);
                                   const QPointer<RecordSet> alive(this); // whoever hears of them may go on
                                   accept(pages, records);
                                   if (alive && !m_aheadSoon.isActive())
                                       lookAhead();
                               });
    if (!asked)
        m_fetching.erase(fetch); // positions do not reach there yet; the view asks again when they do
}

bool RecordSet::request(Lane lane, const Pages &pages, const std::stop_token &token,
                        const std::function<void(const Result<QList<Record>> &)> &read)
{
    const int rows = int(pages.count * PageRows);
    const auto place = rows > 0 ? m_positions->place(storedRow(pages.first * PageRows), rows) : std::nullopt;
    if (!place)
        return false;
    const auto job = [query = m_query, place = *place, rows](Repository &repository) {
        return repository.reader().page(query, place, rows);
    };
    m_session->request(place->sorted ? Lane::Sorting : lane, token, job, this, read);
    return true;
}

void RecordSet::read(qint64 first, int count, const std::optional<RecordParts> &parts,
                     const std::stop_token &token, QObject *receiver,
                     const std::function<void(const Result<QList<Record>> &)> &read) const
{
    const auto place = m_positions->place(storedRow(first), count);
    if (!place) {
        read(QList<Record>());
        return;
    }
    const auto job = [query = m_query, place = *place, count, parts](Repository &repository) {
        return repository.reader().page(query, place, count, parts);
    };
    m_session->request(place->sorted ? Lane::Sorting : Lane::Background, token, job, receiver, read);
}

/// Where somebody else has written meanwhile, rows that are at hand stay what they are to whoever looks at
/// them, until all are read anew.
QList<Record> RecordSet::asAtHand(qint64 firstRow, QList<Record> records) const
{
    for (qsizetype i = 0; m_ready && i < records.size(); ++i) {
        const Record *before = m_cache.at(firstRow + i);
        if (before && before->key != records.at(i).key)
            records[i] = *before;
    }
    return records;
}

void RecordSet::accept(const Pages &pages, const Result<QList<Record>> &records, bool isNews)
{
    if (!records) {
        Q_EMIT failed(records.error());
        return;
    }
    const qint64 firstRow = pages.first * PageRows;
    m_cache.store(firstRow,
                  isNews ? withHeld(pages, *records) : asAtHand(firstRow, withHeld(pages, *records)));
    keepRecent(pages);
    if (!m_ready) {
        becomeReady();
        return;
    }
    Q_EMIT recordsArrived(firstRow, firstRow + records->size() - 1);
}

void RecordSet::keepRecent(const Pages &pages)
{
    for (qint64 page = pages.first; page < pages.end(); ++page) {
        m_recentPages.removeOne(page);
        m_recentPages.append(page);
    }
    while (m_recentPages.size() > KeptPages)
        m_cache.forget(m_recentPages.takeFirst() * PageRows, PageRows);
}

void RecordSet::reread(Lane lane)
{
    m_reread.request_stop();
    m_reread = {};
    std::set<qint64> pages;
    for (const qint64 row : m_cache.rows())
        pages.insert(row / PageRows);
    for (const Pages &run : runsOf(pages))
        request(lane, run, m_reread.get_token(),
                [this, run](const Result<QList<Record>> &records) { accept(run, records, true); });
}

} // namespace relata
