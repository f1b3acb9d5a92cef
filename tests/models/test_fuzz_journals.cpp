#include "models/draft_snapshot.h"
#include "models/journal_format.h"
#include "models/stored_changes.h"
#include "support/fuzzing.h"
#include "support/store_schema.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Drafts with something of everything: new and changed, with a parent, with children, with what is wrong.
QList<QByteArray> realDrafts()
{
    const auto order = RecordDraft::newRecord(storeSchema(), Orders, ada(), u"Ada Lovelace"_s);
    order->propose(u"order_number"_s, u"12346"_s);
    order->setText(u"total"_s, u"12.5"_s);
    order->setText(u"note"_s, u"Äpfel\n👩‍👩‍👧"_s);
    const auto changed = RecordDraft::editing(storeSchema(), Orders, orderOfAda());
    changed->setText(u"total"_s, u"much"_s);
    changed->setValue(u"customer_id"_s, 43LL, u"Grace Hopper"_s);
    const auto customer = RecordDraft::newRecord(storeSchema(), Customers);
    customer->setText(u"name"_s, u"Alan Turing"_s);
    ChildLines orders(storeSchema(), ordersOfCustomer());
    orders.line(0).setText(u"total"_s, u"much"_s);
    orders.line(0).propose(u"order_number"_s, u"12346"_s);
    orders.line(1).setText(u"note"_s, u"Äpfel"_s);
    return {DraftSnapshot::of(*order).toBytes(), DraftSnapshot::of(*changed).toBytes(),
            DraftSnapshot::of(*customer, &orders).toBytes()};
}

UndoHistory::Saved realSaved()
{
    Change change;
    change.kind = Change::Kind::Update;
    change.table = Orders;
    change.key = change.keyAfter = RecordKey({7LL});
    change.before = {{u"total"_s, Value(12.5)}, {u"note"_s, Value()}};
    change.after = {{u"total"_s, Value(u"13"_s)}, {u"note"_s, QByteArray("\0\1\2", 3)}};
    return {"id",
            UndoHistory::Direction::Undo,
            7,
            u"change order 12345"_s,
            {Change::insertion(Orders, {{u"order_number"_s, u"1"_s}}), change}};
}

} // namespace

/// Journals that a disk has spoilt, thousands of them: what is read of one is a draft or a change that can be
/// kept again, or nothing. RELATA_FUZZ_SECONDS and RELATA_FUZZ_SEED as for the other files.
class FuzzJournalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void files()
    {
        QByteArray real = journalHeader();
        for (int i = 0; i < 20; ++i)
            real += journalFrame({"id" + QByteArray::number(i % 7), QByteArray(i * 9, char('a' + i))}) +
                    journalFrame({"id" + QByteArray::number(i % 5), std::nullopt});
        const qsizetype all = readJournal(real)->size();
        QCOMPARE(all, 40);
        const QDeadlineTimer end = fuzzingDeadline();
        quint32 seed = firstSeed();
        const quint32 first = seed;
        qsizetype changes = 0;
        for (; !end.hasExpired(); ++seed) {
            QRandomGenerator random(seed);
            const auto read = readJournal(damaged(real, random));
            if (!read)
                continue;
            // A checksum finds what is wrong; only a whole frame that is there twice can be one more.
            QVERIFY2(read->size() <= all + 4, qPrintable(u"seed %1"_s.arg(seed)));
            QVERIFY(entriesAfter(*read).size() <= 7);
            changes += read->size();
        }
        qInfo("%u damaged journals, %lld changes read", seed - first, qlonglong(changes));
        QVERIFY(changes > 0);
    }

    void drafts()
    {
        const QList<QByteArray> real = realDrafts();
        const QDeadlineTimer end = fuzzingDeadline();
        quint32 seed = firstSeed();
        const quint32 first = seed;
        int drafts = 0;
        int withLines = 0;
        for (; !end.hasExpired(); ++seed) {
            QRandomGenerator random(seed);
            const auto read = DraftSnapshot::fromBytes(damaged(real.at(seed % real.size()), random));
            if (!read)
                continue;
            ++drafts;
            const auto again = DraftSnapshot::fromBytes(read->toBytes());
            QVERIFY2(again && again->toBytes() == read->toBytes(), qPrintable(u"seed %1"_s.arg(seed)));
            if (const auto draft = read->resumed(storeSchema(), orderOfAda()))
                draft->change();
            if (const auto lines = read->resumedLines(storeSchema())) {
                ++withLines;
                lines->begin({});
                lines->changes();
                QVERIFY2(lines->isEmpty(lines->count() - 1), qPrintable(u"seed %1"_s.arg(seed)));
            }
        }
        qInfo("%u damaged drafts, %d could be read, %d of them with lines", seed - first, drafts, withLines);
        QVERIFY(drafts > 0 && withLines > 0);
    }

    void undoHistories()
    {
        const QByteArray real = savedToBytes(realSaved());
        QVERIFY(savedFromBytes("id", real));
        const QDeadlineTimer end = fuzzingDeadline();
        quint32 seed = firstSeed();
        const quint32 first = seed;
        int entries = 0;
        for (; !end.hasExpired(); ++seed) {
            QRandomGenerator random(seed);
            const auto read = savedFromBytes("id", damaged(real, random));
            if (!read)
                continue;
            ++entries;
            const auto again = savedFromBytes("id", savedToBytes(*read));
            QVERIFY2(again && again->changes == read->changes && again->text == read->text,
                     qPrintable(u"seed %1"_s.arg(seed)));
        }
        qInfo("%u damaged entries, %d could be read", seed - first, entries);
        QVERIFY(entries > 0);
    }
};

RELATA_TEST(FuzzJournalsTest, "fuzz_journals");
#include "test_fuzz_journals.moc"
