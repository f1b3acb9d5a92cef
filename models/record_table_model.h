#pragma once

#include "models/database/change.h"
#include "models/database/record_query.h"
#include "models/live_rows.h"
#include "models/recent_changes.h"
#include "models/record_columns.h"
#include "models/record_set.h"

#include <QtCore/QAbstractTableModel>

#include <memory>

namespace relata {

class DatabaseSession;

/// A RecordQuery as a table, for every table of every database. On the GUI thread; it never waits: a row that
/// is not at hand is empty until it is.
///
/// What it shows is one snapshot. Another query is made ready beside the rows that are shown, and replaces
/// them in one reset once its first rows are there; until then isPending() is true. A reset clears
/// selections, so whoever holds one remembers keyAt() and asks rowOf() or locate() afterwards.
class RecordTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role
    {
        ValueRole = Qt::UserRole, ///< the Value itself
        IsNullRole,               ///< true for NULL, which DisplayRole cannot tell from ''
        PlaceholderRole,          ///< true while the row is not at hand
        MatchesRole,              ///< MatchRanges: where the text of DisplayRole matches the search
        NewsRole, ///< how new it is that somebody else changed the value: from 1, just now, down to 0
        HeldRole, ///< why the row is shown though it does not belong here any more, a sentence; else empty
    };

    explicit RecordTableModel(DatabaseSession *session, QObject *parent = nullptr);
    ~RecordTableModel() override;

    /// Shows the rows of a query, around the record `key` where one is given, or where that is gone, around
    /// row `nearRow`; else from the first. The newest call wins; those before it are stopped.
    void setQuery(const RecordQuery &query, const RecordKey &key = {}, qint64 nearRow = 0);
    /// Ends the search or the sorting that is under way, if any; what it has found, or the first rows of the
    /// order, are shown.
    void stopSearching();
    /// Shows nothing, at once.
    void clear();
    /// Reads everything again and shows it around the record `key`, or where that is gone, around row
    /// `nearRow`.
    void refresh(const RecordKey &key, qint64 nearRow);
    /// The same around the record that keeps its place.
    void refreshAnywhere();

    /// The record that somebody is at, which keeps its place when everything is read again; an invalid index:
    /// none. When somebody else changes it so that the query does not show it any more, or deletes it, it
    /// stays where it is until another one is kept.
    void keepInPlace(const QModelIndex &current);

    const RecordQuery &query() const { return m_query; } ///< of the rows that are shown

    const RecordQuery &
    askedQuery() const; ///< of the rows that are on their way, else of those that are shown

    bool isPending() const { return m_next != nullptr; }

    bool isLoaded() const { return m_shown != nullptr; }

    bool isCountExact() const { return m_shown && m_shown->isComplete(); }

    /// More rows of those that are shown are being counted, or sorted.
    bool isCounting() const { return m_shown && !m_shown->isComplete() && !m_shown->isStopped(); }

    bool isSorting() const { return (m_shown && m_shown->isSorting()) || (m_next && m_next->isSorting()); }

    bool isSearching() const; ///< whether rows are still compared with the words or filters

    /// Share of the rows that a search has looked at, where it is known.
    std::optional<double> progress() const;

    bool isStopped() const { return m_shown && m_shown->isStopped(); } ///< by stopSearching()

    const RecordColumns &columns() const { return m_columns; }

