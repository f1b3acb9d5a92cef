#include "models/pasted_records.h"
#include "support/schema_by_hand.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// What a spreadsheet left on the clipboard, as rows for a table.
class PastedRecordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void cellsAreBetweenTabsAndLines_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<QStringList>>("cells");
        const auto row = [](const char *name, const QString &text, const QList<QStringList> &cells) {
            QTest::newRow(name) << text << cells;
        };
        row("nothing", u""_s, {});
        row("blank lines", u"\n\t\n"_s, {});
        row("one cell", u"Ada"_s, {{u"Ada"_s}});
        row("two by two", u"a\tb\nc\td"_s, {{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}});
        row("Windows' line ends and one at the end", u"a\tb\r\nc\td\r\n"_s,
            {{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}});
        row("empty cells stay", u"a\t\tb\n\t\tc"_s, {{u"a"_s, u""_s, u"b"_s}, {u""_s, u""_s, u"c"_s}});
        row("an empty line in between stays", u"a\n\nb"_s, {{u"a"_s}, {u""_s}, {u"b"_s}});
        row("a tab in quotes", u"\"a\tb\"\tc"_s, {{u"a\tb"_s, u"c"_s}});
        row("a line break in quotes", u"\"two\nlines\"\tc"_s, {{u"two\nlines"_s, u"c"_s}});
        row("quotes in quotes", u"\"say \"\"hi\"\"\""_s, {{u"say \"hi\""_s}});
        row("quotes inside a value", u"5\" disk\tx"_s, {{u"5\" disk"_s, u"x"_s}});
        row("a quote without its end", u"\"a\tb\nc"_s, {{u"a\tb\nc"_s}});
    }

    void cellsAreBetweenTabsAndLines()
    {
        QFETCH(QString, text);
        QFETCH(QList<QStringList>, cells);
        QCOMPARE(pastedCells(text), cells);
    }

    void withoutTitlesValuesGoToTheColumnsAsTheyStand()
    {
        const auto pasted = paste(u"30001\t2026-05-12\n30002\t2026-05-13"_s);
        QVERIFY(pasted);
        QCOMPARE(pasted->columns, (QStringList{u"order_number"_s, u"ordered_on"_s}));
        QCOMPARE(pasted->rows.size(), 2);
        QCOMPARE(pasted->rows.at(1), (QStringList{u"30002"_s, u"2026-05-13"_s}));
    }

    void titlesSayWhichColumnsTheyAre()
    {
        const auto pasted = paste(u"Status\tORDER NUMBER\nnew\t30001"_s);
        QVERIFY(pasted);
        QCOMPARE(pasted->columns, (QStringList{u"status"_s, u"order_number"_s}));
        QCOMPARE(pasted->rows, (QList<QStringList>{{u"new"_s, u"30001"_s}}));
    }

    void aColumnCanBeCalledByItsNameInTheDatabase()
    {
        const auto pasted = paste(u"order_number\tstatus\n30001\tnew"_s);
        QVERIFY(pasted);
        QCOMPARE(pasted->columns, (QStringList{u"order_number"_s, u"status"_s}));
    }

    void titledColumnsThatCannotBeTypedAreLeftOut()
    {
        const auto pasted = paste(u"Customer\tOrder number\nAda Lovelace\t30001"_s);
        QVERIFY(pasted);
        QCOMPARE(pasted->columns, QStringList{u"order_number"_s});
        QCOMPARE(pasted->rows, (QList<QStringList>{{u"30001"_s}}));
    }

    void aLineThatNamesSomethingElseIsARow()
    {
        const auto pasted = paste(u"Order number\tColour\n30001\tred"_s);
        QVERIFY(pasted);
        QCOMPARE(pasted->rows.size(), 2);
    }

    void shortRowsAreFilledUp()
    {
        const auto pasted = paste(u"30001\t2026-05-12\tnew\n30002"_s);
        QVERIFY(pasted);
        QCOMPARE(pasted->rows.at(1), (QStringList{u"30002"_s, u""_s, u""_s}));
    }

    void whatCannotBePastedIsSaid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("nothing") << u""_s << u"There is no text on the clipboard."_s;
        QTest::newRow("titles alone")
            << u"Order number\tStatus"_s << u"There are only titles on the clipboard."_s;
        QTest::newRow("fixed columns alone")
            << u"Customer\nAda"_s << u"None of the columns on the clipboard can be typed."_s;
        QTest::newRow("too wide")
            << u"1\t2\t3\t4"_s
            << u"The clipboard has rows of 4 values, and there are 3 columns to put them into."_s;
        QTest::newRow("too many") << QString(u"1\n"_s).repeated(5'001)
                                  << u"5,001 rows are too many to paste at once; it can be 5,000."_s;
    }

    void whatCannotBePastedIsSaid()
    {
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        const auto pasted = paste(text);
        QVERIFY(!pasted);
        QCOMPARE(pasted.error(), sentence);
    }

private:
    /// Into the orders of a customer.
    static std::expected<PastedRecords, QString> paste(const QString &text)
    {
        Table customers =
            tableOf(u"customers"_s, {identityColumn(), column(u"name"_s, ValueKind::Text, {})}, {u"id"_s});
        Table orders =
            tableOf(u"orders"_s,
                    {identityColumn(), column(u"order_number"_s, ValueKind::Text, u"VARCHAR(10)"_s),
                     column(u"customer_id"_s, ValueKind::Integer, u"INTEGER"_s),
                     column(u"ordered_on"_s, ValueKind::Date, u"DATE"_s),
                     column(u"status"_s, ValueKind::Text, u"TEXT"_s)},
                    {u"id"_s});
        orders.foreignKeys << foreignKeyTo(u"customers"_s, {u"id"_s}, {u"customer_id"_s},
                                           ReferentialAction::NoAction);
        const auto schema = std::make_shared<const Schema>(schemaOf({customers, orders}));
        const RecordColumns columns(schema, {.table = orders.name});
        return PastedRecords::from(text, columns, {u"order_number"_s, u"ordered_on"_s, u"status"_s});
    }
};

RELATA_TEST(PastedRecordsTest, "pasted_records");
#include "test_pasted_records.moc"
