#include "models/live_rows.h"

#include "models/database/database_session.h"
#include "models/record_set.h"

#include <algorithm>

namespace relata {

namespace {

/// At least a second, and four fifths of the time, the background reader has for others.
constexpr qint64 LeastPauseMs = 1'000;
constexpr qint64 PausesPerReading = 4;
constexpr std::chrono::milliseconds RetryAfter{1'000};

/// Rows below those in sight that are read with them: what was pushed down a little is still known.
constexpr qint64 Margin = 64;

/// A page or two, and once more where rows have gone meanwhile.
constexpr int MostRounds = 4;

} // namespace

LiveRows::LiveRows(DatabaseSession *session, std::function<std::optional<Sight>()> sight, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_sight(std::move(sight))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &LiveRows::proceed);
}

LiveRows::~LiveRows()
{
    m_stop.request_stop();
}

void LiveRows::changedElsewhere()
{
    m_wantsLook = m_wantsRows = true;
    proceed();
}

void LiveRows::abandon()
{
    m_stop.request_stop();
    m_stop = {};
    m_wantsLook = m_wantsLook || std::exchange(m_looking, false);
    m_wantsRows = m_wantsRows || m_rows;
    m_finding = false;
    m_found.reset();
    if (m_rows)
        m_rows.release()->deleteLater(); // the signal that brought us may be its own
}

void LiveRows::proceed()
{
    if (!m_wantsLook && !m_wantsRows)
        return;
    const auto sight = m_sight();
    if (!sight)
        return;
    if (m_wantsLook && !m_looking)
        look(*sight);
    if (m_wantsRows && !m_rows && !m_pause.isActive() && sight->anew)
        read(*sight);
}

void LiveRows::look(const Sight &sight)
{
    m_wantsLook = false;
    if (sight.keys.isEmpty())
        return;
    m_looking = true;
    m_lookAfterwards = m_rows != nullptr;
    const auto job = [query = sight.query, keys = sight.keys](Repository &repository) {
        return repository.reader().recordsNow(query, keys);
    };
    m_session->request(Lane::Pages, m_stop.get_token(), job, this,
                       [this, keys = sight.keys](const Result<QList<RecordNow>> &now) {
                           m_looking = false;
                           if (now)
                               Q_EMIT looked(keys, *now);
                           else
                               fail(now.error());
                           proceed();
                       });
}

void LiveRows::read(const Sight &sight)
{
    m_wantsRows = false;
    m_took.start();
    m_rows = std::make_unique<RecordSet>(m_session, sight.query);
    connect(m_rows.get(), &RecordSet::ready, this, &LiveRows::find);
    connect(m_rows.get(), &RecordSet::recordsArrived, this, &LiveRows::collect);
    connect(m_rows.get(), &RecordSet::failed, this, [this](const DatabaseError &error) {
        abandon();
        fail(error);
    });
    m_rows->loadAround({}, sight.first);
}

/// The positions are there: where among them is what is in sight now?
void LiveRows::find()
{
    const auto sight = m_sight();
    if (!sight) {
        abandon(); // other rows are on their way
        return;
    }
    if (sight->keys.isEmpty()) {
        found(*sight, std::nullopt, std::nullopt);
        return;
    }
    m_finding = true;
    using Rows = std::pair<std::optional<qint64>, std::optional<qint64>>;
    const auto job = [query = sight->query, index = m_rows->index(), anchor = sight->anchor,
                      kept = sight->kept](Repository &repository) -> Result<Rows> {
        const auto row = [&](const RecordKey &key) {
            return key.isEmpty() ? Result<std::optional<qint64>>()
                                 : repository.reader().position(query, index, key);
        };
        const auto anchorRow = row(anchor);
        const auto keptRow = anchorRow ? row(kept) : anchorRow;
        return keptRow ? Rows{*anchorRow, *keptRow} : Result<Rows>(std::unexpected(keptRow.error()));
    };
    const Lane lane = m_rows->index().isSorted() ? Lane::Sorting : Lane::Pages;
    m_session->request(lane, m_stop.get_token(), job, this, [this, sight](const Result<Rows> &rows) {
        m_finding = false;
        if (rows) {
            found(*sight, rows->first, rows->second);
        } else {
            abandon();
            fail(rows.error());
        }
    });
}

/// At the very top the table stays there, so that what is added is seen.
void LiveRows::found(const Sight &sight, std::optional<qint64> anchorRow, std::optional<qint64> keptRow)
{
    m_found = sight;
    m_rounds = 0;
    m_keptRow = keptRow;
    m_first = sight.first;
    if (sight.first > 0 && anchorRow)
        m_first = *anchorRow - (sight.anchorRow - sight.first);
    m_first = std::clamp<qint64>(m_first, 0, m_rows->rowCount());
    collect();
}

/// All rows that belong into sight, a page or two.
void LiveRows::collect()
{
    if (m_finding || !m_found)
        return;
    const auto sight = m_sight();
    if (!sight || sight->query != m_found->query) {
        abandon();
        return;
    }
    if (sight->first != m_found->first || sight->anchor != m_found->anchor || sight->kept != m_found->kept) {
        m_found.reset();
        find(); // somebody has scrolled meanwhile
        return;
    }
    m_end = std::min(m_first + sight->rows + Margin, m_rows->rowCount());
    qint64 missing = m_end;
    for (qint64 row = m_end - 1; row >= m_first; --row) {
        if (!m_rows->recordAt(row))
            missing = row;
    }
    if (missing == m_end) {
        finish();
    } else if (++m_rounds <= MostRounds) {
        for (qint64 row = missing; row < m_end; ++row) {
            if (!m_rows->recordAt(row))
                m_rows->fetch(row);
        }
    } else { // others have deleted so much meanwhile that the rows do not reach that far any more
        m_end = missing;
        m_wantsRows = true;
        finish();
    }
}

void LiveRows::finish()
{
    const auto sight = std::exchange(m_found, std::nullopt);
    m_pause.start(int(std::max(LeastPauseMs, PausesPerReading * m_took.elapsed())));
    m_wantsLook = m_wantsLook || std::exchange(m_lookAfterwards, false);
    m_rows->disconnect(this);
    Fresh fresh{std::move(m_rows), m_first, m_end - m_first, m_keptRow};
    if (const auto moved = fresh.rows->rowOf(sight ? sight->kept : RecordKey()))
        fresh.keptRow = moved;
    else if (fresh.keptRow && *fresh.keptRow >= fresh.first &&
             (*fresh.keptRow < m_end || *fresh.keptRow >= fresh.rows->rowCount()))
        fresh.keptRow.reset(); // gone since it was found, or come since the rows were counted
    Q_EMIT reread(&fresh);
    if (fresh.rows) {
        m_wantsRows = true;
        fresh.rows.release()->deleteLater(); // the signal that brought us may be its own
    }
    proceed();
}

/// What is only in the way for a moment is tried again; for the rest there is a sentence.
void LiveRows::fail(const DatabaseError &error)
{
    switch (error.kind) {
    case DatabaseError::Kind::ConnectionLost: // which is said by the session
        break;
    case DatabaseError::Kind::Cancelled: // a save came first
    case DatabaseError::Kind::Busy:
        m_wantsLook = m_wantsRows = true;
        m_pause.start(RetryAfter);
        break;
    default:
        m_wantsLook = m_wantsRows = false;
        Q_EMIT failed(error);
    }
}

} // namespace relata
