#include "models/database/value.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;

/// What counts as the same value: the promise that "unchanged" means unchanged rests on it.
class ValueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void nullsOfEveryTypeAreOneNull()
    {
        QVERIFY(sameValue(toValue(QVariant(QMetaType::fromType<QString>())), Value()));
        QVERIFY(sameValue(toValue(QVariant(QMetaType::fromType<int>())), Value()));
        QVERIFY(!sameValue(Value(), QString()));
    }

    void anEmptyBlobIsNotNull()
    {
        const Value blob = toValue(QVariant(QByteArray()));
        QVERIFY(!sameValue(blob, Value()));
        QVERIFY(!blob.toByteArray().isNull());
    }

    void numbersOfDifferentStorageDiffer()
    {
        QVERIFY(!sameValue(qlonglong(1), 1.0));
        QVERIFY(!sameValue(qlonglong(1), QStringLiteral("1")));
        QVERIFY(!sameValue(0.0, -0.0));
        QVERIFY(sameValue(toValue(QVariant(7)), qlonglong(7)));
    }

    void sameValuesHashTheSame()
    {
        QCOMPARE(hashValue(QStringLiteral("Ada")), hashValue(QStringLiteral("Ada")));
        QCOMPARE(hashValue(toValue(QVariant(7))), hashValue(qlonglong(7)));
    }
};

RELATA_TEST(ValueTest, "value");
#include "test_value.moc"
