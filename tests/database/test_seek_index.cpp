#include "models/database/seek_index.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;

namespace {

Chunk chunk(qint64 matches)
{
    return {.start = {matches}, .rows = SeekIndex::ChunkRows, .matches = matches};
}

/// Ten rows, none in the second chunk.
SeekIndex filtered()
{
    SeekIndex index;
    index.append({chunk(3), chunk(0), chunk(5)});
    index.append({chunk(2)});
    return index;
}

void compare(const std::optional<SeekIndex::Place> &place, qsizetype chunk, qint64 offset)
{
    QVERIFY(place);
    QCOMPARE(place->chunk, chunk);
    QCOMPARE(place->offset, offset);
}

} // namespace

/// The value that knows where every 4,096th row begins.
class SeekIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void anEmptyIndexHasNoRows()
    {
        const SeekIndex index;
        QCOMPARE(index.count(), 0);
        QVERIFY(!index.isComplete());
        QVERIFY(!index.locate(0));
    }

    void aRowIsInTheChunkThatHoldsIt()
    {
        const SeekIndex index = filtered();
        QCOMPARE(index.count(), 10);
        compare(index.locate(0), 0, 0);
        compare(index.locate(2), 0, 2);
        compare(index.locate(7), 2, 4);
        compare(index.locate(9), 3, 1);
    }

    void aChunkWithoutMatchesHoldsNoRow() { compare(filtered().locate(3), 2, 0); }

    void noRowIsBeforeTheFirstOrBehindTheLast()
    {
        QVERIFY(!filtered().locate(-1));
        QVERIFY(!filtered().locate(10));
    }

    void everyRowIsInExactlyOneChunk()
    {
        const SeekIndex index = filtered();
        for (qint64 row = 0; row < index.count(); ++row) {
            const auto place = index.locate(row);
            QVERIFY(place);
            QCOMPARE(index.firstRowOf(place->chunk) + place->offset, row);
            QVERIFY(place->offset < index.chunk(place->chunk).matches);
        }
    }

    void anInsertedRowMovesWhatComesBehindItsChunk()
    {
        SeekIndex index = filtered();
        index.adjust(1, +1);
        QCOMPARE(index.count(), 11);
        compare(index.locate(2), 0, 2);
        compare(index.locate(3), 1, 0);
        compare(index.locate(4), 2, 0);
        QCOMPARE(index.chunk(1).rows, SeekIndex::ChunkRows + 1);
    }

    void aDeletedRowDoesToo()
    {
        SeekIndex index = filtered();
        index.adjust(0, -1);
        QCOMPARE(index.count(), 9);
        compare(index.locate(2), 2, 0);
        QCOMPARE(index.firstRowOf(3), 7);
    }
};

RELATA_TEST(SeekIndexTest, "seek_index");
#include "test_seek_index.moc"
