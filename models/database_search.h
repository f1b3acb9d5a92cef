#pragma once

#include "models/database/database_error.h"
#include "models/database/record_reader.h"
#include "models/database/schema.h"
#include "models/search_hit.h"

#include <QtCore/QObject>

#include <deque>
#include <stop_token>

namespace relata {

class DatabaseSession;
class SearchHitsModel;

/// Looks for words in all tables of a database, in small steps on the background lane, one step at a time.
/// First every table is asked for what its indexes lead to at once: keys, numbers, beginnings. Then the
/// tables are read chunk by chunk, each in its turn, so that a large one keeps no other waiting; a table that
/// has shown enough is left. Views are left out: what they show is found in its table. On the GUI thread.
class DatabaseSearch : public QObject
{
    Q_OBJECT

public:
    /// Fills the model, which outlives this, with what it finds.
    DatabaseSearch(DatabaseSession *session, SearchHitsModel *hits, QObject *parent = nullptr);
    ~DatabaseSearch() override;

    /// Begins anew; the search before is stopped where it is.
    void start(const QString &text);
    void stop();

    const QString &text() const { return m_text; }

    bool isRunning() const { return m_running; }

    /// Whether keys, numbers and beginnings have been looked for everywhere.
    bool isBestKnown() const { return m_quick.empty(); }

    qsizetype tableCount() const { return m_tableCount; } ///< how many are searched

    double progress() const; ///< share of the tables that are done, 0 to 1

    const QList<TableName> &unreadable() const { return m_unreadable; }

Q_SIGNALS:
    void progressed(); ///< after each step, the last one included

private:
    /// How far a table has been read.
    struct Visit
    {
        qsizetype place = 0;            ///< into Schema::tables()
        std::optional<OrderKind> order; ///< once it is known
        std::optional<Chunk> last;      ///< of those that were read
        qint64 matches = 0;
        int taken = 0; ///< records that were read
        bool complete = false;
        bool left = false; ///< though there is more
    };

    struct Step
    {
        Visit visit;
        QList<SearchHit> hits;
    };

    static Result<Step> read(const RecordReader &reader, const Schema &schema, Visit visit,
                             const QString &text);
    static Result<void> readOn(const RecordReader &reader, const RecordQuery &query, OrderKind kind,
                               Step &step, QList<Record> &records);

    void next();
    void askIndexes(qsizetype place);
    void readTable(const Visit &visit);
    void stepDone(const Step &step);
    void leaveOut(qsizetype place);

    const Table &table(qsizetype place) const { return m_schema->tables().at(place); }

    DatabaseSession *m_session;
    SearchHitsModel *m_hits;
    SchemaPtr m_schema;
    QString m_text;
    std::deque<qsizetype> m_quick; ///< tables whose indexes are still to be asked
    std::deque<Visit> m_visits;    ///< tables that are still to be read, the next one first
    QList<TableName> m_unreadable;
    qsizetype m_tableCount = 0;
    bool m_running = false;
    std::stop_source m_stop;
};

} // namespace relata
