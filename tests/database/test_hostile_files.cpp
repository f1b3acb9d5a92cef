#include "models/database/repository.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

#include <thread>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A file that somebody sent, as Relata opens it.
struct Sent : TestDatabase
{
    explicit Sent(const QStringList &statements)
        : TestDatabase(DatabaseLocation::Kind::SQLite)
    {
        execute(statements);
        auto connection = Connection::open(location());
        repository = std::make_unique<Repository>(std::move(*connection));
        auto schema = repository->schemaReader().read();
        if (schema)
            repository->setSchema(std::make_shared<const Schema>(*schema));
        read = schema ? *schema : Schema();
    }

    TableName name(const QString &table) const
    {
        for (const Table &found : read.tables()) {
            if (found.name.name == table)
                return found.name;
        }
        return {};
    }

    QList<Record> page(const QString &table)
    {
        const auto records = repository->reader().firstPage({.table = name(table)}, 10);
        if (!records)
            QTest::qFail(qPrintable(records.error().message + records.error().details), __FILE__, __LINE__);
        return records.value_or(QList<Record>());
    }

    std::unique_ptr<Repository> repository;
    Schema read;
};

QStringList columns(int count)
{
    QStringList names;
    for (int i = 1; i <= count; ++i)
        names << u"c%1"_s.arg(i);
    return names;
}

} // namespace

