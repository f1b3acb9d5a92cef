#include "support/test_registry.h"
#include "ui/font_warmup.h"

#include <QtTest/QtTest>

using namespace relata;

/// Fonts are looked for while nothing else is to be done, and once only.
class FontWarmupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aStepAtATimeUntilAllAreDone()
    {
        const FontWarmup warmup;
        QVERIFY(!FontWarmup::isDone()); // nothing before the event loop, and nothing that it must wait for
        int others = 0;
        QTimer between;
        connect(&between, &QTimer::timeout, this, [&others] { others += FontWarmup::isDone() ? 0 : 1; });
        between.start(0);
        QTRY_VERIFY(FontWarmup::isDone());
        QVERIFY2(others > 5, qPrintable(QString::number(others)));
    }

    void theNextWindowHasNothingToDo()
    {
        const FontWarmup warmup;
        QVERIFY(FontWarmup::isDone());
        QVERIFY(!warmup.isBusy());
    }
};

RELATA_TEST(FontWarmupTest, "font_warmup");
#include "test_font_warmup.moc"
