#include "models/match_ranges.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The text with its matches in brackets.
QString marked(QString text, const QStringList &words)
{
    const MatchRanges ranges = matchRanges(text, words);
    for (qsizetype i = ranges.size() - 1; i >= 0; --i) {
        text.insert(ranges.at(i).start + ranges.at(i).length, u']');
        text.insert(ranges.at(i).start, u'[');
    }
    return text;
}

} // namespace

/// What of a text is marked as found.
class MatchRangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void wordsAreMarkedAsTheSearchFindsThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing sought") << u"Ada"_s << QStringList() << u"Ada"_s;
        QTest::newRow("not there") << u"Ada"_s << QStringList{u"x"_s} << u"Ada"_s;
        QTest::newRow("case") << u"Ada Lovelace"_s << QStringList{u"LOVE"_s} << u"Ada [Love]lace"_s;
        QTest::newRow("accents in the text") << u"Åsa Öberg"_s << QStringList{u"asa"_s} << u"[Åsa] Öberg"_s;
        QTest::newRow("accents in the word") << u"Asa Oberg"_s << QStringList{u"öb"_s} << u"Asa [Ob]erg"_s;
        QTest::newRow("accent of its own") << u"A\u030Asa B"_s << QStringList{u"a"_s} << u"[A\u030A]s[a] B"_s;
        QTest::newRow("accent at the end") << u"Zoe\u0308"_s << QStringList{u"zoe"_s} << u"[Zoe\u0308]"_s;
        QTest::newRow("one letter for two") << u"Straße 1"_s << QStringList{u"strass"_s} << u"[Straß]e 1"_s;
        QTest::newRow("half a ligature") << u"o\uFB03ce"_s << QStringList{u"of"_s} << u"[o\uFB03]ce"_s;
        QTest::newRow("stroke") << u"Sørensen"_s << QStringList{u"sor"_s} << u"[Sør]ensen"_s;
        QTest::newRow("every place") << u"banana"_s << QStringList{u"an"_s} << u"b[anan]a"_s;
        QTest::newRow("words in any order")
            << u"Ada Lovelace"_s << QStringList{u"love"_s, u"ad"_s} << u"[Ad]a [Love]lace"_s;
        QTest::newRow("overlap") << u"Lovelace"_s << QStringList{u"love"_s, u"vela"_s} << u"[Lovela]ce"_s;
        QTest::newRow("touching") << u"Lovelace"_s << QStringList{u"love"_s, u"lace"_s} << u"[Lovelace]"_s;
        QTest::newRow("beyond 16 bits")
            << u"\U0001F600 Ada"_s << QStringList{u"ada"_s} << u"\U0001F600 [Ada]"_s;
        QTest::newRow("half a pair") << QString(QChar(0xD83D)) + u"ada"_s << QStringList{u"ada"_s}
                                     << QString(QChar(0xD83D)) + u"[ada]"_s;
    }

    void wordsAreMarkedAsTheSearchFindsThem()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, words);
        QFETCH(const QString, expected);
        QCOMPARE(marked(text, words), expected);
    }
};

RELATA_TEST(MatchRangesTest, "match_ranges");
#include "test_match_ranges.moc"
