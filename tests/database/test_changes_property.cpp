#include "models/database/record_writer.h"
#include "support/database_model.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Schemas = 12;
constexpr int StepsPerSchema = 200;
constexpr qlonglong HighestId = 25;
constexpr qlonglong NobodysId = 1000;

quint32 seed()
{
    return qEnvironmentVariableIsSet("RELATA_SEED") ? qEnvironmentVariable("RELATA_SEED").toUInt()
                                                    : 20260512U;
}

QList<Change> inverted(const QList<Change> &done)
{
    QList<Change> inverses;
    for (const Change &change : done)
        inverses.prepend(change.inverse());
    return inverses;
}

struct Counts
{
    int done = 0;
    int refused = 0;
    int takenBack = 0;
    int repeated = 0;
    int keysChanged = 0;
};

/// Somebody who works on a database at random, and takes back and repeats what was done; after every step the
/// database has to be what the model says.
class Session
{
public:
    Session(TestDatabase &database, QRandomGenerator &random, bool composite, Counts &counts)
        : m_database(database)
        , m_random(random)
        , m_counts(counts)
        , m_model(DatabaseModel::random(random, composite))
        , m_schema(m_model.schema())
    {
        m_database.execute(m_model.createStatements(m_database.isSqlite()));
    }

    ~Session() { m_database.execute(m_model.dropStatements(m_database.isSqlite())); }

    /// What differs, or nothing.
    QString step()
    {
        const int dice = m_random.bounded(100);
        const QString wrong = dice < 60 ? write() : dice < 80 ? erase() : dice < 92 ? takeBack() : repeat();
        return wrong.isEmpty() ? difference() : wrong;
    }

    QString takeBackEverything()
    {
        while (!m_undo.isEmpty()) {
            if (const QString wrong = takeBack(); !wrong.isEmpty())
                return wrong;
            if (const QString wrong = difference(); !wrong.isEmpty())
                return wrong;
        }
        for (int table = 0; table < m_model.tableCount(); ++table) {
            if (!m_model.rows(table).isEmpty())
                return u"the start was not empty"_s;
        }
        return {};
    }

private:
    /// Something done, and the model on the other side of it.
    struct Step
    {
        QList<Change> done;
        DatabaseModel other;
    };

    Value randomId(int table)
    {
        if (m_random.bounded(5) == 0)
            return {};
        const auto ids = m_model.rows(table).keys();
        if (ids.isEmpty() || m_random.bounded(20) == 0)
            return NobodysId;
        return ids.at(m_random.bounded(ids.size()));
    }

    ColumnValues randomRow(int table)
    {
        ColumnValues row{{u"id"_s, qlonglong(m_random.bounded(1, int(HighestId) + 1))},
                         {u"code"_s, m_random.bounded(3) == 0 ? Value() : u"C%1"_s.arg(m_random.bounded(40))},
                         {u"value"_s, qlonglong(m_random.bounded(100))}};
        for (const DatabaseModel::Link &link : m_model.linksFrom(table)) {
            const bool itself = link.parent == table && m_random.bounded(6) == 0;
            row.insert(link.column, itself ? row.value(u"id"_s) : randomId(link.parent));
        }
        return row;
    }

    /// The change, and whether the model allows it.
    std::pair<Change, bool> randomChange(DatabaseModel &model)
    {
        const int table = m_random.bounded(model.tableCount());
        const TableName name{{}, DatabaseModel::nameOf(table)};
        ColumnValues row = randomRow(table);
        const auto ids = model.rows(table).keys();
        if (ids.isEmpty() || m_random.bounded(2) == 0)
            return {Change::insertion(name, model.stored(row)), model.insert(table, row)};

        const qlonglong id = m_random.bounded(15) == 0 ? NobodysId : ids.at(m_random.bounded(ids.size()));
        if (m_random.bounded(4) > 0)
            row.remove(u"id"_s);
        row.remove(row.keys().at(m_random.bounded(row.size())));
        ColumnValues before;
        for (const QString &column : row.keys())
            before.insert(column, model.rows(table).value(id).value(column));
        if (m_random.bounded(10) == 0)
            before.insert(u"value"_s, qlonglong(-1)); // read too long ago
        const Change change = Change::update(name, model.keyOf(id), model.stored(before), model.stored(row));
        const bool allowed = model.update(table, id, before, row);
        m_counts.keysChanged += allowed && row.contains(u"id"_s);
        return {change, allowed};
    }

    QString write()
    {
        DatabaseModel after = m_model;
        QList<Change> changes;
        bool allowed = true;
        for (int i = m_random.bounded(1, 4); i > 0; --i) {
            const auto [change, isAllowed] = randomChange(after);
            changes << change;
            allowed = allowed && isAllowed;
        }
        return settle(RecordWriter(m_database.connection(), m_schema).apply(changes), allowed, after);
    }

