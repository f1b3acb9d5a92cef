#include "models/row_number.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

/// A row's number as people write it, with the separators of every locale.
class RowNumberTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("row");
        const auto row = [](const QString &text, qint64 number) {
            QTest::newRow(qPrintable(text)) << text << number;
        };
        row(u"1"_s, 1);
        row(u" 9000000 "_s, 9'000'000);
        row(u"9,000,000"_s, 9'000'000);
        row(u"9.000.000"_s, 9'000'000);
        row(u"9 000 000"_s, 9'000'000);
        row(u"9\u202F000\u202F000"_s, 9'000'000);
        row(u"9\u2019000\u2019000"_s, 9'000'000);
        row(u"90,00,000"_s, 9'000'000);
        row(u"\u0661\u0662"_s, 12);
        row(u"0"_s, 0);
    }

    void reads()
    {
        QFETCH(QString, text);
        QFETCH(qint64, row);
        QCOMPARE(readRowNumber(text).value_or(-1), row);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text :
             {u""_s, u"first"_s, u"-1"_s, u"1.5"_s, u"1,0000"_s, u"99999999999999999999"_s, u"1,,000"_s})
            QTest::newRow(qPrintable(text)) << text;
    }

    void refuses()
    {
        QFETCH(QString, text);
        QVERIFY(!readRowNumber(text));
    }
};

RELATA_TEST(RowNumberTest, "row_number");
#include "test_row_number.moc"
