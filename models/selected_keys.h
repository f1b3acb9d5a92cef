#pragma once

#include "models/cell_ranges.h"
#include "models/database/database_error.h"
#include "models/database/record.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <stop_token>

namespace relata {

class RecordTableModel;

/// The keys of selected rows. Those that are not at hand are read in steps in the background, so that it can
/// be stopped: by destroying it. It fails where rows come, go or move meanwhile, since those that were
/// selected are then others. On the GUI thread.
class SelectedKeys : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 MaxRows = 10'000; ///< to be changed at once, and taken back at once

    SelectedKeys(RecordTableModel *model, const QItemSelection &selection, QObject *parent = nullptr);
    ~SelectedKeys() override;

    qint64 rowCount() const { return m_rows.rowCount(); } ///< to be checked against MaxRows

    /// Begins; where all rows are at hand, finished() is emitted before this returns.
    void start();

Q_SIGNALS:
    void progressed(qint64 rows); ///< read so far, of rowCount()
    void finished(const QList<relata::RecordKey> &keys);
    void failed(const relata::DatabaseError &error);

private:
    void step();
    bool takeAtHand();
    void read(qint64 first, int count);
    void arrived(const Result<QList<Record>> &records);
    void failForChanges();
    void end();

    QPointer<RecordTableModel> m_model;
    CellRanges m_rows;
    QList<RecordKey> m_keys;
    std::stop_source m_stop;
};

} // namespace relata
