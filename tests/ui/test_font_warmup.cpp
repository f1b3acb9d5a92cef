#include "support/test_registry.h"
#include "ui/font_warmup.h"
#include "ui/record_table_view.h"

#include <QtGui/QStandardItemModel>
#include <QtTest/QtTest>
#include <QtWidgets/QHeaderView>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

namespace {

bool isBlank(QWidget *widget)
{
    const QImage image = widget->grab().toImage();
    QImage blank = image;
    blank.fill(image.pixelColor(0, 0));
    return image == blank;
}

} // namespace

/// Fonts are looked for while nothing else is to be done, and once only.
class FontWarmupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// The first test of its process, since what is found stays. Rows that nobody can read yet are not shown,
    /// nor columns laid out for them.
    void theFirstRowsWaitForTheirFonts()
    {
        QStandardItemModel names(1, 1);
        names.setHeaderData(0, Qt::Horizontal, u"N"_s);
        names.setItem(0, new QStandardItem(u"نور الدين بن عبد الرحمن الخوارزمي"_s));
        RecordTableView table;
        table.resize(600, 400);
        table.show();
        table.setModel(&names);
        table.fitColumns({0});
        QVERIFY(table.isWaitingForFonts());
        QVERIFY(isBlank(table.viewport()));
        const int before = table.horizontalHeader()->sectionSize(0);
        QSignalSpy ready(FontWarmup::instance(), &FontWarmup::ready);
        QVERIFY(ready.wait()); // no longer: the next test wants some that are not found yet
        QVERIFY(!table.isWaitingForFonts());
        QVERIFY(!isBlank(table.viewport()));
        QVERIFY(table.horizontalHeader()->sectionSize(0) > before);
        RecordTableView next;
        next.setModel(&names);
        QVERIFY(!next.isWaitingForFonts());
    }

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
