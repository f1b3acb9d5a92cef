#include "models/database/repository.h"
#include "models/database/sql_dialect.h"
#include "models/database/text_fold.h"
#include "support/test_database.h"
#include "support/test_registry.h"
#include "support/written_plans.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// How shops make unaccent() one that an index may hold.
const QString ImmutableUnaccent =
    u"CREATE FUNCTION shop.plain(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS "
    "$$SELECT extensions.unaccent('extensions.unaccent', $1)$$"_s;

/// A database with many customers, and what a search reads them by.
class Shop
{
public:
    /// `statements` come before the connection that is read by.
    explicit Shop(const QStringList &statements)
        : database(DatabaseLocation::Kind::PostgreSQL)
    {
        database.execute(
            {u"CREATE TABLE customers (id integer PRIMARY KEY, name varchar(50) NOT NULL, city text)"_s,
             u"INSERT INTO customers SELECT i, 'Customer ' || i, 'City ' || i % 40 FROM generate_series(10, 60000) AS i"_s,
             u"INSERT INTO customers VALUES (1, 'Åsa Öberg', 'Göteborg'), (2, 'Jørgen Straße', 'Łódź'), "
             "(3, 'Σίσυφος', 'Дмитров'), (4, 'Zoë Kowalska-Øre', 'Oslo'), (5, 'Ægir Œuvrard', 'Tórshavn')"_s,
             u"CREATE SCHEMA extensions"_s, u"CREATE SCHEMA shop"_s});
        database.execute(statements);
        database.execute({u"VACUUM ANALYZE customers"_s});
        repository = std::make_unique<Repository>(database.connect());
        read();
    }

    void read()
    {
        const auto schema = repository->schemaReader().read();
        if (!schema || schema->tables().isEmpty())
            qFatal("the schema cannot be read");
        repository->setSchema(std::make_shared<const Schema>(*schema));
        customers = schema->tables().constFirst().name;
    }

    QString found(const QString &words)
    {
        const RecordQuery query{.table = customers, .search = words};
        return keys(repository->reader().page(query, {{Chunk{.rows = 4096}}, 0, false}, 100));
    }

    QString quick(const QString &words)
    {
        return keys(repository->reader().quickMatches(customers, words, 5));
    }

    QString near(const QString &words)
    {
        return keys(repository->reader().nearCandidates(customers, words, 5));
    }

    static QString keys(const Result<QList<Record>> &records)
    {
        if (!records)
            return records.error().message + records.error().details;
        QStringList keys;
        for (const Record &record : *records)
            keys << record.key.values().constFirst().toString();
        keys.sort();
        return keys.join(u' ');
    }

    TestDatabase database;
    std::unique_ptr<Repository> repository;
    TableName customers;
};

} // namespace

