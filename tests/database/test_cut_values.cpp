#include "models/database/cut_value.h"
#include "models/database/repository.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 Million = 1'000'000;

qint64 bytesOf(const Value &value)
{
    if (isCut(value))
        return value.value<CutValue>().beginning.toUtf8().size();
    return value.typeId() == QMetaType::QByteArray ? value.toByteArray().size()
                                                   : value.toString().toUtf8().size();
}

/// What has been read of records.
qint64 bytesOf(const QList<Record> &records)
{
    qint64 bytes = 0;
    for (const Record &record : records) {
        for (const Value &value : record.values)
            bytes += bytesOf(value);
        for (const QString &label : record.parentLabels)
            bytes += label.toUtf8().size();
    }
    return bytes;
}

} // namespace

/// Large values, of which pages read the beginnings alone.
class CutValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase_data() { addDatabaseKinds(); }

    void init()
    {
        QFETCH_GLOBAL(DatabaseLocation::Kind, kind);
        m_database = std::make_unique<TestDatabase>(kind);
        m_database->execute(
            {u"CREATE TABLE papers (id INTEGER PRIMARY KEY, name VARCHAR(50), body TEXT, scan %1, facts %2)"_s
                 .arg(m_database->isSqlite() ? u"BLOB"_s : u"bytea"_s,
                      m_database->isSqlite() ? u"JSON"_s : u"jsonb"_s)});
    }

    void cleanup()
    {
        m_repository.reset();
        m_schema = {};
        m_database.reset();
    }

    void aPageIsSmallWhateverItsValues()
    {
        for (int i = 1; i <= 200; ++i)
            add(i, text(u"x"_s, Million), bytes(i == 7 ? 50 * Million : Million));
        open();
        const auto page = reader().firstPage({.table = papers()}, 200);
        QVERIFY(page);
        QCOMPARE(page->size(), 200);
        QVERIFY2(bytesOf(*page) < 200 * Million / 100, qPrintable(QString::number(bytesOf(*page))));
        QCOMPARE(page->at(6).values.at(Body), toValue({QString(CutValue::Characters, u'x'), false, Million}));
        QCOMPARE(page->at(6).values.at(Scan), toValue({{}, true, 50 * Million}));
        QCOMPARE(page->at(6).values.at(Name), Value(u"Paper 7"_s));

        const auto whole = reader().record(papers(), RecordKey({7LL}));
        QVERIFY(whole && *whole && !isCut(**whole));
        QCOMPARE((*whole)->values.at(Body).toString().size(), Million);
        QCOMPARE((*whole)->values.at(Scan).toByteArray().size(), 50 * Million);
    }

    void whatIsNotLargeIsReadAsItIs()
    {
        const qint64 most = CutValue::LargestWhole;
        add(1, text(u"x"_s, most), bytes(most));
        add(2, text(u"x"_s, most + 1), bytes(most + 1));
        add(3, text(u"ä"_s, most / 2), u"NULL"_s);
        add(4, text(u"ä"_s, most / 2 + 1), u"NULL"_s);
        add(5, u"''"_s, bytes(0));
        add(6, text(u"😀"_s, most / 4 + 1), u"NULL"_s);
        open();
        const auto page = reader().firstPage({.table = papers()}, 10);
        QVERIFY(page);
        QString cut;
        for (const Record &record : *page) {
            const auto whole = reader().record(papers(), record.key);
            QVERIFY(whole && *whole);
            for (qsizetype i = 0; i < record.values.size(); ++i) {
                QVERIFY2(sameValue(record.values.at(i), asShown((*whole)->values.at(i))),
                         qPrintable(u"%1, column %2"_s.arg(record.key.values().at(0).toString()).arg(i)));
                QVERIFY(looksSame((*whole)->values.at(i), record.values.at(i)));
            }
            cut += isCut(record.values.at(Body)) ? u'1' : u'0';
        }
        QCOMPARE(cut, u"010101"_s);
        const auto now = reader().recordsNow({.table = papers()}, {RecordKey({2LL})});
        QVERIFY(now && now->size() == 1);
        QVERIFY(now->constFirst().record == page->at(1)); // nobody has changed it
    }

    void structuredValuesAreCutToo()
    {
        const QString large =
            m_database->isSqlite()
                ? u"'[' || substr(replace(hex(zeroblob(100000)), '0', '1,'), 1, 199999) || ']'"_s
                : u"to_jsonb(array_fill(1, ARRAY[100000]))"_s;
        m_database->execute({u"INSERT INTO papers (id, facts) VALUES (1, %1), (2, '[1, 2]')"_s.arg(large)});
        open();
        const auto page = reader().firstPage({.table = papers()}, 10);
        QVERIFY(page);
        QVERIFY(isCut(page->at(0).values.at(Facts)));
        QVERIFY(page->at(0).values.at(Facts).toString().startsWith(u"[1,"));
        QCOMPARE(page->at(1).values.at(Facts).toString(), u"[1, 2]"_s);
    }

    /// By them records are found.
    void keysAndReferencesAreWhole()
    {
        // Longer than is cut, and still an index entry of PostgreSQL, which compresses it.
        m_database->execute(
            {u"CREATE TABLE books (code TEXT PRIMARY KEY, title TEXT)"_s,
             u"CREATE TABLE copies (id INTEGER PRIMARY KEY, book TEXT REFERENCES books (code))"_s,
             u"INSERT INTO books VALUES (%1, %2)"_s.arg(text(u"k"_s, 70'000), text(u"t"_s, Million)),
             u"INSERT INTO copies VALUES (1, %1)"_s.arg(text(u"k"_s, 70'000))});
        open();
        const auto books = reader().firstPage({.table = name(u"books"_s)}, 10);
        QVERIFY(books && books->size() == 1);
        QCOMPARE(books->at(0).key.values().at(0).toString().size(), 70'000);
        QVERIFY(isCut(books->at(0).values.at(1)));
        QCOMPARE(books->at(0).childCounts, QList<qint64>{1});
        const Relationship relationship = m_schema.relationships().constFirst();
        const auto copies = reader().firstPage(
            {.table = name(u"copies"_s),
             .parent = ParentRecord{relationship, books->at(0).key, {books->at(0).values.at(0)}}},
            10);
        QVERIFY(copies && copies->size() == 1);
        QCOMPARE(copies->at(0).values.at(1).toString().size(), 70'000);
        QVERIFY(bytesOf(*copies) < Million); // the parent's name
    }

    /// Values that are alike as far as anybody sees are compared to their ends, by the database.
    void anOrderByLargeValuesIsTheirs()
    {
        for (int i = 1; i <= 20; ++i)
            add(i, u"%1 || '%2'"_s.arg(text(u"x"_s, 70'000)).arg((i * 7) % 20, 2, 10, QLatin1Char('0')),
                u"NULL"_s);
        open(4);
        const RecordQuery query{.table = papers(), .sort = {{u"body"_s}}};
        QList<Chunk> chunks;
        for (bool complete = false; !complete;) {
            const auto step =
                reader().hop(query, OrderKind::Indexed,
                             chunks.isEmpty() ? std::nullopt : std::optional(chunks.constLast()), 2);
            QVERIFY(step);
            chunks += step->chunks;
            complete = step->complete;
        }
        SeekIndex index;
        index.append(chunks);
        index.setComplete();
        QStringList found;
        for (qint64 row = 0; row < 20; row += 3) {
            const auto place = index.locate(row);
            QVERIFY(place);
            const auto page = reader().page(query, {chunks.sliced(place->chunk), place->offset}, 3);
            QVERIFY(page);
            for (const Record &record : *page)
                found << record.key.values().at(0).toString();
        }
        QStringList expected;
        for (int i = 0; i < 20; ++i)
            expected << QString::number(i * 3 % 20 == 0 ? 20 : i * 3 % 20); // 7 × 3 = 21
        QCOMPARE(found, expected);
        const auto position = reader().position(query, index, RecordKey({20LL}));
        QVERIFY(position);
        QCOMPARE(position->value_or(-1), 0);
    }

    void noStatementTakesOne()
    {
        add(1, text(u"x"_s, Million), u"NULL"_s);
        open();
        const auto page = reader().firstPage({.table = papers()}, 1);
        QVERIFY(page && isCut(page->at(0)));
        const Value cut = page->at(0).values.at(Body);
        const auto compared =
            m_database->connection().fetch({u"SELECT count(*) FROM papers WHERE body = ?"_s, {cut}});
        QVERIFY(!compared);
        QVERIFY(compared.error().message.startsWith(u"Only the beginning of a large value"));
        for (const Change &change :
             {Change::update(papers(), RecordKey({1LL}), {{u"body"_s, cut}}, {{u"body"_s, u"short"_s}}),
              Change::update(papers(), RecordKey({1LL}), {{u"name"_s, u"Paper 1"_s}}, {{u"body"_s, cut}}),
              Change::insertion(papers(), {{u"id"_s, 2LL}, {u"body"_s, cut}})}) {
            const auto written = m_repository->writer().apply({change});
            QVERIFY(!written || !written->succeeded());
        }
        QCOMPARE(m_database->rows(u"SELECT id, length(body) FROM papers"_s), u"1|1000000"_s);
    }

    void whatAColumnWasNotDeclaredForIsShownToo()
    {
        if (!m_database->isSqlite())
            QSKIP("Only SQLite keeps any value in any column.");
        m_database->execute(
            {u"CREATE TABLE odd (id INTEGER PRIMARY KEY, \"a%1%2\" ANY, \"b\"\"'\" TEXT)"_s,
             u"INSERT INTO odd VALUES (1, zeroblob(100000), zeroblob(100000)), "
             "(2, %1, char(97, 0) || %1), (3, 5, 1.5), (4, NULL, x'00ff')"_s.arg(text(u"x"_s, 100'000))});
        open();
        const auto page = reader().firstPage({.table = name(u"odd"_s)}, 10);
        QVERIFY2(page, page ? "" : qPrintable(page.error().details));
        QCOMPARE(page->at(0).values.at(1), toValue({{}, true, 100'000}));
        QCOMPARE(page->at(0).values.at(2), toValue({{}, true, 100'000}));
        QCOMPARE(page->at(1).values.at(1), toValue({QString(CutValue::Characters, u'x'), false, 100'000}));
        QCOMPARE(page->at(1).values.at(2).value<CutValue>().bytes, 100'002);
        QCOMPARE(page->at(2).values.at(1), Value(5LL));
        QCOMPARE(page->at(2).values.at(2), Value(u"1.5"_s));
        QCOMPARE(page->at(3).values.at(2), Value(QByteArray("\x00\xff", 2)));
    }

private:
    enum Columns
    {
        Id,
        Name,
        Body,
        Scan,
        Facts
    };

    void add(int id, const QString &body, const QString &scan)
    {
        m_database->execute(
            {u"INSERT INTO papers (id, name, body, scan) VALUES (%1, 'Paper %1', %2, %3)"_s.arg(
                QString::number(id), body, scan)});
    }

    /// SQL for the text repeated.
    QString text(const QString &one, qint64 count) const
    {
        return m_database->isSqlite() ? u"replace(hex(zeroblob(%1)), '00', '%2')"_s.arg(count).arg(one)
                                      : u"repeat('%1', %2)"_s.arg(one).arg(count);
    }

    QString bytes(qint64 count) const
    {
        return m_database->isSqlite() ? u"zeroblob(%1)"_s.arg(count)
                                      : u"decode(repeat('00', %1), 'hex')"_s.arg(count);
    }

    void open(qint64 chunkRows = SeekIndex::ChunkRows)
    {
        auto connection = Connection::open(m_database->location());
        QVERIFY(connection);
        m_repository = std::make_unique<Repository>(std::move(*connection));
        const auto schema = m_repository->schemaReader().read();
        QVERIFY(schema);
        m_schema = *schema;
        m_repository->setSchema(std::make_shared<const Schema>(m_schema));
        m_chunkRows = chunkRows;
    }

    TableName name(const QString &table) const
    {
        for (const Table &found : m_schema.tables()) {
            if (found.name.name == table)
                return found.name;
        }
        return {};
    }

    TableName papers() const { return name(u"papers"_s); }

    RecordReader reader() { return RecordReader(m_repository->connection(), m_schema, m_chunkRows); }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Repository> m_repository;
    Schema m_schema;
    qint64 m_chunkRows = SeekIndex::ChunkRows;
};

RELATA_TEST(CutValuesTest, "cut_values");
#include "test_cut_values.moc"
