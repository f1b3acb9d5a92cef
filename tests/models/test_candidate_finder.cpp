#include "models/candidate_finder.h"
#include "support/heard_statements.h"
#include "support/open_session.h"
#include "support/test_registry.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// Choosing a parent by typing, in the store and among a million.
class CandidateFinderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase_data() { addDatabaseKinds(); }

    void init()
    {
        QFETCH_GLOBAL(DatabaseLocation::Kind, kind);
        m_open = std::make_unique<OpenSession>(kind);
        m_finder = std::make_unique<CandidateFinder>(&m_open->session);
        m_answers.clear();
    }

    void cleanup()
    {
        m_finder.reset();
        m_open.reset();
    }

    void wordsBeginWords()
    {
        QCOMPARE(found(u"ada"_s), u"Ada Lovelace"_s);
        QCOMPARE(found(u"lov"_s), u"Ada Lovelace"_s);
        QCOMPARE(found(u"LOV ad"_s), u"Ada Lovelace"_s); // in any order
        QCOMPARE(found(u"oberg"_s), u"Åsa Öberg"_s);
        QCOMPARE(found(u"velace"_s), QString()); // the end of a word is not what a person types
        QCOMPARE(found(u"3"_s), u"Åsa Öberg"_s); // the key
    }

    void whatTellsRecordsApartIsFoundAndShown()
    {
        m_open->store.execute({u"INSERT INTO customers (name, email, city) VALUES "
                               "('Ada Lovelace', 'ada@paris.example', 'Paris')"_s});
        QCOMPARE(found(u"ada"_s), u"Ada Lovelace|Ada Lovelace"_s);
        QVERIFY(last().at(0).detail.contains(u"London"));
        QVERIFY(last().at(1).detail.contains(u"Paris"));
        QCOMPARE(found(u"ada par"_s), u"Ada Lovelace"_s);
        QCOMPARE(last().constFirst().value.toInt(), 4);
    }

    void wordsBeginBehindHyphensAndBrackets()
    {
        m_open->store.execute({u"INSERT INTO customers (name) VALUES ('Jean-Luc (Picard)'), ('O''Brien')"_s});
        QCOMPARE(found(u"luc"_s), u"Jean-Luc (Picard)"_s);
        QCOMPARE(found(u"pic"_s), u"Jean-Luc (Picard)"_s);
        QCOMPARE(found(u"brien"_s), u"O'Brien"_s);
        QCOMPARE(found(u"o'b"_s), u"O'Brien"_s);
    }

    void withoutWordsTheFirstByName()
    {
        m_open->store.execute({u"INSERT INTO customers (name) VALUES ('Aaron')"_s});
        QVERIFY(found({}).contains(u"Aaron"));
        QCOMPARE(last().size(), 4);
    }

    void recentOnesComeFirst()
    {
        QCOMPARE(found({}, {3LL, 99LL, 2LL}).section(u'|', 0, 1), u"Åsa Öberg|Grace Hopper"_s);
        QCOMPARE(last().size(), 3); // none twice, and 99 is gone
        QCOMPARE(found(u"gra"_s, {3LL, 2LL}), u"Grace Hopper"_s);
    }

    void theQuestionBeforeIsDropped()
    {
        for (const QString &words : {u"a"_s, u"ad"_s, u"gra"_s})
            ask(words, {});
        QTRY_VERIFY(!m_answers.isEmpty() && !last().looking);
        const auto isOther = [](const Candidate &one) { return one.name != u"Grace Hopper"; };
        const auto hasOther = [&](const Candidates &some) { return std::ranges::any_of(some, isOther); };
        QVERIFY(!QTest::qWaitFor([&] { return std::ranges::any_of(m_answers, hasOther); }, 50));
    }

    /// Names with an index, numbers in them that only a look at every row finds.
    void aMillionAreNoMore()
    {
        addAMillion();
        const int statements = measured(u"cust"_s);
        QCOMPARE(last().size(), CandidateFinder::Most);
        QVERIFY(last().more);
        QVERIFY(statements <= MostStatements);

        QVERIFY(measured(u"customer 77777"_s) <= MostStatements);
        QVERIFY(last().constFirst().name.startsWith(u"Customer 77777"));
        QVERIFY(measured(u"zebra"_s) <= MostStatements); // the last row of the table, at once
        QCOMPARE(last().constFirst().name, u"Zebra & Sons"_s);

        QElapsedTimer clock;
        clock.start();
        QCOMPARE(found(u"sons"_s), u"Zebra & Sons"_s); // no index leads there
        qInfo("the last of 1,000,000 by its second word: %lld ms", clock.elapsed());
    }

private:
    static constexpr int MostStatements = 60; ///< whatever the table holds

    void addAMillion()
    {
        m_open->store.execute(
            {u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) "
             "INSERT INTO customers (name) SELECT 'Customer ' || i FROM n"_s,
             u"INSERT INTO customers (name, city) VALUES ('Zebra & Sons', 'Zagreb')"_s,
             m_open->store.isSqlite() ? u"ANALYZE"_s : u"VACUUM ANALYZE customers"_s});
    }

    void ask(const QString &words, const QVariantList &recent)
    {
        const Relationship orders =
            m_open->session.schema()->childrenOf(m_open->table(u"customers"_s)).first();
        m_finder->find(orders, words, recent, [this](const Candidates &found) { m_answers << found; });
    }

    const Candidates &last() const { return m_answers.constLast(); }

    /// The names of the last answer.
    QString found(const QString &words, const QVariantList &recent = {})
    {
        m_answers.clear();
        ask(words, recent);
        if (!QTest::qWaitFor([this] { return !m_answers.isEmpty() && !last().looking; }, 60'000))
            return u"no answer"_s;
        QStringList names;
        for (const Candidate &candidate : last())
            names << candidate.name;
        return names.join(u'|');
    }

    /// Until the first answer; the statements that were asked for it.
    int measured(const QString &words)
    {
        m_answers.clear();
        const HeardStatements heard;
        QElapsedTimer clock;
        clock.start();
        ask(words, {});
        if (!QTest::qWaitFor([this] { return !m_answers.isEmpty(); }, 60'000))
            return MostStatements + 1;
        const int statements = int(HeardStatements::count(u"SELECT"_s));
        qInfo("\"%s\" among 1,000,000: first answer after %.1f ms, %d statements", qPrintable(words),
              double(clock.nsecsElapsed()) / 1e6, statements);
        return statements;
    }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<CandidateFinder> m_finder;
    QList<Candidates> m_answers;
};

RELATA_TEST(CandidateFinderTest, "candidate_finder");
#include "test_candidate_finder.moc"
