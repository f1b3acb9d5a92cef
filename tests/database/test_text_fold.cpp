#include "models/database/fold_table.h"
#include "models/database/text_fold.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

#include <array>
#include <thread>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

namespace {

std::string foldedBytes(std::string_view utf8)
{
    return std::string(TextFolder().fold(utf8));
}

} // namespace

/// What a search takes to be the same, whichever way the text is gone through.
class TextFoldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("", "");
        row("@AZ[`az{ 0189", "@az[`az{ 0189"); // what stands beside the letters stays
        row("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz");
        row("Ångström", "angstrom");
        row("MÜLLER Straße", "muller strasse");
        row("Søren Łódź Đặng", "soren lodz dang");
        row("Ηράκλειο", "ηρακλειο");
        row("ﬁne ﬂoor", "fine floor");
        row("Ａｂｃ", "abc"); // full width
        row("李小龙", "李小龙");
        row("🎻 Violin", "🎻 violin");
    }

    void texts()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(folded(text), expected);
    }

    void composedAndDecomposedAreTheSame()
    {
        for (const QString &text : {u"Ångström"_s, u"정철수"_s, u"Đặng Nguyễn"_s, u"ガギグ"_s})
            QCOMPARE(folded(text.normalized(QString::NormalizationForm_D)), folded(text));
    }

    /// Words of eight bytes are folded at once: a letter may stand anywhere in one, and beside any other.
    void whereALetterStandsMakesNoDifference()
    {
        for (const QString &letter : {u"Z"_s, u"É"_s, u"ß"_s, u"龙"_s, u"🎻"_s}) {
            for (int before = 0; before < 20; ++before) {
                const QString text = QString(before, u'Q') + letter + QString(20 - before, u'W');
                const QString expected = QString(before, u'q') + folded(letter) + QString(20 - before, u'w');
                QCOMPARE(folded(text), expected);
            }
        }
    }

    void everyCharacterOfTheTableIsWhatItIsWithoutOne()
    {
        for (char32_t c = 0; c < 0x3'0000; c += c < 0x3000 ? 1 : 7) {
            const FoldedCharacter &folded = FoldTable::at(c);
            const QByteArray slowly = foldedSlowly(c);
            if (folded.size == FoldedCharacter::TooLong)
                QVERIFY(slowly.size() > qsizetype(FoldedCharacter::MaxSize));
            else
                QCOMPARE(QByteArray(folded.bytes.data(), folded.size), slowly);
        }
    }

    /// A greeting of eighteen letters that is one character.
    void whatBecomesLongIsWhole() { QCOMPARE(folded(u"<ﷺ>"_s), u"<صلى الله عليه وسلم>"_s); }

    void bytesThatAreNoTextAreReplaced_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("a lone continuation") << QByteArray("A\x80Z") << QByteArray("a\xEF\xBF\xBDz");
        QTest::newRow("cut short") << QByteArray("A\xE2\x82") << QByteArray("a\xEF\xBF\xBD\xEF\xBF\xBD");
        QTest::newRow("no such lead") << QByteArray("\xFF\xFE") << QByteArray("\xEF\xBF\xBD\xEF\xBF\xBD");
        QTest::newRow("behind the last character")
            << QByteArray("\xF4\x9F\xBF\xBF!") << QByteArray("\xEF\xBF\xBD!");
        QTest::newRow("NUL") << QByteArray("A\0B", 3) << QByteArray("a\0b", 3);
    }

    void bytesThatAreNoTextAreReplaced()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(foldedBytes({bytes.constData(), size_t(bytes.size())})), expected);
    }

    void aFolderForgetsTheTextBefore()
    {
        TextFolder folder;
        QCOMPARE(folder.fold("A LONG TEXT THAT NEEDS SOME ROOM"), "a long text that needs some room");
        QCOMPARE(folder.fold("Short"), "short");
        QCOMPARE(folder.fold(""), "");
    }

    /// The searches of several connections may be the first to meet a script.
    void threadsMeetAScriptAtOnce()
    {
        constexpr char32_t first = 0xA000; // Yi: asked for by no other test
        std::array<std::jthread, 4> threads;
        std::atomic_int right = 0;
        for (std::jthread &thread : threads) {
            thread = std::jthread([&] {
                for (char32_t c = first; c < first + 0x400; ++c)
                    right += QString::fromUtf8(FoldTable::at(c).bytes.data(), FoldTable::at(c).size) ==
                             QString::fromUcs4(&c, 1);
            });
        }
        for (std::jthread &thread : threads)
            thread.join();
        QCOMPARE(right.load(), 4 * 0x400);
    }
};

RELATA_TEST(TextFoldTest, "text_fold");
#include "test_text_fold.moc"
