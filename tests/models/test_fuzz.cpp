#include "models/database/check_values.h"
#include "models/database/repository.h"
#include "models/database/sqlite_types.h"
#include "models/value_format.h"
#include "models/value_parser.h"
#include "support/fuzzing.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Interrupts a connection that does not come to an end, as a person who stops it.
class Patience
{
public:
    explicit Patience(Connection &connection)
        : m_thread([this, &connection](const std::stop_token &stop) {
            std::unique_lock lock(m_mutex);
            if (!m_end.wait_for(lock, stop, std::chrono::seconds(2),
                                [&stop] { return stop.stop_requested(); }))
                connection.interruptForGood();
        })
    {
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_end;
    std::jthread m_thread;
};

/// A real file with something of everything.
QByteArray realFile()
{
    TestDatabase database(DatabaseLocation::Kind::SQLite);
    database.execute(
        {u"PRAGMA page_size = 1024"_s,
         u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL CHECK (name <> ''), "
         "kind TEXT DEFAULT 'new' CHECK (kind IN ('new', 'old')), born DATE, picture BLOB)"_s,
         u"CREATE TABLE orders (number TEXT PRIMARY KEY, customer_id INTEGER REFERENCES customers (id) "
         "ON DELETE CASCADE, total NUMERIC(12, 2)) WITHOUT ROWID"_s,
         u"CREATE INDEX by_name ON customers (name COLLATE NOCASE)"_s,
         u"CREATE INDEX by_customer ON orders (customer_id)"_s,
         u"CREATE VIEW towns AS SELECT kind, count(*) AS many FROM customers GROUP BY kind"_s,
         u"CREATE TRIGGER t AFTER INSERT ON orders BEGIN UPDATE customers SET kind = 'old' "
         "WHERE id = new.customer_id; END"_s,
         u"CREATE TABLE loose (a, b, c)"_s,
         u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO "
         u"customers "
         "SELECT i, 'Customer ' || i, 'new', '2001-02-03', zeroblob(i * 10) FROM n"_s,
         u"INSERT INTO orders SELECT 'N' || id, id, id * 1.5 FROM customers"_s,
         u"INSERT INTO loose SELECT id, name, picture FROM customers WHERE id < 50"_s});
    QFile file(database.location().path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(QByteArray &file, QRandomGenerator &random)
{
    const qsizetype at = random.bounded(int(file.size()));
    const qsizetype count = std::min<qsizetype>(1 + random.bounded(64), file.size() - at);
    for (qsizetype i = 0; i < count; ++i)
        file[at + i] = char(random.bounded(256));
}

/// A bit here, a page there, the end missing, another page in one's place.
QByteArray mutated(QByteArray file, QRandomGenerator &random)
{
    constexpr int page = 1024;
    const int pages = int(file.size()) / page;
    for (int i = 1 + random.bounded(4); i > 0; --i) {
        const int at = random.bounded(int(file.size()));
        switch (random.bounded(7)) {
        case 0:
            file[at] = char(file.at(at) ^ (1 << random.bounded(8)));
            break;
        case 1:
            overwrite(file, random);
            break;
        case 2:
            file.replace(random.bounded(pages) * page, page, QByteArray(page, char(random.bounded(256))));
            break;
        case 3:
            file.replace(random.bounded(pages) * page, page, file.mid(random.bounded(pages) * page, page));
            break;
        case 4:
            file[random.bounded(100)] = char(random.bounded(256)); // the header
            break;
        case 5:
            file[100 + random.bounded(900)] = char(random.bounded(256)); // the schema
            break;
        default:
            if (random.bounded(4) == 0)
                file.truncate(1 + random.bounded(int(file.size()) - 1));
        }
        if (file.size() < 2 * page)
            file.append(QByteArray(2 * page, '\0'));
    }
    return file;
}

/// Everything that a window asks of a table, and one attempt to write. Each answer is an answer or a
/// sentence.
class Visitor
{
public:
    explicit Visitor(Repository &repository)
        : m_repository(repository)
    {
    }

    void visit()
    {
        auto schema = m_repository.schemaReader().read();
        if (!expect(schema))
            return;
        const auto shared = std::make_shared<const Schema>(std::move(*schema));
        m_repository.setSchema(shared);
        for (const Table &table : shared->tables())
            visit(table);
    }

    qsizetype answers() const { return m_answers; }

    const QString &silent() const { return m_silent; }

private:
    template <typename T>
    bool expect(const Result<T> &result)
    {
        ++m_answers;
        if (result)
            return true;
        if (result.error().message.isEmpty() && result.error().kind != DatabaseError::Kind::Cancelled)
            m_silent = result.error().details + u'!';
        return false;
    }

    void visit(const Table &table)
    {
        const RecordReader reader = m_repository.reader();
        const RecordQuery query{.table = table.name};
        const auto first = reader.firstPage(query, 20);
        if (expect(first)) {
            for (const Record &record : first->first(std::min<qsizetype>(first->size(), 3)))
                visit(table, record);
        }
        expect(reader.lastPage(query, 20));
        expect(reader.anyMatches({.table = table.name, .search = u"cust 1"_s}, 5));
        const auto plan = reader.plan(query);
        if (expect(plan) && plan->kind != OrderKind::Sorted)
            expect(reader.hop(query, plan->kind, std::nullopt, 3));
        RecordQuery sorted = query;
        sorted.sort = {{table.columns.constLast().name, Qt::DescendingOrder}};
        expect(reader.firstPage(sorted, 20));
        expect(m_repository.writer().defaults(table.name));
        expect(m_repository.writer().apply({Change::insertion(table.name, {})}));
    }

    void visit(const Table &table, const Record &record)
    {
        if (record.key.isEmpty())
            return;
        expect(m_repository.reader().record(table.name, record.key));
        expect(m_repository.reader().recordsNow({.table = table.name}, {record.key}));
        expect(m_repository.writer().dependents(table.name, {record.key}, 10));
    }

    Repository &m_repository;
    qsizetype m_answers = 0;
    QString m_silent;
};

/// Text that looks a little like a table's declaration.
QString randomSql(QRandomGenerator &random)
{
    static const QStringList words{u"CREATE TABLE t ("_s,
                                   u"CHECK"_s,
                                   u"("_s,
                                   u")"_s,
                                   u"IN"_s,
                                   u"'"_s,
                                   u"\""_s,
                                   u"["_s,
                                   u"]"_s,
                                   u"`"_s,
                                   u","_s,
                                   u"--"_s,
                                   u"/*"_s,
                                   u"*/"_s,
                                   u"NOT"_s,
                                   u"NULL"_s,
                                   u"a"_s,
                                   u"'x'"_s,
                                   u"DEFAULT"_s,
                                   u"ANY"_s,
                                   u"ARRAY"_s,
                                   u"::text"_s,
                                   u"="_s,
                                   u"12"_s,
                                   u"-3.5"_s,
                                   u"\n"_s,
                                   u"VARCHAR"_s,
                                   u"(50)"_s,
                                   u"DECIMAL"_s,
                                   u"(9,2)"_s};
    QString sql;
    for (int i = random.bounded(60); i > 0; --i) {
        if (random.bounded(8) == 0)
            sql += QChar(random.bounded(0x2FFF));
        sql += words.at(random.bounded(int(words.size()))) + u' ';
    }
    return sql;
}

} // namespace

/// Files and texts that nobody would make on purpose, thousands of them: whatever they are, there is an
/// answer or a sentence, in bounded time. RELATA_FUZZ_SECONDS makes each part take as long; RELATA_FUZZ_SEED
/// begins elsewhere.
class FuzzTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void damagedFiles()
    {
        const QByteArray real = realFile();
        QVERIFY(real.size() > 50'000);
        const QTemporaryDir folder;
        const QDeadlineTimer end = fuzzingDeadline();
        quint32 seed = firstSeed();
        qsizetype opened = 0;
        qsizetype answers = 0;
        const quint32 first = seed;
        for (; !end.hasExpired(); ++seed) {
            QRandomGenerator random(seed);
            const QString path = folder.filePath(u"%1.db"_s.arg(seed));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(mutated(real, random));
            file.close();
            auto connection = Connection::open({.path = path});
            if (connection) {
                ++opened;
                Repository repository(std::move(*connection));
                const Patience patience(repository.connection());
                Visitor visitor(repository);
                visitor.visit();
                answers += visitor.answers();
                QVERIFY2(visitor.silent().isEmpty(),
                         qPrintable(u"seed %1: %2"_s.arg(seed).arg(visitor.silent())));
            } else {
                QVERIFY2(!connection.error().message.isEmpty(), qPrintable(u"seed %1"_s.arg(seed)));
            }
            for (const QString &side : {QString(), u"-journal"_s, u"-wal"_s, u"-shm"_s})
                QFile::remove(path + side);
        }
        qInfo("%u damaged files, %lld could be opened, %lld answers", seed - first, qlonglong(opened),
              qlonglong(answers));
        QVERIFY(opened > 0);
    }

    void declarations()
    {
        const QDeadlineTimer end = fuzzingDeadline();
        quint32 seed = firstSeed();
        const quint32 first = seed;
        for (; !end.hasExpired(); ++seed) {
            QRandomGenerator random(seed);
            const QString sql = randomSql(random);
            for (const CheckedValues &check : checkedValuesInCreateTable(sql))
                QVERIFY2(!check.values.isEmpty(), qPrintable(sql));
            if (const auto check = checkedValuesInExpression(sql))
                QVERIFY2(!check->values.isEmpty(), qPrintable(sql));
            Column column;
            column.declaredType = sql;
            readSqliteType(column);
            QVERIFY2(!column.lengthLimit || *column.lengthLimit > 0, qPrintable(sql));
        }
        qInfo("%u declarations", seed - first);
    }

    /// What is typed is either refused with a sentence, or means a value that is shown so that typing it
    /// again means the same.
    void typedTexts()
    {
        const QDeadlineTimer end = fuzzingDeadline();
        quint32 seed = firstSeed();
        const quint32 first = seed;
        const QList<ValueKind> kinds{ValueKind::Text, ValueKind::Integer, ValueKind::Decimal,
                                     ValueKind::Date, ValueKind::Boolean, ValueKind::Other};
        const QDate today(2024, 2, 29);
        for (; !end.hasExpired(); ++seed) {
            QRandomGenerator random(seed);
            Column column;
            column.name = u"c"_s;
            column.nullable = true;
            column.kind = kinds.at(random.bounded(int(kinds.size())));
            const QString text = randomTyped(random);
            const auto value = parseText(column, text, QLocale::c(), today);
            if (!value) {
                QVERIFY2(!value.error().isEmpty(), qPrintable(text));
                continue;
            }
            const QString shown = editText(column, *value, QLocale::c());
            const auto again = parseText(column, shown, QLocale::c(), today);
            QVERIFY2(again && sameValue(*again, *value),
                     qPrintable(u"seed %1: '%2' is shown as '%3'"_s.arg(seed).arg(text, shown)));
        }
        qInfo("%u typed texts", seed - first);
    }

private:
    static QString randomTyped(QRandomGenerator &random)
    {
        static const QString usual = u"0123456789+-.,/:eE %'\"YNyn\u00A0\u202F\u066B\u0660٣"_s;
        QString text;
        for (int i = random.bounded(14); i > 0; --i)
            text += random.bounded(10) == 0 ? QChar(1 + random.bounded(0x2FFF))
                                            : usual.at(random.bounded(int(usual.size())));
        return text;
    }
};

RELATA_TEST(FuzzTest, "fuzz");
#include "test_fuzz.moc"
