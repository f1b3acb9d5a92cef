#pragma once

#include "models/database/row_change.h"

namespace relata {

/// Many changes of the same kind in a row, as there are where a parent is taken away from its 200,000
/// children, or a big deletion is taken back: written a hundred rows a statement. It does what RowChange
/// would do to each of them, or nothing at all: whatever is not as expected is left to RowChange, which can
/// say what is wrong. Synchronous, on the connection's thread, inside the caller's transaction.
class ChangeRun
{
public:
    static constexpr qsizetype Most = 100;

    ChangeRun(Connection &connection, const Table &table);

    /// How many of the changes from `first` on are so much alike that they can be written together; 0 where
    /// it is not worth while.
    qsizetype length(const QList<Change> &changes, qsizetype first) const;
    /// What was done, change by change; none where nothing was. The error is one that ends the transaction.
    Result<std::optional<QList<RowChange::Outcome>>> apply(const QList<Change> &changes) const;

private:
    using Outcomes = std::optional<QList<RowChange::Outcome>>;

    bool isFit(const Change &change) const;
    bool isAlike(const Change &change, const Change &first) const;
    Result<qsizetype> write(const QList<Change> &changes) const;
    Result<Outcomes> readAgain(const QList<Change> &changes) const;
    std::optional<RowChange::Outcome> outcome(const Change &change, const ColumnValues &row) const;
    static QList<RecordKey> keysOf(const QList<Change> &changes, const Table &table);

    Connection &m_connection;
    const Table &m_table;
    TableRows m_rows;
};

} // namespace relata