    QString erase()
    {
        DatabaseModel after = m_model;
        const int table = m_random.bounded(m_model.tableCount());
        QList<qlonglong> ids = m_model.rows(table).keys();
        std::shuffle(ids.begin(), ids.end(), m_random);
        ids.resize(std::min<qsizetype>(ids.size(), m_random.bounded(1, 3)));
        if (ids.isEmpty())
            return {};
        QList<RecordKey> keys;
        for (const qlonglong id : std::as_const(ids))
            keys << m_model.keyOf(id);
        const bool withDependents = m_random.bounded(3) == 0;
        const bool allowed = after.remove(table, ids, withDependents);
        return settle(RecordWriter(m_database.connection(), m_schema)
                          .remove({{}, DatabaseModel::nameOf(table)}, keys, withDependents),
                      allowed, after);
    }

    QString settle(const Result<ChangeOutcome> &outcome, bool allowed, const DatabaseModel &after)
    {
        if (!outcome)
            return outcome.error().message + outcome.error().details;
        if (outcome->succeeded() != allowed)
            return allowed ? u"refused: "_s + outcome->errors.constFirst().error.message +
                                 outcome->errors.constFirst().error.details
                           : u"done, but not allowed"_s;
        ++(allowed ? m_counts.done : m_counts.refused);
        if (!allowed)
            return {};
        m_undo << Step{outcome->done, m_model};
        m_redo.clear();
        m_model = after;
        return {};
    }

    QString takeBack() { return move(m_undo, m_redo, m_counts.takenBack); }

    QString repeat() { return move(m_redo, m_undo, m_counts.repeated); }

    QString move(QList<Step> &from, QList<Step> &to, int &count)
    {
        if (from.isEmpty())
            return {};
        const Step step = from.takeLast();
        const auto outcome = RecordWriter(m_database.connection(), m_schema).apply(inverted(step.done));
        if (!outcome || !outcome->succeeded())
            return u"cannot be taken back: "_s + (outcome ? outcome->errors.constFirst().error.message +
                                                                outcome->errors.constFirst().error.details
                                                          : outcome.error().details);
        to << Step{outcome->done, m_model};
        m_model = step.other;
        ++count;
        return {};
    }

    QString difference()
    {
        for (int table = 0; table < m_model.tableCount(); ++table) {
            const QString columns = m_model.columnsOf(table).join(u", "_s);
            const QString rows = m_database.rows(
                u"SELECT %1 FROM %2 ORDER BY id"_s.arg(columns, DatabaseModel::nameOf(table)));
            if (rows != m_model.text(table))
                return u"%1 holds\n%2\ninstead of\n%3"_s.arg(DatabaseModel::nameOf(table), rows,
                                                             m_model.text(table));
        }
        return {};
    }

    TestDatabase &m_database;
    QRandomGenerator &m_random;
    Counts &m_counts;
    DatabaseModel m_model;
    Schema m_schema;
    QList<Step> m_undo;
    QList<Step> m_redo;
};

} // namespace

/// Thousands of random changes to random schemas, valid and invalid, taken back and repeated. RELATA_SEED
/// chooses other ones.
class ChangesPropertyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theDatabaseIsWhatTheModelSays_data() { addDatabaseKinds(); }

    void theDatabaseIsWhatTheModelSays()
    {
        QRandomGenerator random(seed());
        TestDatabase database(databaseKind());
        if (database.isSqlite())
            database.execute({u"PRAGMA synchronous = OFF"_s}); // nobody pulls the plug here
        Counts counts;
        for (int schema = 0; schema < Schemas; ++schema) {
            Session session(database, random, schema % 2 == 1, counts);
            for (int step = 0; step < StepsPerSchema; ++step) {
                const QString wrong = session.step();
                QVERIFY2(
                    wrong.isEmpty(),
                    qPrintable(
                        u"seed %1, schema %2, step %3: %4"_s.arg(seed()).arg(schema).arg(step).arg(wrong)));
            }
            const QString wrong = session.takeBackEverything();
            QVERIFY2(wrong.isEmpty(),
                     qPrintable(u"seed %1, schema %2: %3"_s.arg(seed()).arg(schema).arg(wrong)));
        }
        qInfo("seed %u: %d schemas, half with composite keys, %d saves and deletes done (%d keys changed), "
              "%d refused, %d taken back, %d repeated",
              seed(), Schemas, counts.done, counts.keysChanged, counts.refused, counts.takenBack,
              counts.repeated);
        QVERIFY(counts.done > 100 && counts.refused > 100 && counts.takenBack > 100 && counts.repeated > 10);
        QVERIFY(counts.keysChanged > 20);
    }
};

RELATA_TEST(ChangesPropertyTest, "changes_property");
#include "test_changes_property.moc"
