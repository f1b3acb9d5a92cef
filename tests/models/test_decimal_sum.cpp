#include "models/decimal_sum.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

/// Sums to the last digit.
class DecimalSumTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void sumsAreExact_data()
    {
        QTest::addColumn<QVariantList>("values");
        QTest::addColumn<QString>("sum");
        QTest::newRow("nothing") << QVariantList{} << u"0"_s;
        QTest::newRow("integers") << QVariantList{qlonglong(2), qlonglong(40)} << u"42"_s;
        QTest::newRow("doubles as they are shown") << QVariantList{0.1, 0.2} << u"0.3"_s;
        QTest::newRow("trailing zeros") << QVariantList{u"1.50"_s, u"1.50"_s} << u"3.00"_s;
        QTest::newRow("carry") << QVariantList{u"999999999.999999999"_s, u"0.000000001"_s}
                               << u"1000000000.000000000"_s;
        QTest::newRow("negative") << QVariantList{u"-1.25"_s, qlonglong(1)} << u"-0.25"_s;
        QTest::newRow("negative and large")
            << QVariantList{u"-1000000000"_s, qlonglong(1)} << u"-999999999"_s;
        QTest::newRow("to nothing") << QVariantList{u"-3000000000.5"_s, u"3000000000.5"_s} << u"0.0"_s;
        QTest::newRow("longer than any C++ number")
            << QVariantList{u"12345678901234567890123456789.0123456789"_s, u"0.0000000001"_s}
            << u"12345678901234567890123456789.0123456790"_s;
        QTest::newRow("largest integers")
            << QVariantList{std::numeric_limits<qlonglong>::max(), std::numeric_limits<qlonglong>::max()}
            << u"18446744073709551614"_s;
    }

    void sumsAreExact()
    {
        QFETCH(QVariantList, values);
        QFETCH(QString, sum);
        DecimalSum total;
        for (const QVariant &value : values)
            QVERIFY(total.add(value));
        QCOMPARE(total.digits(), sum);
        QCOMPARE(total.count(), values.size());
    }

    void whatIsNoNumberIsLeftOut()
    {
        DecimalSum total;
        for (const QVariant &value : {QVariant(), QVariant(u"twelve"_s), QVariant(QByteArray("1"))})
            QVERIFY(!total.add(value));
        QCOMPARE(total.count(), 0);
        QCOMPARE(total.digits(), u"0"_s);
    }
};

RELATA_TEST(DecimalSumTest, "decimal_sum");
#include "test_decimal_sum.moc"
