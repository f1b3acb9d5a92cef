#pragma once

#include "models/database/database_error.h"
#include "models/database/record_query.h"
#include "models/database/record_reader.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace relata {

class DatabaseSession;
class RecordSet;

/// Reads again what a table shows after somebody else has written, in two ways at once: the few records in
/// sight by key, which takes a moment; and the query's rows anew beside those that are shown, with their
/// positions, which for ten million rows takes longer and is therefore not done all the time. It only reads;
/// the table puts the two together. On the GUI thread.
class LiveRows : public QObject
{
    Q_OBJECT

public:
    /// What a table shows and somebody looks at.
    struct Sight
    {
        RecordQuery query;
        QList<RecordKey> keys; ///< of the records at hand in sight, and of the kept one; none in a view
        RecordKey kept;        ///< of the record that somebody is at
        qint64 first = 0;      ///< row in sight
        qint64 rows = 0;       ///< in sight
        RecordKey anchor;      ///< of a record in sight, that is to stay in its place
        qint64 anchorRow = 0;
        bool anew = true; ///< whether the rows can be read anew
    };

    /// The table's rows read anew, and where to find in them what was in sight.
    struct Fresh
    {
        std::unique_ptr<RecordSet> rows;
        qint64 first = 0;              ///< the row that belongs where Sight::first is
        qint64 count = 0;              ///< rows from there on that are at hand
        std::optional<qint64> keptRow; ///< of the kept record, where the query shows it
    };

    /// `sight`: what is shown now; nothing while the rows cannot be put together with others.
    LiveRows(DatabaseSession *session, std::function<std::optional<Sight>()> sight,
             QObject *parent = nullptr);
    ~LiveRows() override;

    /// Somebody else has written: everything is out of date.
    void changedElsewhere();
    /// What is being read is out of date already; it is read again by and by.
    void abandon();
    /// To be called when something that was in the way may be gone.
    void proceed();

Q_SIGNALS:
    void looked(const QList<relata::RecordKey> &asked, const QList<relata::RecordNow> &now);
    void reread(relata::LiveRows::Fresh *fresh);
    void failed(const relata::DatabaseError &error);

private:
    void look(const Sight &sight);
    void read(const Sight &sight);
    void find();
    void found(const Sight &sight, std::optional<qint64> anchorRow, std::optional<qint64> keptRow);
    void collect();
    void finish();
    void fail(const DatabaseError &error);

    DatabaseSession *m_session;
    std::function<std::optional<Sight>()> m_sight;
    std::stop_source m_stop;
    bool m_looking = false;
    bool m_wantsLook = false;
    bool m_wantsRows = false;
    std::unique_ptr<RecordSet> m_rows; ///< being read
    bool m_finding = false;
    bool m_lookAfterwards = false; ///< what was looked at meanwhile may be newer than the rows
    std::optional<Sight> m_found;  ///< for which places were found
    qint64 m_first = 0;            ///< the row that belongs first into sight
    qint64 m_end = 0;              ///< behind the last one
    int m_rounds = 0;              ///< of fetching them
    std::optional<qint64> m_keptRow;
    QElapsedTimer m_took;
    QTimer m_pause; ///< until the rows may be read anew once more
};

} // namespace relata