    RecordKey keyAt(int row) const;        ///< empty where the row is not at hand
    const Record *recordAt(int row) const; ///< null where the row is not at hand; until the next event
    std::optional<int> rowOf(const RecordKey &key) const; ///< among the rows at hand
    /// Finds a record's row anywhere, and brings it to hand; `found` is called with nothing where the query
    /// does not show it, and not at all when another query is asked for meanwhile.
    void locate(const RecordKey &key, const std::function<void(std::optional<int> row)> &found);
    /// Which rows are in sight: what they need is read first, and what comes next before it is looked at.
    /// When somebody else writes, these are brought up to date.
    void look(int first, int last);
    /// Reads rows in the background and hands them to `read`, fewer where there are no more; what is at hand
    /// stays as it is. Not called once the token is stopped or the receiver is gone.
    void readRows(qint64 first, int count, const std::stop_token &token, QObject *receiver,
                  const std::function<void(const Result<QList<Record>> &)> &read) const;
    /// The same of a few values of each.
    void readParts(const RecordParts &parts, qint64 first, int count, const std::stop_token &token,
                   QObject *receiver, const std::function<void(const Result<QList<Record>> &)> &read) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void pendingChanged(bool pending);
    void countChanged(); ///< rowCount() or isCountExact()
    void progressed();   ///< progress() or isSorting()
    /// The same rows have been read again: they are not reset, but moved by as much as the record that keeps
    /// its place has moved. Between the two signals selections are about rows that may be others.
    void aboutToRefresh();
    void refreshed();
    void failed(const relata::DatabaseError &error);
    void newsArrived(); ///< there are values with a NewsRole; it fades by itself

private:
    bool isEditable(const QModelIndex &index) const;

    struct Placed ///< where a record that was written is now
    {
        std::optional<Record> record;
        std::optional<qint64> row;
    };

    void prepare(std::unique_ptr<RecordSet> next);
    void reuseOrder(RecordSet &next) const;
    void showNext();
    void takeNext();
    void showRefreshed();
    void takeNextMovedBy(int rows);
    void setRows(int rows);
    void follow(RecordSet *shown);
    void rememberCount();
    void grow(qint64 rows);
    void applyChanges(const QList<Change> &changes);
    void adopt(const Change &change);
    void applyChange(const Change &change);
    void place(const Change &change, std::optional<qint64> oldRow);
    void placed(std::optional<qint64> oldRow, const Placed &placed);
    void move(qint64 from, qint64 to, const Record &record);
    void insert(qint64 row, const Record &record);
    void remove(qint64 row);
    bool concerns(const Change &change) const;

    struct Window ///< rows at hand that are looked at
    {
        qint64 first = 0;
        qint64 count = 0;

        qint64 end() const { return first + count; }
    };

    void connectLive();
    Window window() const;
    std::optional<qint64> keptRow() const;
    std::optional<LiveRows::Sight> sight() const;
    void adoptLooked(const QList<RecordKey> &asked, const QList<RecordNow> &now);
    void leaveOrHold(qint64 row, const Record &record, const QString &why);
    void replace(qint64 row, const Record &record);
    QSet<int> changedColumns(const Record &before, const Record &now) const;
    void releaseHeld();
    void merge(LiveRows::Fresh &fresh);
    qint64 placeInSight(const LiveRows::Fresh &fresh, const Window &before, qint64 row) const;
    void takeHeldAlong(LiveRows::Fresh &fresh, const Window &before);
    void bringKeptToItsSide(Window &window, qint64 keptRow, const LiveRows::Fresh &fresh);
    void fitAbove(Window &window, const LiveRows::Fresh &fresh);
    void fitWindow(const Window &window, const LiveRows::Fresh &fresh);
    void fitBelow(const LiveRows::Fresh &fresh);
    void fitStretch(qint64 first, qint64 has, qint64 wants);
    void moveRow(qint64 from, qint64 to);
    void swap(LiveRows::Fresh &fresh);

    DatabaseSession *m_session;
    RecordQuery m_query;
    RecordColumns m_columns;
    std::unique_ptr<RecordSet> m_shown;
    std::unique_ptr<RecordSet> m_next;
    int m_rows = 0;        ///< as the views were told
    RecordQuery m_counted; ///< the last unfiltered query whose rows were counted
    qint64 m_countedRows = 0;
    RecordKey m_kept;                ///< of the record that somebody is at
    QPersistentModelIndex m_current; ///< where it is
    bool m_nextIsRefresh = false;    ///< of what is shown, or on its way already
    LiveRows *m_live;
    RecentChanges m_news;
    std::pair<int, int> m_inSight{0, -1};
    QString m_whyHeld; ///< of the row that is held
    int m_placing = 0; ///< own changes whose place is being looked for
    std::stop_source m_stop;
};

} // namespace relata