/// What a search does with the server's extensions unaccent and pg_trgm, and without them.
class PostgresqlExtensionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void accentsAreFoundWithAndWithoutExtensions_data()
    {
        QTest::addColumn<QStringList>("extensions");
        QTest::newRow("without") << QStringList{};
        QTest::newRow("with") << QStringList{u"CREATE EXTENSION unaccent"_s, u"CREATE EXTENSION pg_trgm"_s};
        QTest::newRow("off the search path") << QStringList{u"CREATE EXTENSION unaccent SCHEMA extensions"_s,
                                                            u"CREATE EXTENSION pg_trgm SCHEMA extensions"_s};
        QTest::newRow("indexed") << QStringList{
            u"CREATE EXTENSION unaccent SCHEMA extensions"_s, u"CREATE EXTENSION pg_trgm SCHEMA extensions"_s,
            u"CREATE INDEX ON customers USING gin (name extensions.gin_trgm_ops)"_s};
    }

    void accentsAreFoundWithAndWithoutExtensions()
    {
        QFETCH(QStringList, extensions);
        Shop shop(extensions);
        QCOMPARE(shop.found(u"asa"_s), u"1"_s);
        QCOMPARE(shop.found(u"ÅSA goteborg"_s), u"1"_s);
        QCOMPARE(shop.found(u"jorgen"_s), u"2"_s);
        QCOMPARE(shop.found(u"STRASSE"_s), u"2"_s);
        QCOMPARE(shop.found(u"straße lodz"_s), u"2"_s);
        QCOMPARE(shop.found(u"σισυφοσ"_s), u"3"_s);
        QCOMPARE(shop.found(u"дмитров"_s), u"3"_s);
        QCOMPARE(shop.found(u"zoe ore"_s), u"4"_s);
        QCOMPARE(shop.found(u"ægir"_s), u"5"_s);
        QCOMPARE(shop.found(u"œuvrard"_s), u"5"_s);
        const auto near = shop.repository->reader().furtherCandidates(shop.customers, u"ore zo"_s, {}, 5);
        QVERIFY(near);
        QCOMPARE(Shop::keys(near->records), u"4"_s);
    }

    void unaccentKnowsWhatIsWrittenForLigatures()
    {
        Shop without({});
        QCOMPARE(without.found(u"aegir"_s), QString());
        Shop with({u"CREATE EXTENSION unaccent SCHEMA extensions"_s});
        QCOMPARE(with.found(u"aegir oeuvrard"_s), u"5"_s);
    }

    /// Each character, and each between others, as a word of its own that is looked for in itself.
    void unaccentFindsWhateverIsFoundWithoutIt()
    {
        TestDatabase database(DatabaseLocation::Kind::PostgreSQL);
        database.execute(
            {u"CREATE EXTENSION unaccent"_s, u"CREATE TABLE letters (text text, folded text)"_s});
        QStringList texts;
        QStringList words;
        for (int c = 0xA1; c < 0x10000; ++c) {
            if (!QChar(c).isPrint() || QChar::isSurrogate(uint(c)))
                continue;
            texts << u'x' + QString(QChar(c)) + u'y';
            words << folded(texts.constLast());
        }
        QVERIFY(database.connection().execute(
            {u"INSERT INTO letters SELECT * FROM unnest(string_to_array(?, chr(10)), string_to_array(?, chr(10)))"_s,
             {texts.join(u'\n'), words.join(u'\n')}}));
        const auto plain = SqlDialect::forLocation(database.location());
        const auto connected = database.connect();
        QVERIFY(connected->dialect().contains(u"text"_s, {}).sql != plain->contains(u"text"_s, {}).sql);
        const auto count = [&](const SqlDialect &one, const SqlDialect *other) {
            QString sql =
                u"SELECT string_agg(text, ' ') FROM letters WHERE "_s + one.contains(u"text"_s, {}).sql;
            if (other)
                sql += u" AND NOT "_s + other->contains(u"text"_s, {}).sql;
            return database.value(sql.replace(u"?"_s, u"folded"_s)).toString().size();
        };
        QVERIFY(count(*plain, nullptr) > 60'000);
        QCOMPARE(count(*plain, &connected->dialect()), 0);
    }

    void whoMayNotUseTheExtensionIsSearchedForWithout()
    {
        Shop shop({u"CREATE EXTENSION unaccent SCHEMA extensions"_s});
        const QString clerk = u"searcher_%1"_s.arg(QCoreApplication::applicationPid());
        shop.database.execute(
            {u"CREATE ROLE %1 LOGIN"_s.arg(clerk), u"GRANT SELECT ON customers TO "_s + clerk});
        DatabaseLocation location = shop.database.location();
        location.parameters.insert(u"user"_s, clerk);
        auto connection = Connection::open(location);
        QVERIFY(connection);
        shop.repository = std::make_unique<Repository>(std::move(*connection));
        shop.read();
        QCOMPARE(shop.found(u"asa"_s), u"1"_s);
        QCOMPARE(shop.found(u"aegir"_s), QString());
        shop.repository.reset();
        shop.database.execute({u"DROP OWNED BY "_s + clerk, u"DROP ROLE "_s + clerk});
    }

    void withoutAnIndexOfTrigramsNothingIsReadForAWordInTheMiddle()
    {
        Shop shop({u"CREATE EXTENSION pg_trgm"_s, u"CREATE EXTENSION unaccent"_s});
        WrittenPlans plans(shop.repository->connection());
        QCOMPARE(shop.quick(u"kowalska"_s), QString());
        for (const QString &plan : taken(plans))
            QVERIFY2(!plan.contains(u"Seq Scan on customers"), qPrintable(plan));
    }

    void anIndexOfTrigramsLeadsToAWordInTheMiddle_data()
    {
        QTest::addColumn<QString>("index");
        QTest::addColumn<QString>("folds");
        QTest::newRow("gin") << u"gin (name extensions.gin_trgm_ops)"_s << QString();
        QTest::newRow("gist") << u"gist (name extensions.gist_trgm_ops)"_s << QString();
        QTest::newRow("small letters") << u"gin (lower(name) extensions.gin_trgm_ops)"_s << QString();
        QTest::newRow("without accents")
            << u"gin (lower(shop.plain(name)) extensions.gin_trgm_ops)"_s << u"4"_s;
    }

    void anIndexOfTrigramsLeadsToAWordInTheMiddle()
    {
        QFETCH(QString, index);
        QFETCH(QString, folds);
        Shop shop({u"CREATE EXTENSION pg_trgm SCHEMA extensions"_s,
                   u"CREATE EXTENSION unaccent SCHEMA extensions"_s, ImmutableUnaccent,
                   u"CREATE INDEX by_trigrams ON customers USING "_s + index});
        WrittenPlans plans(shop.repository->connection());
        for (const QString &mode :
             {u"force_custom_plan"_s, u"force_generic_plan"_s}) { // as for the first five times
            QVERIFY(shop.repository->connection().execute(u"SET plan_cache_mode = "_s + mode));
            QCOMPARE(shop.quick(u"kowalska"_s), u"4"_s);
            checkUsed(plans);
            QCOMPARE(shop.near(u"kowal"_s), u"4"_s);
            checkUsed(plans);
        }
        QCOMPARE(shop.near(u"owalska"_s), QString()); // begins no word
        QCOMPARE(shop.quick(u"oslo kowalska"_s), u"4"_s);
        QCOMPARE(shop.quick(u"oslo 'kowal%ka'"_s), QString());
        QCOMPARE(shop.quick(u"kowalska-øre"_s), u"4"_s);
        QCOMPARE(shop.quick(u"ska-ore"_s), folds);
    }

private:
    /// What was read, without what was only asked about.
    static QStringList taken(WrittenPlans &plans)
    {
        QStringList read = plans.take();
        read.removeIf([](const QString &plan) { return plan.contains(u"Query Text: EXPLAIN"); });
        return read;
    }

    static void checkUsed(WrittenPlans &plans)
    {
        int used = 0;
        for (const QString &plan : taken(plans)) {
            QVERIFY2(!plan.contains(u"Seq Scan on customers"), qPrintable(plan));
            used += plan.contains(u"Index Scan on by_trigrams") ? 1 : 0;
            used += plan.contains(u"Index Scan using by_trigrams") ? 1 : 0;
        }
        QCOMPARE(used, 1);
    }
};

RELATA_TEST(PostgresqlExtensionsTest, "postgresql_extensions");
#include "test_postgresql_extensions.moc"
