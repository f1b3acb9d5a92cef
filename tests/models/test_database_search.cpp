#include "models/database/database_session.h"
#include "models/database_search.h"
#include "models/record_table_model.h"
#include "models/search_hits_model.h"
#include "support/heard_statements.h"
#include "support/test_registry.h"
#include "support/test_store.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

#include <semaphore>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ManyRows = 200'000;

/// `archive`, many rows, the last of them a needle; and a small table behind it in the schema.
void addManyRows(TestDatabase &database)
{
    const QString numbers =
        database.isSqlite()
            ? u"(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) SELECT i FROM n)"_s
            : u"(SELECT generate_series(1, %1) AS i)"_s;
    database.execute(
        {u"CREATE TABLE archive (id INTEGER PRIMARY KEY, name TEXT)"_s,
         u"CREATE TABLE zones (id INTEGER PRIMARY KEY, name TEXT)"_s,
         u"INSERT INTO archive SELECT i, CASE WHEN i % 50000 = 0 THEN 'needle ' || i ELSE 'hay' END FROM %1 AS s"_s
             .arg(numbers.arg(ManyRows)),
         u"INSERT INTO zones VALUES (1, 'Needle Bay'), (2, 'Hook')"_s});
}

} // namespace

/// Searching a table and searching everything, step by step.
class DatabaseSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase_data() { addDatabaseKinds(); }

    void init()
    {
        QFETCH_GLOBAL(DatabaseLocation::Kind, kind);
        m_store = std::make_unique<TestStore>(kind);
    }

    void cleanup()
    {
        m_search.reset();
        m_model.reset();
        m_session.reset();
        m_store.reset();
    }

    void allTablesAreSearchedAndTheExactNumberStandsFirst()
    {
        open();
        m_store->execute(
            {u"UPDATE customers SET email = 'asked-for-20001@example.org' WHERE name LIKE 'Ada%'"_s});
        search(u"20001"_s);
        QCOMPARE(list(), u"Orders 1: 20001 (Grace Hopper  ·  new) | Customers 1: Ada Lovelace (Email: "
                         "asked-for-20001@example.org  ·  London)"_s);
    }

    void wordsAreFoundInAnyOrderWithoutTheirAccents()
    {
        open();
        search(u"oberg ASA"_s);
        QCOMPARE(list(), u"Customers 1: Åsa Öberg (Göteborg)"_s);
    }

    void nothingFoundIsAnAnswer()
    {
        open();
        search(u"nobody"_s);
        QCOMPARE(list(), QString());
        QCOMPARE(m_search->tableCount(), m_store->isSqlite() ? 2 : 3); // PostgreSQL's counts its migrations
    }

    void aLargeTableKeepsNoOtherWaiting()
    {
        addManyRows(*m_store);
        open();
        bool smallCameFirst = false;
        connect(m_search.get(), &DatabaseSearch::progressed, this, [&] {
            smallCameFirst |=
                list().contains(u"Zones"_s) && !list().contains(u"needle 200000"_s) && m_search->isRunning();
        });
        search(u"needle"_s);
        QVERIFY(smallCameFirst);
        QCOMPARE(list(), u"Archive 4: needle 50000, needle 100000, needle 150000, needle 200000 | "
                         "Zones 1: Needle Bay"_s);
    }

    void aTableThatShowsEnoughIsReadNoFurther()
    {
        addManyRows(*m_store);
        open();
        search(u"hay"_s);
        QVERIFY(!m_hits.isExact());
        QVERIFY(m_hits.matches() >= 100 && m_hits.matches() < ManyRows / 2);
        QVERIFY(list().startsWith(u"Archive "_s));
    }

    void aNewerTextStopsTheOlderSearch()
    {
        addManyRows(*m_store);
        open();
        const HeardStatements statements;
        for (const QString &text : {u"n"_s, u"ne"_s, u"nee"_s, u"need"_s, u"needl"_s})
            m_search->start(text);
        search(u"needle bay"_s);
        QCOMPARE(list(), u"Zones 1: Needle Bay"_s);
        // Each text before asked for one thing at most, and none of them began to read the tables.
        const qsizetype chunks = ManyRows / SeekIndex::ChunkRows + 1;
        QVERIFY2(HeardStatements::count(u"AS stretch WHERE"_s) < chunks + 12,
                 qPrintable(QString::number(HeardStatements::count(u"AS stretch WHERE"_s))));
    }

    void aTableThatCannotBeReadIsLeftOut()
    {
        addManyRows(*m_store);
        open();
        m_store->execute({u"DROP TABLE archive"_s});
        search(u"ho"_s);
        QCOMPARE(list(), u"Zones 1: Hook | Customers 1: Grace Hopper (New York)"_s);
        QCOMPARE(m_search->unreadable().size(), 1);
        QCOMPARE(m_search->unreadable().constFirst().name, u"archive"_s);
    }

    // The search of one table
    // --------------------------------------------------------------------------------------------------

    void theFirstMatchesAreShownBeforeTheTableIsRead()
    {
        addManyRows(*m_store);
        open();
        show({.table = name(u"archive"_s)}); // as it stands in a window when somebody begins to search
        QTRY_VERIFY(m_model->isCountExact());
        show({.table = name(u"archive"_s), .search = u"hay"_s});
        QVERIFY(m_model->rowCount() > 0);
        QVERIFY(m_model->rowCount() < ManyRows / 2);
        QVERIFY(m_model->isSearching());
        const int first = m_model->rowCount();
        QTRY_VERIFY(m_model->rowCount() > first); // and the number grows
        QTRY_VERIFY(m_model->isCountExact());
        QCOMPARE(m_model->rowCount(), ManyRows - 4);
    }

    void aSearchThatIsStoppedKeepsWhatItHasFound()
    {
        addManyRows(*m_store);
        open();
        show({.table = name(u"archive"_s), .search = u"hay"_s});
        m_model->stopSearching();
        QVERIFY(m_model->isStopped());
        QVERIFY(!m_model->isSearching());
        const int found = m_model->rowCount();
        QVERIFY(found > 0);
        drainBackground();
        QCOMPARE(m_model->rowCount(), found);
        QVERIFY(!m_model->isCountExact());
    }

    void aSearchThatIsStoppedBeforeItsFirstMatchShowsNone()
    {
        addManyRows(*m_store);
        open();
        show({.table = name(u"archive"_s)});
        m_model->setQuery({.table = name(u"archive"_s), .search = u"not there at all"_s});
        m_model->stopSearching();
        QTRY_VERIFY(!m_model->isPending());
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(m_model->isStopped());
    }

    void tenLettersTypedFastAreOneSearch()
    {
        addManyRows(*m_store);
        open();
        show({.table = name(u"archive"_s)});
        QTRY_VERIFY(m_model->isCountExact());

        // The lane is busy with something else while a person types.
        std::binary_semaphore busy(0);
        m_session->run(Lane::Background, {}, [&busy](Repository &) {
            busy.acquire();
            return Result<int>(0);
        });
        const HeardStatements statements;
        const QString word = u"needle 100"_s;
        for (qsizetype letters = 1; letters <= word.size(); ++letters)
            m_model->setQuery({.table = name(u"archive"_s), .search = word.left(letters)});
        busy.release();

        QTRY_VERIFY(!m_model->isPending());
        QTRY_VERIFY(m_model->isCountExact());
        QCOMPARE(m_model->rowCount(), 1);
        const qsizetype chunks = ManyRows / SeekIndex::ChunkRows + 1;
        // The last is counted, by a server while it looks for where each of them begins.
        const bool byItself = m_store->location().kind == DatabaseLocation::Kind::SQLite;
        QCOMPARE(chunksLookedThrough(), byItself ? chunks + 1 : chunks);
    }

