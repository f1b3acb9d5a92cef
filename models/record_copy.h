#pragma once

#include "models/cell_ranges.h"
#include "models/database/database_error.h"
#include "models/database/record.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <stop_token>

namespace relata {

class DatabaseSession;
class RecordTableModel;

/// Selected cells on their way to other programs: as lines of values between tabs, quoted where a value has a
/// tab, a quote or a line break of its own (text/tab-separated-values, as spreadsheets write and read it),
/// and as an HTML table whose text cells stay text ("007"). Several cells have their titles above them; a
/// single one is its value alone.
///
/// Large values, of which a page has only the beginnings, are read one by one.
///
/// Rows that are not at hand are read in steps in the background, so that ten rows and a hundred thousand are
/// copied alike and it can be stopped: by destroying it. It fails where rows come, go or move meanwhile,
/// since those that were selected are then others. On the GUI thread.
class RecordCopy : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 MaxCells = 1'000'000; ///< more are no clipboard's

    /// `columns` are those that are shown, in the order they are seen.
    RecordCopy(DatabaseSession *session, RecordTableModel *model, const QItemSelection &selection,
               const QList<int> &columns, QObject *parent = nullptr);
    ~RecordCopy() override;

    qint64 cellCount() const { return m_ranges.cellCount(); } ///< to be checked against MaxCells

    qint64 rowCount() const { return m_ranges.rowCount(); }

    /// Begins; where all rows are at hand, finished() is emitted before this returns.
    void start();

Q_SIGNALS:
    void progressed(qint64 rows); ///< copied so far, of rowCount()
    void finished(const QString &text, const QString &html);
    void failed(const relata::DatabaseError &error);

private:
    void step();
    bool takeAtHand();
    const Record *recordAt(qint64 row) const;
    bool isCutShort(qint64 row, const Record &record) const;
    void read(qint64 first, int count);
    void readWhole(qint64 row, const RecordKey &key);
    void finishBehindSaves();
    void finish();
    void failForChanges();
    void take(qint64 row, const Record &record);
    void addTitles();
    void addLine(const QStringList &texts, const QString &element);

    DatabaseSession *m_session;
    QPointer<RecordTableModel> m_model;
    CellRanges m_ranges;
    qint64 m_done = 0;      ///< rows
    bool m_wasRead = false; ///< whether some of the rows were not at hand
    QList<Record> m_read;   ///< those that were read last
    qint64 m_firstRead = 0; ///< the row of the first
    QString m_text;
    QString m_html;
    std::stop_source m_stop;
};

} // namespace relata
