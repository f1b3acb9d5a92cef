#include "models/database/repository.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// What a search finds: the same on both databases, whatever the server's locale.
class RecordSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase_data() { addDatabaseKinds(); }

    void init()
    {
        QFETCH_GLOBAL(DatabaseLocation::Kind, kind);
        m_database = std::make_unique<TestDatabase>(kind);
        m_database->execute(
            {u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT, code INTEGER UNIQUE)"_s,
             u"CREATE TABLE orders (number VARCHAR(10) PRIMARY KEY, customer_id INTEGER REFERENCES "
             u"customers, "
             "note TEXT)"_s,
             u"INSERT INTO customers VALUES (1, 'Ada Lovelace', 'London', 4711), (2, 'Åsa Öberg', "
             u"'Göteborg', NULL), "
             "(3, 'Jørgen Straße', 'Łódź', NULL), (4, 'Σίσυφος', 'Дмитров', NULL), (5, 'שָׁלוֹם', 'ﬁnd', NULL)"_s,
             u"INSERT INTO orders VALUES ('20001', 1, 'urgent'), ('20002', 2, NULL), ('A20003', NULL, 'Ada')"_s});
        m_repository = std::make_unique<Repository>(m_database->connect());
        auto schema = m_repository->schemaReader().read();
        QVERIFY(schema);
        m_repository->setSchema(std::make_shared<const Schema>(*schema));
        for (const Table &table : schema->tables())
            m_names[table.name.name] = table.name;
    }

    void cleanup()
    {
        m_repository.reset();
        m_database.reset();
    }

    void caseAndAccentsAreIgnored()
    {
        QCOMPARE(customers(u"asa"_s), u"2"_s);
        QCOMPARE(customers(u"ÅSA"_s), u"2"_s);
        QCOMPARE(customers(u"goteborg"_s), u"2"_s);
        QCOMPARE(customers(u"LODZ"_s), u"3"_s); // a stroke is an accent to a person
        QCOMPARE(customers(u"jorgen"_s), u"3"_s);
        QCOMPARE(customers(u"jørgen"_s), u"3"_s);
        QCOMPARE(customers(u"STRASSE"_s), u"3"_s);
        QCOMPARE(customers(u"straße"_s), u"3"_s);
        QCOMPARE(customers(u"σισυφοσ"_s), u"4"_s); // the last letter has a shape of its own
        QCOMPARE(customers(u"дмитров"_s), u"4"_s);
        QCOMPARE(customers(u"שלום"_s), u"5"_s);
        QCOMPARE(customers(u"find"_s), u"5"_s);
    }

    void wordsAreFoundInAnyOrderAndInDifferentColumns()
    {
        QCOMPARE(customers(u"lovelace ada"_s), u"1"_s);
        QCOMPARE(customers(u"london ada"_s), u"1"_s);
        QCOMPARE(customers(u"ada goteborg"_s), QString());
    }

    void aNumberIsTheKeyOrAnotherThatIsUnique()
    {
        QCOMPARE(customers(u"2"_s), u"2"_s);
        QCOMPARE(customers(u"4711"_s), u"1"_s);
        QCOMPARE(customers(u"471"_s), QString());
        QCOMPARE(customers(u"ada 1"_s), u"1"_s);          // one word in the name, the other the key
        QCOMPARE(customers(u"99999999999"_s), QString()); // too large for the column
    }

    void recordsAreFoundByTheNamesOfTheirParents()
    {
        QCOMPARE(orders(u"ada"_s), u"20001 A20003"_s); // the customer's name, and the note
        QCOMPARE(orders(u"oberg 20002"_s), u"20002"_s);
        QCOMPARE(orders(u"london"_s), QString()); // of a parent only the name is shown
    }

    void whatAnIndexLeadsToStandsFirst()
    {
        QCOMPARE(quick(u"orders"_s, u"20001"_s), u"20001"_s);
        QCOMPARE(quick(u"orders"_s, u"2000"_s), u"20001 20002"_s);
        QCOMPARE(quick(u"orders"_s, u"A2"_s), u"A20003"_s);
        QCOMPARE(quick(u"orders"_s, u"0002"_s), QString()); // found by reading the table alone
        QCOMPARE(quick(u"customers"_s, u"4711"_s), u"1"_s);
        QCOMPARE(quick(u"customers"_s, u"ada"_s), QString()); // no index on the name
        QCOMPARE(quick(u"customers"_s, u"99999999999"_s), QString());
    }

private:
    QString keys(const Result<QList<Record>> &records) const
    {
        if (!records)
            return records.error().message + records.error().details;
        QStringList keys;
        for (const Record &record : *records)
            keys << record.key.values().constFirst().toString();
        return keys.join(u' ');
    }

    QString found(const QString &table, const QString &words)
    {
        const RecordQuery query{.table = m_names.value(table), .search = words};
        return keys(m_repository->reader().page(query, {{Chunk{.rows = 4096}}, 0, false}, 100));
    }

    QString customers(const QString &words) { return found(u"customers"_s, words); }

    QString orders(const QString &words) { return found(u"orders"_s, words); }

    QString quick(const QString &table, const QString &text)
    {
        return keys(m_repository->reader().quickMatches(m_names.value(table), text, 5));
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Repository> m_repository;
    QHash<QString, TableName> m_names;
};

RELATA_TEST(RecordSearchTest, "record_search");
#include "test_record_search.moc"
