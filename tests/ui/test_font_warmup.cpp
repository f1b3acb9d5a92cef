#include "support/test_registry.h"
#include "ui/font_warmup.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

/// Fonts are looked for while nothing else is to be done, and once only.
class FontWarmupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatSomebodyWaitsForComesFirstAndTheRestAStepAtATime()
    {
        FontWarmup *fonts = FontWarmup::instance();
        fonts->start();
        QVERIFY(!fonts->isDone()); // nothing before the event loop, and nothing that it must wait for
        int others = 0;
        QTimer between;
        connect(&between, &QTimer::timeout, this, [&] { others += fonts->isDone() ? 0 : 1; });
        between.start(0);
        QList<bool> doneWhenReady;
        connect(fonts, &FontWarmup::ready, this, [&] { doneWhenReady << fonts->isDone(); });
        QVERIFY(fonts->isReadyFor({u"Ada"_s, u"Åsa 12.50"_s}));
        QVERIFY(!fonts->isReadyFor({u"Åsa"_s, u"נעמי"_s, u"𠮷野家"_s, u"🙂"_s, u"שלום"_s}));
        QVERIFY(!fonts->isReadyFor({u"Яна"_s}));
        QTRY_VERIFY(fonts->isDone());
        QCOMPARE(doneWhenReady, QList<bool>{false});
        QVERIFY2(others > 5, qPrintable(QString::number(others)));
    }

    void theNextWindowHasNothingToDo()
    {
        FontWarmup *fonts = FontWarmup::instance();
        fonts->start();
        QVERIFY(fonts->isDone());
        QVERIFY(!fonts->isBusy());
        QVERIFY(fonts->isReadyFor({u"ᠨᠡᠷ"_s})); // nobody waits for a script that hardly anybody writes in
    }
};

RELATA_TEST(FontWarmupTest, "font_warmup");
#include "test_font_warmup.moc"
