#include "models/draft_snapshot.h"
#include "models/identifying_columns.h"
#include "support/store_schema.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

#include <limits>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Written to bytes, read again.
DraftSnapshot again(const RecordDraft &draft, const ChildLines *lines = nullptr)
{
    return DraftSnapshot::fromBytes(DraftSnapshot::of(draft, lines).toBytes()).value_or(DraftSnapshot());
}

} // namespace

/// A draft that outlives its program: as bytes, and as a draft again.
class DraftSnapshotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatWasTypedIntoANewOrderIsThereAgain()
    {
        const auto draft = RecordDraft::newRecord(storeSchema(), Orders, ada(), u"Ada Lovelace"_s);
        draft->propose(u"order_number"_s, u"12346"_s);
        draft->setText(u"total"_s, u"12.5"_s);
        draft->setText(u"note"_s, u"Äpfel\n👩‍👩‍👧"_s);
        const DraftSnapshot kept = again(*draft);
        QCOMPARE(kept.title, u"New Order for Ada Lovelace"_s);
        const auto resumed = kept.resumed(storeSchema(), {});
        QVERIFY(resumed);
        QCOMPARE(resumed->title(), draft->title());
        QVERIFY(resumed->parent() == draft->parent());
        QVERIFY(resumed->isDirty());
        QCOMPARE(resumed->text(u"note"_s), draft->text(u"note"_s));
        QCOMPARE(resumed->proposals(), draft->proposals());
        QCOMPARE(resumed->change(), draft->change());
    }

    void theValuesBeforeAreThoseThatThePersonSaw()
    {
        const auto draft = RecordDraft::editing(storeSchema(), Orders, orderOfAda());
        draft->setText(u"total"_s, u"99"_s);
        Record now = orderOfAda();
        const Table &orders = draft->table();
        now.values[orders.indexOf(u"total"_s)] = 7.0;           // somebody has changed what was typed over
        now.values[orders.indexOf(u"note"_s)] = u"call back"_s; // and something else
        const auto resumed = again(*draft).resumed(storeSchema(), now);
        QVERIFY(resumed);
        QCOMPARE(resumed->change(), draft->change());
        QCOMPARE(resumed->text(u"note"_s), u"call back"_s);
    }

    void anotherRecordUnderTheSameKeyIsNoticed()
    {
        const auto draft = RecordDraft::editing(storeSchema(), Orders, orderOfAda());
        draft->setText(u"note"_s, u"for Ada"_s);
        Record now = orderOfAda();
        now.values[draft->table().indexOf(u"order_number"_s)] = u"99999"_s;
        const auto resumed = again(*draft).resumed(storeSchema(), now);
        QVERIFY(resumed);
        QCOMPARE(resumed->change().before.value(u"order_number"_s), Value(u"12345"_s));
    }

    void whatIsWrongStaysWrong()
    {
        const auto draft = RecordDraft::editing(storeSchema(), Orders, orderOfAda());
        draft->setText(u"ordered_on"_s, u"someday"_s);
        draft->setText(u"order_number"_s, u"12345678901"_s);
        draft->setUnresolved(u"customer_id"_s, u"Gra"_s);
        const auto resumed = again(*draft).resumed(storeSchema(), orderOfAda());
        QVERIFY(resumed);
        for (const QString &column : {u"ordered_on"_s, u"order_number"_s, u"customer_id"_s}) {
            QCOMPARE(resumed->text(column), draft->text(column));
            QCOMPARE(resumed->error(column), draft->error(column));
            QVERIFY(!resumed->error(column).isEmpty());
        }
    }

    void aReferenceChosenFromTheListKeepsItsName()
    {
        const auto draft = RecordDraft::editing(storeSchema(), Orders, orderOfAda());
        draft->setValue(u"customer_id"_s, 2LL, u"Grace Hopper"_s);
        const auto resumed = again(*draft).resumed(storeSchema(), orderOfAda());
        QVERIFY(resumed);
        QCOMPARE(resumed->text(u"customer_id"_s), u"Grace Hopper"_s);
        QCOMPARE(resumed->value(u"customer_id"_s), Value(2LL));
    }

    void whatHasBeenEmptiedIsEmpty()
    {
        Record order = orderOfAda();
        const qsizetype note = storeSchema()->table(Orders)->indexOf(u"note"_s);
        order.values[note] = u"by post"_s;
        const auto draft = RecordDraft::editing(storeSchema(), Orders, order);
        draft->setText(u"note"_s, {});
        const auto resumed = again(*draft).resumed(storeSchema(), order);
        QVERIFY(resumed && resumed->isDirty());
        QVERIFY(resumed->value(u"note"_s).isNull());
    }

    void valuesOfEveryKindComeBackAsTheyAre()
    {
        const QVariantList values{QVariant(),
                                  true,
                                  qlonglong(-1),
                                  std::numeric_limits<qlonglong>::max(),
                                  1.0,
                                  -0.0,
                                  0.1,
                                  std::numeric_limits<double>::infinity(),
                                  u""_s,
                                  u"text"_s,
                                  QByteArray(""),
                                  QByteArray("\0\1\xff", 3)};
        DraftSnapshot snapshot;
        snapshot.table = Orders;
        snapshot.key = RecordKey(values);
        for (qsizetype i = 0; i < values.size(); ++i)
            snapshot.original.insert(QString::number(i), values.at(i));
        const auto read = DraftSnapshot::fromBytes(snapshot.toBytes());
        QVERIFY(read);
        QVERIFY(read->key == snapshot.key);
        QCOMPARE(read->key.values().size(), values.size());
        QVERIFY(sameColumnValues(read->original, snapshot.original));
    }

    void aLargeValueThatNobodyTouchedIsNotKept()
    {
        Record order = orderOfAda();
        order.values[storeSchema()->table(Orders)->indexOf(u"note"_s)] = QString(100'000, u'x');
        const auto draft = RecordDraft::editing(storeSchema(), Orders, order);
        draft->setText(u"total"_s, u"1"_s);
        QVERIFY(DraftSnapshot::of(*draft).toBytes().size() < 10'000);
        const auto resumed = again(*draft).resumed(storeSchema(), order);
        QVERIFY(resumed);
        QCOMPARE(resumed->text(u"note"_s).size(), 100'000);
    }

    void whatIsInTheDatabaseByNowIsRecognised()
    {
        const auto draft = RecordDraft::editing(storeSchema(), Orders, orderOfAda());
        draft->setText(u"note"_s, u"by post"_s);
        Record order = orderOfAda();
        const Table &orders = draft->table();
        QVERIFY(!again(*draft).isIn(orders, order));
        order.values[orders.indexOf(u"note"_s)] = u"by post"_s;
        QVERIFY(again(*draft).isIn(orders, order));
    }

    void childrenTypedWithANewRecordAreThereAgain()
    {
        const auto customer = RecordDraft::newRecord(storeSchema(), Customers);
        ChildLines orders(storeSchema(), ordersOfCustomer());
        QVERIFY(!again(*customer, &orders).lines); // an empty line is none
        orders.line(0).setText(u"order_number"_s, u"1"_s);
        orders.line(0).setText(u"note"_s, u"Äpfel\n👩‍👩‍👧"_s);
        orders.line(1).setText(u"ordered_on"_s, u"someday"_s);
        const DraftSnapshot kept = again(*customer, &orders);
        const auto resumed = kept.resumedLines(storeSchema());
        QVERIFY(resumed);
        QCOMPARE(resumed->relationship(), orders.relationship());
        QCOMPARE(resumed->typedCount(), 2);
        QCOMPARE(resumed->changes(), orders.changes());
        QCOMPARE(resumed->line(0).text(u"note"_s), orders.line(0).text(u"note"_s));
        QCOMPARE(resumed->line(1).text(u"ordered_on"_s), u"someday"_s);
        QVERIFY(!resumed->line(1).error(u"ordered_on"_s).isEmpty());
    }

    /// Rather than a draft from which half of what was typed is gone.
    void childrenWithoutATableKeepTheirDraftBack()
    {
        const auto customer = RecordDraft::newRecord(storeSchema(), Customers);
        customer->setText(u"name"_s, u"Alan"_s);
        ChildLines orders(storeSchema(), ordersOfCustomer());
        orders.line(0).setText(u"note"_s, u"by post"_s);
        const auto without = std::make_shared<const Schema>(storeSchema()->tables(), QList<Relationship>(),
                                                            QList<SchemaNote>());
        QVERIFY(again(*customer, &orders).resumed(storeSchema(), {}));
        QVERIFY(!again(*customer, &orders).resumed(without, {}));
        QVERIFY(again(*customer).resumed(without, {}));
    }

    /// As it was written before lines were kept.
    void aJournalThatKnowsNoLinesIsRead()
    {
        const auto customer = RecordDraft::newRecord(storeSchema(), Customers);
        customer->setText(u"name"_s, u"Alan"_s);
        const QByteArray bytes = DraftSnapshot::of(*customer).toBytes();
        QVERIFY(!bytes.contains("lines"));
        const auto kept = DraftSnapshot::fromBytes(bytes);
        QVERIFY(kept && !kept->lines && !kept->resumedLines(storeSchema()));
        QVERIFY(kept->resumed(storeSchema(), {})->isDirty());
    }

    void aTableThatIsGoneHasNoDraftAndOtherBytesAreNone()
    {
        const auto draft = RecordDraft::newRecord(storeSchema(), Customers);
        draft->setText(u"name"_s, u"Alan"_s);
        const DraftSnapshot kept = again(*draft);
        QVERIFY(!kept.resumed(std::make_shared<const Schema>(), {}));
        const QByteArray bytes = kept.toBytes();
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY(!DraftSnapshot::fromBytes(bytes.first(length)));
        QVERIFY(!DraftSnapshot::fromBytes("not a draft"));
    }
};

RELATA_TEST(DraftSnapshotTest, "draft_snapshot");
#include "test_draft_snapshot.moc"
