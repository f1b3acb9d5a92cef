#pragma once

#include "models/database/record_query.h"
#include "models/record_cache.h"
#include "models/record_positions.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <list>
#include <set>

namespace relata {

class DatabaseSession;
enum class Lane;

/// The rows of one RecordQuery, as far as they are known and at hand: positions that grow, and pages that are
/// fetched when somebody looks at a row. What RecordTableModel shows is one of these; the next one is made
/// ready beside it. On the GUI thread; everything under way stops when it is destroyed.
class RecordSet : public QObject
{
    Q_OBJECT

public:
    static constexpr int PageRows = 32; ///< about a screen: nobody waits for rows that are not in sight

    RecordSet(DatabaseSession *session, RecordQuery query, QObject *parent = nullptr);
    ~RecordSet() override;

    /// The first rows as soon as possible; how many there are follows.
    void load();
    /// First all positions, then the rows around a record (or, where it is gone, around row `nearRow`): for
    /// showing the same place again.
    void loadAround(const RecordKey &key, qint64 nearRow);
    /// Looks no further: the rows found so far are all that is shown, though there may be more.
    void stop();

    bool isStopped() const { return m_stopped; }

    const RecordQuery &query() const { return m_query; }

    qint64 rowCount() const { return m_rows; }

    bool isComplete() const { return m_positions->index().isComplete(); } ///< rowCount() is exact

    bool isSorting() const { return m_positions->isSorting(); }

    /// As in RecordPositions.
    void reuse(const RecordSet &other) { m_positions->reuse(other.m_positions->sortedRows()); }

    void expect(qint64 rows) { m_positions->expect(rows); }

    std::optional<double> progress() const { return m_positions->progress(); }

    const SeekIndex &index() const { return m_positions->index(); }

    /// Null where the row is not at hand; fetch() then brings it.
    const Record *recordAt(qint64 row) const;
    std::optional<qint64> rowOf(const RecordKey &key) const;

    /// Asks for a row to be at hand. Several calls in one turn of the event loop become few pages; pages
    /// asked for in an earlier turn that nobody asks for now and nobody sees are dropped.
    void fetch(qint64 row);
    /// These rows are in sight: those that are not at hand are asked for now, then, in the background, the
    /// next ones in the direction that sight has moved in. What was asked for elsewhere is dropped.
    void look(qint64 first, qint64 last);
    /// Reads rows that nobody looks at, whole or in parts, past what is at hand; `read` as in
    /// DatabaseSession::request().
    void read(qint64 first, int count, const std::optional<RecordParts> &parts, const std::stop_token &token,
              QObject *receiver, const std::function<void(const Result<QList<Record>> &)> &read) const;
    /// Reads the rows at hand again, while the old ones stay: where they stand must not change meanwhile.
    void reread(Lane lane);

    /// One row changed: the index and what is at hand follow, nothing is read.
    void insertRow(qint64 row, const Record &record);
    void removeRow(qint64 row);

    void replaceRow(qint64 row, const Record &record);

    /// The row of a record that is shown though the query does not show it any more; it stands between rows
    /// of the query and is not one of them.
    std::optional<qint64> heldRow() const { return m_held ? std::optional(m_held->row) : std::nullopt; }

    /// From now on the row, which is at hand, is held.
    void hold(qint64 row, const Record &record);
    /// Holds a record in front of a row of the query.
    void insertHeld(qint64 row, const Record &record);
    /// The held row is one of the query's again.
    void countHeld();
    void removeHeld();

    /// Where a row stands among the query's, and where one of the query's is shown.
    qint64 storedRow(qint64 row) const { return m_held && row > m_held->row ? row - 1 : row; }

    qint64 shownRow(qint64 stored) const { return m_held && stored >= m_held->row ? stored + 1 : stored; }

    /// What is at hand moves; the positions are left to the set that replaces this one.
    void shiftIn(qint64 row, qint64 count);
    void shiftOut(qint64 row, qint64 count);
    void shift(qint64 from, qint64 to);

Q_SIGNALS:
    void ready(); ///< the rows to look at first are at hand
    void rowsGrew(qint64 rows);
    void recordsArrived(qint64 first, qint64 last); ///< last < first: none were left
    void finished();
    void progressed(); ///< progress() or isSorting()
    void failed(const relata::DatabaseError &error);

private:
    void loadFirstPage();
    void positionsGrew(qint64 rows);
    void positionsFinished();
    void setRowCount(qint64 rows);
    void focus();

    struct Pages ///< consecutive ones
    {
        qint64 first = 0;
        qint64 count = 0;

        qint64 end() const { return first + count; }

        bool contains(qint64 page) const { return page >= first && page < end(); }

        bool touches(const Pages &other) const { return first < other.end() && other.first < end(); }
    };

    struct Fetch ///< under way
    {
        Pages pages;
        std::stop_source stop;
    };

    void fetchWanted();
    static QList<Pages> runsOf(const std::set<qint64> &pages);
    void dropUnwanted(const std::set<qint64> &wanted);
    void requestPages(const Pages &pages);
    /// Whether positions reach there.
    bool request(Lane lane, const Pages &pages, const std::stop_token &token,
                 const std::function<void(const Result<QList<Record>> &)> &read);
    /// `isNews`: rows that are at hand may have become others.
    void accept(const Pages &pages, const Result<QList<Record>> &records, bool isNews = false);
    QList<Record> asAtHand(qint64 firstRow, QList<Record> records) const;
    std::optional<Pages> missing(const Pages &pages) const;
    bool isAtHand(qint64 page) const;
    bool isUnderWay(qint64 page) const;
    Pages around(qint64 row) const;
    Pages pagesAhead() const;
    void dropAhead();
    void lookAhead();
    void keepRecent(const Pages &pages);
    void becomeReady();

    struct Held
    {
        qint64 row = 0;
        Record record;
    };

    void stopFetches();
    void dropFetches();
    QList<Record> withHeld(const Pages &pages, QList<Record> records) const;

    DatabaseSession *m_session;
    const RecordQuery m_query;
    RecordPositions *m_positions;
    RecordCache m_cache;
    std::optional<Held> m_held;
    qint64 m_rows = 0; ///< the held one included
    bool m_ready = false;
    bool m_firstPageAsked = false;
    bool m_stopped = false;
    bool m_fetchScheduled = false;
    std::optional<RecordKey> m_focusKey; ///< set by loadAround()
    qint64 m_focusRow = 0;
    std::set<qint64> m_wanted;    ///< pages asked for in this turn
    std::list<Fetch> m_fetching;  ///< what somebody waits for
    std::optional<Fetch> m_ahead; ///< what somebody may look at next
    QTimer m_aheadSoon;
    Pages m_sight; ///< empty until somebody looks
    qint64 m_topRow = 0;
    bool m_backwards = false;    ///< the direction that sight moved in last
    QList<qint64> m_recentPages; ///< at hand, the one that was looked at last at the end
    std::stop_source m_reread;   ///< what is at hand, once more
    std::stop_source m_stop;
};

} // namespace relata
