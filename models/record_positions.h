#pragma once

#include "models/database/database_error.h"
#include "models/database/record_query.h"
#include "models/database/record_reader.h"
#include "models/database/seek_index.h"

#include <QtCore/QObject>

#include <memory>
#include <stop_token>

namespace relata {

class DatabaseSession;
class SortedRows;

/// Builds the SeekIndex of one query in small steps in the background, so that the number of rows grows while
/// it is read and any step may be the last. On the GUI thread; stops when it is destroyed.
class RecordPositions : public QObject
{
    Q_OBJECT

public:
    RecordPositions(DatabaseSession *session, RecordQuery query, QObject *parent = nullptr);
    ~RecordPositions() override;

    void start();
    /// The order is sorted already, for another filter of the same rows; to be called before start().
    void reuse(std::shared_ptr<SortedRows> sorted);
    /// Null where the order is not a sorted one, or not sorted yet.
    std::shared_ptr<SortedRows> sortedRows() const;
    /// Instead of start(): all rows are known already, since they fit one page.
    void setSmall(qint64 rows);
    /// Asks for nothing more; what was found stays, and is not all there is.
    void stop();

    const SeekIndex &index() const { return m_index; }

    SeekIndex &index() { return m_index; }

    bool isSorting() const { return m_sorting; }

    /// How many rows there are without the filter, where somebody has counted them before.
    void expect(qint64 rows) { m_expected = rows; }

    /// Share of the rows looked at, 0 to 1, where it is known; for a filter, whose matches say nothing of it.
    std::optional<double> progress() const;

    /// Where `limit` rows from `row` on are read; nothing while the index does not reach there.
    std::optional<PagePlace> place(qint64 row, int limit) const;

Q_SIGNALS:
    void grew(qint64 rows);     ///< the number of rows known, after a step
    void sortingChanged();      ///< isSorting()
    void finished(qint64 rows); ///< after the last grew()
    void failed(const relata::DatabaseError &error);

private:
    struct Beginning
    {
        OrderPlan plan;
        IndexStep step; ///< nothing yet where rows are sorted first
    };

    static Result<Beginning> begin(const RecordReader &reader, const RecordQuery &query);
    void begun(const Beginning &beginning);
    void hop();
    void hopped(const IndexStep &step);
    void sort();
    void adoptSorted();
    void match();
    void append(const IndexStep &step);
    void complete();
    void setSorting(bool sorting);

    DatabaseSession *m_session;
    const RecordQuery m_query;
    SeekIndex m_index;
    QList<Chunk> m_unmatched;             ///< a sorted order's chunks that the filter has not seen
    std::shared_ptr<SortedRows> m_sorted; ///< where the order is a sorted one
    OrderPlan m_plan;
    std::optional<Chunk> m_last; ///< behind which the next hop begins
    qint64 m_seen = 0;           ///< rows before the filter
    qint64 m_expected = 0;       ///< of them; 0: not known
    int m_hops = 1;
    bool m_sorting = false;
    std::stop_source m_stop;
};

} // namespace relata
