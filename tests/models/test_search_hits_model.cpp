#include "models/search_hits_model.h"
#include "support/test_registry.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;
using Rank = SearchHit::Rank;

namespace {

Table table(const QString &name)
{
    return {.name = {.name = name}};
}

SearchHit hit(int key, const QString &name, Rank rank = Rank::Inside)
{
    return {.record = {.key = RecordKey({key}), .values = {}}, .name = name, .rank = rank};
}

} // namespace

/// The list below the field: tables with a few of their records, which come one by one.
class SearchHitsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void tablesStandInTheOrderOfTheirBestRecord()
    {
        m_model.add(table(u"customers"_s), 0, {hit(1, u"Ada"_s)});
        m_model.add(table(u"notes"_s), 2, {hit(1, u"A note"_s, Rank::Beginning)});
        m_model.add(table(u"orders"_s), 1, {hit(7, u"20001"_s, Rank::Exact)});
        m_model.add(table(u"articles"_s), 3, {hit(1, u"A thing"_s)});
        QCOMPARE(list(), u"# Orders, 20001, # Notes, A note, # Customers, Ada, # Articles, A thing"_s);
    }

    void theBestRecordsOfATableAreShownAndTheWayToTheOthers()
    {
        QList<SearchHit> hits;
        for (int i = 1; i <= 7; ++i)
            hits << hit(i, QString::number(i));
        m_model.add(table(u"orders"_s), 0, hits);
        m_model.setMatches({.name = u"orders"_s}, 7, false);
        QCOMPARE(list(), u"# Orders, 1, 2, 3, 4, 5, > More in Orders…"_s);
        QCOMPARE(m_model.index(0).data(SearchHitsModel::DetailRole).toString(), u"7+"_s);

        m_model.add(table(u"orders"_s), 0, {hit(3, u"3"_s), hit(9, u"nine"_s, Rank::Beginning)});
        m_model.setMatches({.name = u"orders"_s}, 12, true);
        QCOMPARE(list(), u"# Orders, nine, 1, 2, 3, 4, > More in Orders…"_s);
        QCOMPARE(m_model.index(0).data(SearchHitsModel::DetailRole).toString(), u"12"_s);
    }

    void aRecordThatIsCurrentKeepsBeingWhenOthersComeBeforeIt()
    {
        m_model.add(table(u"orders"_s), 1, {hit(1, u"one"_s), hit(2, u"two"_s)});
        const QPersistentModelIndex two = m_model.index(2);
        m_model.add(table(u"customers"_s), 0, {hit(1, u"Ada"_s)});
        m_model.add(table(u"orders"_s), 1, {hit(3, u"three"_s, Rank::Exact)});
        QCOMPARE(list(), u"# Customers, Ada, # Orders, three, one, two"_s);
        QCOMPARE(two.data().toString(), u"two"_s);
    }

    void walkingSkipsTheTitles()
    {
        QCOMPARE(m_model.nextPlace(-1, 1), -1);
        m_model.add(table(u"customers"_s), 0, {hit(1, u"Ada"_s)});
        m_model.add(table(u"orders"_s), 1, {hit(1, u"one"_s)});
        QCOMPARE(m_model.nextPlace(-1, 1), 1);
        QCOMPARE(m_model.nextPlace(1, 1), 3);
        QCOMPARE(m_model.nextPlace(3, 1), 3);
        QCOMPARE(m_model.nextPlace(3, -1), 1);
        QCOMPARE(m_model.nextPlace(1, -1), 1);
    }

    void aRecordIsSpokenWithItsTable()
    {
        SearchHit found = hit(1, u"20001"_s);
        found.detail = u"Grace Hopper"_s;
        m_model.add(table(u"orders"_s), 0, {found});
        m_model.setMatches({.name = u"orders"_s}, 1, true);
        QCOMPARE(m_model.index(0).data(Qt::AccessibleTextRole).toString(), u"Orders: 1 found"_s);
        QCOMPARE(m_model.index(1).data(Qt::AccessibleTextRole).toString(), u"20001, Orders, Grace Hopper"_s);
    }

    void init() { m_model.clear(); }

private:
    QString list() const
    {
        QStringList lines;
        for (int row = 0; row < m_model.rowCount(); ++row) {
            const QString text = m_model.index(row).data().toString();
            const auto kind = m_model.kindAt(row);
            lines << (kind == SearchHitsModel::Kind::Table  ? u"# "_s
                      : kind == SearchHitsModel::Kind::More ? u"> "_s
                                                            : QString()) +
                         text;
        }
        return lines.join(u", "_s);
    }

    SearchHitsModel m_model;
    QAbstractItemModelTester m_tester{&m_model};
};

RELATA_TEST(SearchHitsModelTest, "search_hits_model");
#include "test_search_hits_model.moc"