/// Files that were made to do harm, or that nobody thought of: they may be slow, they are never wrong.
class HostileFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void asManyColumnsAsThereCanBe()
    {
        Sent sent({u"CREATE TABLE wide (id INTEGER PRIMARY KEY, %1)"_s.arg(columns(1'999).join(u", "_s)),
                   u"INSERT INTO wide (id, c1, c1999) VALUES (1, 'first', 'last')"_s});
        const QList<Record> records = sent.page(u"wide"_s);
        QCOMPARE(records.size(), 1);
        QCOMPARE(records.first().values.size(), 2'000);
        QCOMPARE(records.first().values.last().toString(), u"last"_s);
        const auto saved = sent.repository->writer().apply(
            {Change::update(sent.name(u"wide"_s), RecordKey({qlonglong(1)}), {{u"c1999"_s, u"last"_s}},
                            {{u"c1999"_s, u"new"_s}})});
        QVERIFY(saved && saved->succeeded());
        QCOMPARE(sent.value(u"SELECT c1999 FROM wide"_s).toString(), u"new"_s);
    }

    void namesMadeOfAnything_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("control characters") << u"a\n\t\x01\x1B[31mb"_s;
        QTest::newRow("quotes") << u"a\"b'c`d]e"_s;
        QTest::newRow("statements") << u"x\"; DROP TABLE kept; --"_s;
        QTest::newRow("markup") << u"<b onclick=x>&amp;</b>"_s;
        QTest::newRow("directions") << u"\u202Egnp.exe\u202C"_s;
        QTest::newRow("question marks") << u"who? :what @where $when"_s;
        QTest::newRow("a placeholder") << u"%1 %2"_s;
        QTest::newRow("nothing") << QString(u""_s);
    }

    void namesMadeOfAnything()
    {
        QFETCH(QString, name);
        const QString quoted = u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
        Sent sent(
            {u"CREATE TABLE kept (id INTEGER PRIMARY KEY)"_s,
             u"CREATE TABLE %1 (id INTEGER PRIMARY KEY, %1 TEXT, parent INTEGER REFERENCES kept (id))"_s.arg(
                 QString(quoted).replace(u"%"_s, u"%"_s)),
             u"INSERT INTO kept VALUES (7)"_s});
        const TableName table = sent.name(name);
        QCOMPARE(table.name, name);
        const auto saved = sent.repository->writer().apply(
            {Change::insertion(table, {{name, u"value"_s}, {u"parent"_s, qlonglong(7)}})});
        QVERIFY(saved);
        QVERIFY2(saved->succeeded(),
                 qPrintable(saved->errors.isEmpty() ? QString() : saved->errors.first().error.details));
        const QList<Record> records = sent.page(name);
        QCOMPARE(records.size(), 1);
        QCOMPARE(records.first().values.at(1).toString(), u"value"_s);
        const auto found = sent.repository->reader().anyMatches({.table = table, .search = u"valu"_s}, 5);
        QVERIFY(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(sent.page(u"kept"_s).size(), 1);
    }

    void aViewWithoutAnEndIsReadAsFarAsOneLooks()
    {
        Sent sent({u"CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                   "SELECT i FROM n"_s});
        QCOMPARE(sent.page(u"endless"_s).size(), 10);
        // What would look at all of it can be stopped.
        std::jthread stopper([&sent](const std::stop_token &stop) {
            while (!stop.stop_requested()) {
                sent.repository->connection().interrupt();
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
        });
        const auto last = sent.repository->reader().lastPage({.table = sent.name(u"endless"_s)}, 10);
        QVERIFY(!last);
        QCOMPARE(last.error().kind, DatabaseError::Kind::Cancelled);
    }

    void nothingInTheFileActsOnItsOwn_data()
    {
        QTest::addColumn<QString>("body");
        QTest::newRow("code is loaded") << u"SELECT load_extension('/tmp/evil')"_s;
        QTest::newRow("the schema is edited") << u"UPDATE sqlite_master SET sql = 'x'"_s;
        QTest::newRow("without an end")
            << u"UPDATE t SET n = (WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c "
               "WHERE i < 1000) SELECT max(i) FROM c) WHERE id = new.id"_s;
    }

    void nothingInTheFileActsOnItsOwn()
    {
        QFETCH(QString, body);
        Sent sent(
            {u"CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER)"_s, u"PRAGMA recursive_triggers = ON"_s});
        // Where SQLite refuses such a trigger from the beginning, there is nothing to be afraid of.
        const bool made = sent.connection()
                              .execute(u"CREATE TRIGGER evil AFTER INSERT ON t BEGIN %1; END"_s.arg(body))
                              .has_value();
        const auto saved =
            sent.repository->writer().apply({Change::insertion(sent.name(u"t"_s), {{u"n"_s, qlonglong(1)}})});
        QVERIFY(saved);
        const QString rows = sent.rows(u"SELECT count(*) FROM t"_s);
        QCOMPARE(rows, saved->succeeded() ? u"1"_s : u"0"_s);
        if (made && !saved->succeeded())
            QVERIFY(!saved->errors.first().error.message.isEmpty());
        QCOMPARE(sent.rows(u"SELECT count(*) FROM sqlite_master WHERE sql = 'x'"_s), u"0"_s);
    }

    void noOtherFileIsOpened()
    {
        const QTemporaryDir folder;
        Sent sent({u"CREATE TABLE t (id INTEGER PRIMARY KEY)"_s});
        const QString other = folder.filePath(u"other.db"_s);
        QVERIFY(!sent.repository->connection().execute(u"ATTACH '%1' AS other"_s.arg(other)));
        QVERIFY(!QFile::exists(other));
        QVERIFY(!sent.repository->connection().execute(u"SELECT writefile('%1', 'x')"_s.arg(other)));
    }

    void aValueOfFiftyMegabytesIsWhole()
    {
        Sent sent({u"CREATE TABLE large (id INTEGER PRIMARY KEY, data BLOB, text TEXT)"_s,
                   u"INSERT INTO large VALUES (1, zeroblob(50000000), 'small')"_s});
        const auto record =
            sent.repository->reader().record(sent.name(u"large"_s), RecordKey({qlonglong(1)}));
        QVERIFY(record && record->has_value());
        QCOMPARE(record->value().values.at(1).toByteArray().size(), 50'000'000);
    }
};

RELATA_TEST(HostileFilesTest, "hostile_files");
#include "test_hostile_files.moc"
