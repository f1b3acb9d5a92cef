#include "database/random_table.h"
#include "models/database/record_reader.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 ChunkRows = 7;
constexpr quint32 DefaultSeed = 20'240'229;
constexpr int QueriesPerTable = 4;

int fromEnvironment(const char *name, int otherwise)
{
    bool given = false;
    const int value = qEnvironmentVariableIntValue(name, &given);
    return given ? value : otherwise;
}

QList<RecordKey> keysOf(const QList<Record> &records)
{
    QList<RecordKey> keys;
    for (const Record &record : records)
        keys << record.key;
    return keys;
}

QString asText(const QList<RecordKey> &keys)
{
    QStringList texts;
    for (const RecordKey &key : keys) {
        QStringList values;
        for (const QVariant &value : key.values())
            values << value.toString();
        texts << values.join(u'/');
    }
    return texts.join(u' ');
}

} // namespace

/// Whatever the table, the key, the order and the condition: a page and a row number found through a seek
/// index are those that ORDER BY with LIMIT and OFFSET gives.
class PositionsPropertyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void pagesAndPositionsAreThoseOfPlainSql_data() { addDatabaseKinds(); }

    void pagesAndPositionsAreThoseOfPlainSql()
    {
        TestDatabase database(databaseKind());
        const auto seed = quint32(fromEnvironment("RELATA_SEED", int(DefaultSeed)));
        const int tables =
            fromEnvironment("RELATA_PROPERTY_TABLES", database.isSqlite() ? SqliteTables : PostgresqlTables);
        qInfo("RELATA_SEED=%u", seed);
        QRandomGenerator random(seed);
        if (database.isSqlite())
            database.execute({u"PRAGMA synchronous = OFF"_s, u"PRAGMA journal_mode = MEMORY"_s});
        m_comparisons = m_narrow = 0;
        for (int i = 0; i < tables; ++i) {
            checkTable(database, random, i);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY(m_comparisons > tables);
        QVERIFY(m_narrow > tables / 100);
        qInfo("%d tables, %d queries, %d of them narrow, %d comparisons", tables, tables * QueriesPerTable,
              m_narrow, m_comparisons);
    }

private:
    static constexpr int SqliteTables = 2'000;
    static constexpr int PostgresqlTables = 700;

    /// One query of one table, what plain SQL says about it and what the reader does.
    struct Case
    {
        const RandomTable &table;
        const RandomQuery &random;
        RecordReader reader;
        QList<RecordKey> expected;
        SeekIndex index;
    };

    void checkTable(TestDatabase &database, QRandomGenerator &random, int number)
    {
        const RandomTable table(random, database.isSqlite(), number);
        database.execute(table.creation());
        const Schema schema({table.table()}, {}, {});
        for (int i = 0; i < QueriesPerTable && !QTest::currentTestFailed(); ++i) {
            const RandomQuery query(random, table, database.isSqlite());
            Case test{table, query, RecordReader(database.connection(), schema, ChunkRows), {}, SeekIndex()};
            checkQuery(database, test, random);
            if (QTest::currentTestFailed())
                qWarning().noquote() << "table" << number << table.creation().join(u";\n"_s) << "\nWHERE"
                                     << query.where << "\nORDER BY" << query.orderBy;
        }
        database.execute({u"DROP TABLE "_s + table.quotedName()});
    }

    void checkQuery(TestDatabase &database, Case &test, QRandomGenerator &random)
    {
        test.expected = plainKeys(database, test, test.random.where);
        const bool sorted = random.bounded(4) == 0;
        if (!buildIndex(test, sorted, random))
            return;
        checkIndex(database, test, random);
        if (test.random.query.isFiltered() && buildNarrowIndex(database, test))
            checkIndex(database, test, random);
    }

    void checkIndex(TestDatabase &database, const Case &test, QRandomGenerator &random)
    {
        QVERIFY(test.index.isComplete());
        QCOMPARE(test.index.count(), test.expected.size());
        checkEnds(test);
        for (int i = 0; i < 3; ++i)
            checkPage(test, random.bounded(int(test.expected.size()) + 1), random.bounded(1, 20));
        checkPositions(database, test, random);
    }

    QList<RecordKey> plainKeys(TestDatabase &database, const Case &test, const QString &where)
    {
        QStringList columns;
        for (const QString &column : test.table.table().key)
            columns << (column == u"ctid" ? u"CAST(ctid AS text) AS shown"_s : u'"' + column + u'"');
        const auto rows =
            database.connection().fetch({u"SELECT %1 FROM %2 WHERE %3 ORDER BY "_s.arg(
                                             columns.join(u", "_s), test.table.quotedName(), where) +
                                             test.random.orderBy,
                                         {}});
        if (!rows)
            QTest::qFail(qPrintable(rows.error().details), __FILE__, __LINE__);
        QList<RecordKey> keys;
        for (const QVariantList &row : rows.value_or(QList<QVariantList>()))
            keys << RecordKey(row);
        return keys;
    }

    bool buildIndex(Case &test, bool sorted, QRandomGenerator &random)
    {
        auto chunks = sorted ? test.reader.sort(test.random.query, [](qint64) {})
                             : allChunks(test, random.bounded(1, 4));
        if (!accepted(chunks))
            return false;
        auto matched = test.reader.match(test.random.query, chunks->chunks, sorted);
        if (!accepted(matched))
            return false;
        // A hop has looked through its chunks in a way of its own.
        if (!sorted && matchesOf(chunks->chunks) != matchesOf(*matched)) {
            QTest::qFail("a hop finds other matches", __FILE__, __LINE__);
            return false;
        }
        test.index.append(*matched);
        if (sorted)
            test.index.setSorted();
        if (chunks->complete)
            test.index.setComplete();
        return true;
    }

    /// Where an index leads to the few rows that a filter leaves.
    bool buildNarrowIndex(TestDatabase &database, Case &test)
    {
        // Of so few rows PostgreSQL would rather read all.
        if (!database.isSqlite())
            database.execute({u"SET enable_seqscan = off"_s});
        const auto plan = test.reader.plan(test.random.query);
        if (!database.isSqlite())
            database.execute({u"RESET enable_seqscan"_s});
        if (!accepted(plan) || !plan->narrow)
            return false;
        const auto step = test.reader.firstHop(test.random.query, *plan);
        if (!accepted(step))
            return false;
        test.index = {};
        test.index.append(step->chunks);
        test.index.setNarrow(plan->narrow);
        test.index.setComplete();
        ++m_narrow;
        return true;
    }

    static QList<qint64> matchesOf(const QList<Chunk> &chunks)
    {
        QList<qint64> matches;
        std::ranges::transform(chunks, std::back_inserter(matches), &Chunk::matches);
        return matches;
    }

    static Result<IndexStep> allChunks(const Case &test, int hops)
    {
        IndexStep all;
        while (!all.complete) {
            const auto last = all.chunks.isEmpty() ? std::nullopt : std::optional(all.chunks.constLast());
            auto step = test.reader.hop(test.random.query, OrderKind::Indexed, last, hops);
            if (!step)
                return step;
            all.chunks += step->chunks;
            all.complete = step->complete;
        }
        return all;
    }

    void checkEnds(const Case &test)
    {
        if (test.random.query.isFiltered())
            return;
        const int limit = 9;
        const auto first = test.reader.firstPage(test.random.query, limit);
        const auto last = test.reader.lastPage(test.random.query, limit);
        if (accepted(first) && accepted(last)) {
            compare(*first, test.expected.first(std::min<qsizetype>(limit, test.expected.size())));
            compare(*last, test.expected.last(std::min<qsizetype>(limit, test.expected.size())));
        }
    }

    void checkPage(const Case &test, int row, int limit)
    {
        const auto place = test.index.locate(row);
        QCOMPARE(place.has_value(), row < test.expected.size());
        if (!place)
            return;
        QList<Chunk> chunks = test.index.chunks().sliced(place->chunk);
        if (test.random.query.isFiltered())
            chunks.removeIf([](const Chunk &chunk) { return chunk.matches == 0; });
        const auto page = test.reader.page(
            test.random.query, {chunks, place->offset, test.index.isSorted(), test.index.narrow()}, limit);
        if (accepted(page))
            compare(*page, test.expected.sliced(row, std::min<qsizetype>(limit, test.expected.size() - row)));
    }

    void checkPositions(TestDatabase &database, const Case &test, QRandomGenerator &random)
    {
        const QList<RecordKey> all = plainKeys(database, test, u"1 = 1"_s);
        for (int i = 0; i < 2 && !all.isEmpty(); ++i) {
            const RecordKey &key = all.at(random.bounded(all.size()));
            const auto position = test.reader.position(test.random.query, test.index, key);
            if (!accepted(position))
                return;
            QCOMPARE(position->value_or(-1), qint64(test.expected.indexOf(key)));
            ++m_comparisons;
        }
    }

    void compare(const QList<Record> &page, const QList<RecordKey> &expected)
    {
        QCOMPARE(asText(keysOf(page)), asText(expected));
        ++m_comparisons;
    }

    template <typename T>
    static bool accepted(const Result<T> &result)
    {
        if (!result)
            QTest::qFail(qPrintable(result.error().message + u' ' + result.error().details), __FILE__,
                         __LINE__);
        return result.has_value();
    }

    int m_comparisons = 0;
    int m_narrow = 0;
};

RELATA_TEST(PositionsPropertyTest, "positions_property");
#include "test_positions_property.moc"
