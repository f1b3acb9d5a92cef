#include "models/child_lines.h"
#include "support/schema_by_hand.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const TableName Orders{.name = u"orders"_s};
const TableName Lines{.name = u"lines"_s};
const TableName Notes{.name = u"notes"_s};

Column typed(const QString &name, ValueKind kind, bool nullable)
{
    return {.name = name, .kind = kind, .nullable = nullable};
}

/// Orders with lines, which are parts of them, and notes, which are not.
SchemaPtr shop()
{
    Table orders{
        .name = Orders, .columns = {typed(u"id"_s, ValueKind::Integer, false)}, .primaryKey = {u"id"_s}};
    Table lines{.name = Lines,
                .columns = {typed(u"order_id"_s, ValueKind::Integer, false),
                            typed(u"line"_s, ValueKind::Integer, false),
                            typed(u"product"_s, ValueKind::Text, false),
                            typed(u"remark"_s, ValueKind::Text, true)},
                .primaryKey = {u"order_id"_s, u"line"_s}};
    Table notes{.name = Notes,
                .columns = {typed(u"id"_s, ValueKind::Integer, false),
                            typed(u"order_id"_s, ValueKind::Integer, true)},
                .primaryKey = {u"id"_s}};
    for (Table *table : {&orders, &lines, &notes})
        table->key = table->tieBreak = table->primaryKey;
    const Relationship notesOf{Orders, Notes, {u"id"_s}, {u"order_id"_s}, u"notes"_s, u"order"_s};
    const Relationship linesOf{Orders, Lines, {u"id"_s}, {u"order_id"_s}, u"lines"_s, u"order"_s};
    return std::make_shared<const Schema>(QList<Table>{orders, lines, notes},
                                          QList<Relationship>{notesOf, linesOf}, QList<SchemaNote>());
}

} // namespace