private:
    /// Those between two rows that are known, and those that end where the order does; a server is asked for
    /// several of them in one statement.
    static qsizetype chunksLookedThrough()
    {
        const QString all = HeardStatements::all();
        return all.count(u"SELECT count(*) FROM \""_s) + all.count(u"AS stretch WHERE"_s) - pagesRead();
    }

    /// Pages of matches are read from the same stretches.
    static qsizetype pagesRead() { return HeardStatements::count(u"SELECT * FROM ("_s); }

    void open()
    {
        m_session = std::make_unique<DatabaseSession>(m_store->location());
        const QSignalSpy opened(m_session.get(), &DatabaseSession::opened);
        m_session->open();
        QTRY_COMPARE(opened.size(), 1);
        m_hits.clear();
        m_search = std::make_unique<DatabaseSearch>(m_session.get(), &m_hits);
        m_model = std::make_unique<RecordTableModel>(m_session.get());
    }

    void search(const QString &text)
    {
        m_search->start(text);
        QTRY_VERIFY_WITH_TIMEOUT(!m_search->isRunning(), 30'000);
    }

    void show(const RecordQuery &query)
    {
        const QSignalSpy shown(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->setQuery(query);
        while (shown.isEmpty()) // no later than the first rows: QTRY would look only now and then
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1'000);
    }

    /// What was asked of the lane before is done.
    void drainBackground()
    {
        const auto last = m_session->run(Lane::Background, {}, [](Repository &) { return Result<int>(0); });
        QTRY_VERIFY(last.isFinished());
        QCoreApplication::processEvents();
    }

    TableName name(const QString &table) const
    {
        const auto &tables = m_session->schema()->tables();
        return std::ranges::find_if(tables, [&](const Table &t) { return t.name.name == table; })->name;
    }

    /// "Orders 1: 20001 (Grace Hopper) | Customers 2+: …"
    QString list() const
    {
        QString text;
        for (int row = 0; row < m_hits.rowCount(); ++row) {
            const QModelIndex index = m_hits.index(row);
            const QString detail = index.data(SearchHitsModel::DetailRole).toString();
            if (m_hits.kindAt(row) == SearchHitsModel::Kind::Table)
                text += (row > 0 ? u" | "_s : QString()) + index.data().toString() + u' ' + detail + u':';
            else
                text += (text.endsWith(u':') ? u" "_s : u", "_s) + index.data().toString() +
                        (detail.isEmpty() ? QString() : u" ("_s + detail + u')');
        }
        return text;
    }

    std::unique_ptr<TestStore> m_store;
    std::unique_ptr<DatabaseSession> m_session;
    SearchHitsModel m_hits;
    QAbstractItemModelTester m_tester{&m_hits};
    std::unique_ptr<DatabaseSearch> m_search;
    std::unique_ptr<RecordTableModel> m_model;
};

RELATA_TEST(DatabaseSearchTest, "database_search");
#include "test_database_search.moc"
