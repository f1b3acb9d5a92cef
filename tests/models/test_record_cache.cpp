#include "models/record_cache.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

namespace {

Record record(qlonglong id)
{
    return {.key = RecordKey({id})};
}

/// "3=7 4=8": row 3 holds record 7, row 4 record 8.
QString shown(const RecordCache &cache)
{
    QStringList rows;
    for (const qint64 row : cache.rows())
        rows << u"%1=%2"_s.arg(row).arg(cache.at(row)->key.values().first().toLongLong());
    return rows.join(u' ');
}

} // namespace

/// The rows at hand, while rows around them come and go.
class RecordCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void pagesAreFoundByRowAndByKey()
    {
        RecordCache cache;
        cache.store(3, {record(7), record(8)});
        QCOMPARE(shown(cache), u"3=7 4=8"_s);
        QCOMPARE(cache.at(5), nullptr);
        QCOMPARE(cache.rowOf(RecordKey({qlonglong(8)})), 4);
        QCOMPARE(cache.rowOf(RecordKey({qlonglong(9)})), std::nullopt);
    }

    void aNewRowPushesTheOnesBehindItDown()
    {
        RecordCache cache;
        cache.store(3, {record(7), record(8)});
        cache.insertRow(4, record(1));
        QCOMPARE(shown(cache), u"3=7 4=1 5=8"_s);
    }

    void aRowThatGoesPullsTheOnesBehindItUp()
    {
        RecordCache cache;
        cache.store(3, {record(7), record(8), record(9)});
        cache.removeRow(4);
        QCOMPARE(shown(cache), u"3=7 4=9"_s);
        cache.removeRow(0);
        QCOMPARE(shown(cache), u"2=7 3=9"_s);
    }

    void aPageIsForgotten()
    {
        RecordCache cache;
        cache.store(0, {record(1), record(2)});
        cache.store(100, {record(3)});
        cache.forget(0, 100);
        QCOMPARE(shown(cache), u"100=3"_s);
    }
};

RELATA_TEST(RecordCacheTest, "record_cache");
#include "test_record_cache.moc"
