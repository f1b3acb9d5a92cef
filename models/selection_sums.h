#pragma once

#include "models/cell_ranges.h"
#include "models/database/record_selection.h"
#include "models/decimal_sum.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <stop_token>

namespace relata {

class RecordTableModel;

/// The sums of selected cells, a column at a time: those of numbers that are no names (no keys, no
/// references), and the counts of children. Rows that are not at hand are read in steps in the background,
/// however many there are, and only the columns that are added up. On the GUI thread.
class SelectionSums : public QObject
{
    Q_OBJECT

public:
    struct Sum
    {
        int column;
        DecimalSum sum;
        bool atLeast = false; ///< some of the numbers were not counted to their end
    };

    explicit SelectionSums(RecordTableModel *model, QObject *parent = nullptr);
    ~SelectionSums() override;

    /// Begins anew with other cells; what was under way is dropped.
    void start(const CellRanges &cells);

    void clear() { start({}); }

    qint64 rowCount() const { return m_cells.rowCount(); }

    bool isFinished() const { return m_done >= rowCount(); }

    double progress() const { return rowCount() > 0 ? double(m_done) / double(rowCount()) : 1; }

    const QList<Sum> &sums() const { return m_sums; } ///< those that there are so far

Q_SIGNALS:
    void changed(); ///< another step done, or begun anew

private:
    void step();
    void read(qint64 first, int count);
    RecordParts parts() const;
    void take(qint64 row, const Record &record);
    bool isSummable(int column) const;

    QPointer<RecordTableModel> m_model;
    CellRanges m_cells;
    QList<Sum> m_sums;
    qint64 m_done = 0; ///< rows
    std::stop_source m_stop;
};

} // namespace relata
