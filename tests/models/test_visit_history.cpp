#include "models/visit_history.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

namespace {

Place place(const QString &table, const QString &search = {})
{
    return {.master = {.query = {.table = {{}, table}, .search = search}}};
}

QString tableOf(const Place &place)
{
    return place.master.query.table.name;
}

} // namespace

/// Back and forward, as a browser has them.
class VisitHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void thereIsNoWayFromTheFirstPlace()
    {
        VisitHistory history;
        QVERIFY(!history.canGoBack());
        history.update(place(u"nowhere"_s)); // nothing has been visited yet
        history.visit(place(u"customers"_s));
        QVERIFY(!history.canGoBack());
        QVERIFY(!history.canGoForward());
    }

    void backAndForwardLeadThroughTheSamePlaces()
    {
        VisitHistory history;
        for (const QString &table : {u"customers"_s, u"orders"_s, u"lines"_s})
            history.visit(place(table));
        QCOMPARE(tableOf(history.back()), u"orders"_s);
        QCOMPARE(tableOf(history.back()), u"customers"_s);
        QVERIFY(!history.canGoBack());
        QCOMPARE(tableOf(history.forward()), u"orders"_s);
        QCOMPARE(tableOf(history.forward()), u"lines"_s);
        QVERIFY(!history.canGoForward());
    }

    void aPlaceIsComeBackToAsItWasLeft()
    {
        VisitHistory history;
        history.visit(place(u"customers"_s));
        history.update(place(u"customers"_s, u"ada"_s));
        history.visit(place(u"orders"_s));
        QCOMPARE(history.back().master.query.search, u"ada"_s);
    }

    void aNewWayForgetsTheOneThatWasGoneBackFrom()
    {
        VisitHistory history;
        for (const QString &table : {u"customers"_s, u"orders"_s, u"lines"_s})
            history.visit(place(table));
        history.back();
        history.visit(place(u"products"_s));
        QVERIFY(!history.canGoForward());
        QCOMPARE(tableOf(history.back()), u"orders"_s);
        QCOMPARE(tableOf(history.forward()), u"products"_s);
    }

    void theOldestPlacesAreForgotten()
    {
        VisitHistory history;
        for (int i = 0; i < VisitHistory::MostVisits + 5; ++i)
            history.visit(place(QString::number(i)));
        QString oldest;
        while (history.canGoBack())
            oldest = tableOf(history.back());
        QCOMPARE(oldest, u"5"_s);
    }
};

RELATA_TEST(VisitHistoryTest, "visit_history");
#include "test_visit_history.moc"