/// Lines that are typed with a new order, without a window.
class ChildLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void partsComeFirst()
    {
        const QList<Relationship> choices = ChildLines::choices(*shop(), Orders);
        QCOMPARE(choices.size(), 2);
        QCOMPARE(choices.at(0).childTable, Lines);
        QVERIFY(ChildLines::areParts(*shop(), choices.at(0)));
        QVERIFY(!ChildLines::areParts(*shop(), choices.at(1)));
        QVERIFY(ChildLines::choices(*shop(), Notes).isEmpty());
    }

    void thereIsAlwaysAnEmptyLineAtTheEnd()
    {
        ChildLines lines(shop(), ChildLines::choices(*shop(), Orders).constFirst());
        QSignalSpy added(&lines, &ChildLines::added);
        QCOMPARE(lines.columns(), (QStringList{u"line"_s, u"product"_s, u"remark"_s}));
        QCOMPARE(lines.count(), 1);
        QVERIFY(!lines.isDirty());
        lines.line(0).setText(u"product"_s, u"pen"_s);
        QCOMPARE(lines.count(), 2);
        QCOMPARE(added.size(), 1);
        QVERIFY(lines.isDirty());
        lines.remove(0);
        QCOMPARE(lines.count(), 1);
        QVERIFY(!lines.isDirty());
    }

    void linesAreNumberedAndReferToTheirParent()
    {
        ChildLines lines(shop(), ChildLines::choices(*shop(), Orders).constFirst());
        lines.line(0).setText(u"product"_s, u"pen"_s);
        lines.line(1).setText(u"product"_s, u"ink"_s);
        QVERIFY(lines.validate());
        const QList<Change> changes = lines.changes();
        QCOMPARE(changes.size(), 2); // the empty one is none
        QCOMPARE(changes.at(1).after, (ColumnValues{{u"line"_s, 2LL}, {u"product"_s, u"ink"_s}}));
        QCOMPARE(changes.at(1).parent, (InsertedParent{0, {u"order_id"_s}, {u"id"_s}}));
    }

    void aLineIsNumberedBehindThoseThatAreLeft()
    {
        ChildLines lines(shop(), ChildLines::choices(*shop(), Orders).constFirst());
        lines.line(0).setText(u"product"_s, u"pen"_s);
        lines.line(1).setText(u"product"_s, u"ink"_s);
        lines.remove(0);
        lines.line(1).setText(u"product"_s, u"paper"_s);
        QCOMPARE(lines.line(0).text(u"line"_s), u"2"_s);
        QCOMPARE(lines.line(1).text(u"line"_s), u"3"_s);
        QCOMPARE(lines.line(2).text(u"line"_s), u"4"_s);
    }

    void linesGoOnWhereTheyWereLeft()
    {
        ChildLines lines(shop(), ChildLines::choices(*shop(), Orders).constFirst());
        lines.line(0).setText(u"product"_s, u"pen"_s);
        lines.line(1).setText(u"product"_s, u"ink"_s);
        lines.line(2).setText(u"line"_s, u"seven"_s);
        lines.remove(0);
        ChildLines again(shop(), lines.relationship());
        again.resume(lines.states());
        again.begin({}); // what the database is asked for comes later
        QCOMPARE(again.count(), 3);
        QCOMPARE(again.line(0).text(u"line"_s), u"2"_s);
        QCOMPARE(again.line(0).text(u"product"_s), u"ink"_s);
        QCOMPARE(again.line(1).text(u"line"_s), u"seven"_s);
        QCOMPARE(again.line(1).error(u"line"_s), lines.line(1).error(u"line"_s));
        QVERIFY(again.isEmpty(2));
        QCOMPARE(again.line(2).text(u"line"_s), lines.line(2).text(u"line"_s));
        QCOMPARE(again.changes(), lines.changes());
    }

    void everyKeyIsTold()
    {
        ChildLines lines(shop(), ChildLines::choices(*shop(), Orders).constFirst());
        QSignalSpy changed(&lines, &ChildLines::changed);
        qsizetype told = 0;
        const auto isTold = [&] { return std::exchange(told, changed.size()) < changed.size(); };
        lines.line(0).setText(u"product"_s, u"p"_s);
        QVERIFY(isTold());
        lines.line(0).setText(u"product"_s, u"pe"_s);
        QVERIFY(isTold());
        lines.line(1).setText(u"product"_s, u"i"_s); // one that was not there at first
        QVERIFY(isTold());
        lines.remove(1);
        QVERIFY(isTold());
    }

    void linesForLookingOnlyCanBeLookedAt()
    {
        ChildLines lines(shop(), ChildLines::choices(*shop(), Orders).constFirst());
        lines.line(0).setText(u"product"_s, u"pen"_s);
        lines.setReadOnly(u"read only"_s);
        lines.line(0).setText(u"product"_s, u"ink"_s);
        QCOMPARE(lines.line(0).text(u"product"_s), u"pen"_s);
    }

    void whatIsWrongStandsOnItsLine()
    {
        ChildLines lines(shop(), ChildLines::choices(*shop(), Orders).constFirst());
        lines.line(0).setText(u"product"_s, u"pen"_s);
        lines.line(1).setText(u"remark"_s, u"soon"_s);
        QVERIFY(!lines.validate());
        QCOMPARE(lines.line(0).error(u"product"_s), QString());
        QCOMPARE(lines.line(1).error(u"product"_s), u"Product is required."_s);

        lines.line(1).setText(u"product"_s, u"ink"_s);
        lines.setErrors({{0, {.message = u"the order's"_s}},
                         {2, {.message = u"No ink."_s, .column = u"product"_s}},
                         {1, {.message = u"Not today."_s}}});
        QCOMPARE(lines.line(1).error(u"product"_s), u"No ink."_s);
        QCOMPARE(lines.line(0).formErrors().constFirst().message, u"Not today."_s);
        QVERIFY(lines.line(1).formErrors().isEmpty());
    }
};

RELATA_TEST(ChildLinesTest, "child_lines");
#include "test_child_lines.moc"
