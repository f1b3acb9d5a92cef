#include "models/database/record_reader.h"
#include "support/schema_text.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What the detail of a table's records offers, one after the other.
QString tabsOf(const Schema &schema, const QString &table)
{
    QStringList names;
    for (const Relationship &relationship : schema.relatedTo(tableNamed(schema, table)->name))
        names << relationship.childrenName;
    return names.join(u" | "_s);
}

QStringList playlists(const QString &link)
{
    return {u"CREATE TABLE playlist (id INTEGER PRIMARY KEY, name VARCHAR(20))"_s,
            u"CREATE TABLE track (id INTEGER PRIMARY KEY, name VARCHAR(20))"_s,
            u"CREATE TABLE playlist_track ("_s + link + u")"_s,
            u"INSERT INTO playlist VALUES (1, 'Music'), (2, 'Nothing')"_s,
            u"INSERT INTO track VALUES (10, 'Rock'), (20, 'Roll'), (30, 'Blues')"_s};
}

const QString Link = u"playlist_id INTEGER NOT NULL REFERENCES playlist (id), "
                     "track_id INTEGER NOT NULL REFERENCES track (id)"_s;

} // namespace

/// Tables whose rows say which rows of two others belong together.
class LinkTablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theFarSideStandsBehindTheLinkTable_data() { addDatabaseKinds(); }

    void theFarSideStandsBehindTheLinkTable()
    {
        TestDatabase database(databaseKind());
        database.execute(playlists(Link + u", PRIMARY KEY (playlist_id, track_id)"_s));
        const Schema schema = readSchema(database.connection());
        QCOMPARE(tabsOf(schema, u"playlist"_s), u"playlist_track | track"_s);
        QCOMPARE(tabsOf(schema, u"track"_s), u"playlist_track | playlist"_s);
        const Relationship far = schema.relatedTo(tableNamed(schema, u"playlist"_s)->name).last();
        QCOMPARE(schema.nearSideOf(far), schema.childrenOf(far.parentTable).first());
    }

    void aNumberOfItsOwnMakesNoDifference_data() { addDatabaseKinds(); }

    void aNumberOfItsOwnMakesNoDifference()
    {
        TestDatabase database(databaseKind());
        database.execute(playlists(u"id INTEGER PRIMARY KEY, "_s + Link));
        QCOMPARE(tabsOf(readSchema(database.connection()), u"playlist"_s), u"playlist_track | track"_s);
    }

    void aLinkMayKnowMore_data() { addDatabaseKinds(); }

    void aLinkMayKnowMore()
    {
        TestDatabase database(databaseKind());
        database.execute(playlists(u"id INTEGER PRIMARY KEY, place INTEGER, "_s + Link +
                                   u", UNIQUE (track_id, playlist_id)"_s));
        QCOMPARE(tabsOf(readSchema(database.connection()), u"playlist"_s), u"playlist_track | track"_s);
    }

    void aRecordWithTwoParentsIsNoLink_data() { addDatabaseKinds(); }

    void aRecordWithTwoParentsIsNoLink()
    {
        TestDatabase database(databaseKind());
        database.execute(playlists(u"id INTEGER PRIMARY KEY, note VARCHAR(20), "_s + Link));
        QCOMPARE(tabsOf(readSchema(database.connection()), u"playlist"_s), u"playlist_track"_s);
    }

    void aTableLinkedToItselfHasTabsThatAreToldApart_data() { addDatabaseKinds(); }

    void aTableLinkedToItselfHasTabsThatAreToldApart()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE part (id INTEGER PRIMARY KEY)"_s,
                          u"CREATE TABLE fits (part_id INTEGER REFERENCES part (id), "
                          "other_id INTEGER REFERENCES part (id), PRIMARY KEY (part_id, other_id))"_s});
        QCOMPARE(tabsOf(readSchema(database.connection()), u"part"_s),
                 u"fits (part) | part (fits: other_id) | fits (other) | part (fits: part_id)"_s);
    }

    void whatIsLinkedIsRead_data() { addDatabaseKinds(); }

    void whatIsLinkedIsRead()
    {
        TestDatabase database(databaseKind());
        database.execute(playlists(Link + u", PRIMARY KEY (playlist_id, track_id)"_s));
        database.execute({u"INSERT INTO playlist_track VALUES (1, 30), (1, 10)"_s});
        const Schema schema = readSchema(database.connection());
        QCOMPARE(tracksOf(database, schema, 1), u"10 30"_s);
        QCOMPARE(tracksOf(database, schema, 2), QString());
    }

    void manyLinkedRowsAreReadPageByPage_data() { addDatabaseKinds(); }

    /// More than a chunk, in an order that no index gives.
    void manyLinkedRowsAreReadPageByPage()
    {
        TestDatabase database(databaseKind());
        database.execute(playlists(Link + u", PRIMARY KEY (playlist_id, track_id)"_s));
        QStringList tracks;
        QStringList links;
        for (int id = 100; id < 160; ++id) {
            tracks << u"(%1, 'Track %1')"_s.arg(id);
            if (id % 2 == 0)
                links << u"(1, %1)"_s.arg(id);
        }
        database.execute({u"INSERT INTO track VALUES "_s + tracks.join(u','),
                          u"INSERT INTO playlist_track VALUES "_s + links.join(u',')});
        const Schema schema = readSchema(database.connection());
        const RecordReader reader(database.connection(), schema, 4);
        const RecordQuery query = tracksQuery(schema, 1);
        const auto plan = reader.plan(query);
        QVERIFY(plan);
        QVERIFY(plan->kind != OrderKind::Small);
        qint64 rows = 0;
        if (plan->kind == OrderKind::Sorted) {
            const auto sorted = reader.sort(query, [](qint64) {});
            QVERIFY2(sorted, sorted ? "" : qPrintable(sorted.error().details));
            for (const Chunk &chunk : sorted->chunks)
                rows += chunk.rows;
        } else {
            std::optional<Chunk> last;
            for (bool complete = false; !complete;) {
                const auto step = reader.hop(query, plan->kind, last, 3);
                QVERIFY(step);
                for (const Chunk &chunk : step->chunks)
                    rows += chunk.rows;
                last = step->chunks.last();
                complete = step->complete;
            }
        }
        QCOMPARE(rows, 30);
        const auto first = reader.firstPage(query, 3);
        QVERIFY(first);
        QCOMPARE(first->at(2).values.constFirst().toInt(), 104);
        const auto end = reader.lastPage(query, 2);
        QVERIFY(end);
        QCOMPARE(end->last().values.constFirst().toInt(), 158);
    }

private:
    static RecordQuery tracksQuery(const Schema &schema, int playlist)
    {
        const Table &table = *tableNamed(schema, u"playlist"_s);
        const Record record{.key = RecordKey({playlist}), .values = {playlist, u"name"_s}};
        const Relationship far = schema.relatedTo(table.name).last();
        return {.table = far.childTable, .parent = parentRecord(table, record, far)};
    }

    static QString tracksOf(TestDatabase &database, const Schema &schema, int playlist)
    {
        const auto page =
            RecordReader(database.connection(), schema).firstPage(tracksQuery(schema, playlist), 100);
        if (!page)
            return page.error().details;
        QStringList ids;
        for (const Record &record : *page)
            ids << record.values.constFirst().toString();
        return ids.join(u' ');
    }
};

RELATA_TEST(LinkTablesTest, "link_tables");
#include "test_link_tables.moc"
