#include "models/value_format.h"
#include "models/value_parser.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

namespace {

const QLocale English(QLocale::English, QLocale::UnitedStates);
const QLocale German(QLocale::German, QLocale::Germany);
const QDate Today(2026, 11, 22);

Column columnOf(ValueKind kind, std::optional<int> scale = {})
{
    Column column{.name = u"total"_s, .kind = kind};
    column.scale = scale;
    if (scale)
        column.precision = 10;
    return column;
}

/// A value in the way a table of expectations writes it: with its type.
QString described(const std::expected<Value, QString> &parsed)
{
    if (!parsed)
        return u"error: "_s + parsed.error();
    if (parsed->isNull())
        return u"null"_s;
    return QString::fromLatin1(parsed->typeName()) + u' ' + parsed->toString();
}

} // namespace

/// What is stored is shown to its last digit, and what is typed is understood or refused in a sentence.
class ValueFormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shows_data();
    void shows();
    void reads_data();
    void reads();
    void whatAnEditorBeginsWithIsReadBackAsTheSameValue_data();
    void whatAnEditorBeginsWithIsReadBackAsTheSameValue();
    void longTextsAreCutBetweenCharacters();
    void numbersStandOnTheRight();
};

void ValueFormatTest::shows_data()
{
    QTest::addColumn<ValueKind>("kind");
    QTest::addColumn<int>("scale");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    const auto row = [](const char *name, ValueKind kind, int scale, const Value &value,
                        const QString &english, const QString &german) {
        QTest::newRow(name) << kind << scale << value << english << german;
    };
    using enum ValueKind;
    row("null is nothing", Text, -1, Value(), u""_s, u""_s);
    row("integer", Integer, -1, 1234567LL, u"1,234,567"_s, u"1.234.567"_s);
    row("decimal from text", Decimal, 2, u"1234.5"_s, u"1,234.50"_s, u"1.234,50"_s);
    row("decimal stored as an integer", Decimal, 2, 120LL, u"120.00"_s, u"120,00"_s);
    row("decimal stored as a float", Decimal, 2, 120.5, u"120.50"_s, u"120,50"_s);
    row("more digits than declared", Decimal, 2, u"0.125"_s, u"0.125"_s, u"0,125"_s);
    row("beyond 64 bits", Decimal, 0, u"123456789012345678901234567890"_s,
        u"123,456,789,012,345,678,901,234,567,890"_s, u"123.456.789.012.345.678.901.234.567.890"_s);
    row("negative", Decimal, 2, u"-0.5"_s, u"-0.50"_s, u"-0,50"_s);
    row("real", Real, -1, 0.1, u"0.1"_s, u"0,1"_s);
    row("real, large", Real, -1, 1e300, u"1e+300"_s, u"1e+300"_s);
    row("true", Boolean, -1, true, u"Yes"_s, u"Yes"_s);
    row("SQLite's false", Boolean, -1, 0LL, u"No"_s, u"No"_s);
    row("date", Date, -1, u"2026-05-12"_s, u"5/12/2026"_s, u"12.05.2026"_s);
    row("text in a date column", Date, -1, u"soon"_s, u"soon"_s, u"soon"_s);
    row("no such day", Date, -1, u"2026-02-30"_s, u"2026-02-30"_s, u"2026-02-30"_s);
    row("seconds since 1970 in a date column", DateTime, -1, 1700000000LL, u"1700000000"_s, u"1700000000"_s);
    row("date and time", DateTime, -1, u"2026-05-12 14:30:00"_s, u"5/12/2026 2:30 PM"_s,
        u"12.05.2026 14:30"_s);
    row("nothing of a moment is lost", DateTime, -1, u"2026-05-12 14:30:05.123456+02"_s,
        u"5/12/2026 2:30:05.123456 PM +02"_s, u"12.05.2026 14:30:05.123456 +02"_s);
    row("date alone", DateTime, -1, u"2026-05-12"_s, u"5/12/2026"_s, u"12.05.2026"_s);
    row("time", Time, -1, u"09:05:00"_s, u"9:05 AM"_s, u"09:05"_s);
    row("line ends", Text, -1, u"one\r\ntwo\nthree"_s, u"one\u21B5two\u21B5three"_s,
        u"one\u21B5two\u21B5three"_s);
    row("control characters", Text, -1, u"a\tb\u0007"_s, u"a\u2409b\u2407"_s, u"a\u2409b\u2407"_s);
    row("spaces are text", Text, -1, u"  Ada "_s, u"  Ada "_s, u"  Ada "_s);
    row("binary", Blob, -1, QByteArray(12 * 1024, 'x'), u"12 kB"_s, u"12 kB"_s);
}

void ValueFormatTest::shows()
{
    QFETCH(ValueKind, kind);
    QFETCH(int, scale);
    QFETCH(Value, value);
    const Column column = columnOf(kind, scale < 0 ? std::nullopt : std::optional(scale));
    QTEST(displayText(column, value, English), "english");
    QTEST(displayText(column, value, German), "german");
}

void ValueFormatTest::reads_data()
{
    QTest::addColumn<ValueKind>("kind");
    QTest::addColumn<int>("scale");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    const auto row = [](ValueKind kind, int scale, const QString &text, const QString &english,
                        const QString &german) {
        QTest::addRow("%d %s", int(kind), qPrintable(text)) << kind << scale << text << english << german;
    };
    const QString notANumber = u"error: Total must be a number such as 12.50."_s;
    const QString keineZahl = u"error: Total must be a number such as 12,50."_s;
    using enum ValueKind;
    row(Decimal, 2, u"12.50"_s, u"QString 12.50"_s, u"QString 12.50"_s);
    row(Decimal, 2, u"12,5"_s, u"QString 12.5"_s, u"QString 12.5"_s);
    row(Decimal, 2, u"1,234.56"_s, u"QString 1234.56"_s, u"QString 1234.56"_s);
    row(Decimal, 2, u"1.234,56"_s, u"QString 1234.56"_s, u"QString 1234.56"_s);
    row(Decimal, 2, u"1.234"_s, u"error: Total must have at most 2 digits behind the decimal point."_s,
        u"QString 1234"_s);
    row(Decimal, 3, u"1.234"_s, u"QString 1.234"_s,
        u"error: Total can be read in two ways: write it without thousands separators, such as 12,500."_s);
    row(Decimal, 2, u"1\u202F234,5"_s, u"QString 1234.5"_s, u"QString 1234.5"_s);
    row(Decimal, 2, u"007"_s, u"QString 7"_s, u"QString 7"_s);
    row(Decimal, 2, u".5"_s, u"QString 0.5"_s, u"QString 0.5"_s);
    row(Decimal, 2, u"\u221212"_s, u"QString -12"_s, u"QString -12"_s);
    row(Decimal, 2, u"\u0661\u0662"_s, u"QString 12"_s, u"QString 12"_s);
    row(Decimal, 2, u"12345678.90"_s, u"QString 12345678.90"_s, u"QString 12345678.90"_s);
    row(Decimal, 2, u"123456789"_s, u"error: Total must have at most 8 digits before the decimal point."_s,
        u"error: Total must have at most 8 digits before the decimal point."_s);
    row(Decimal, 2, u"1,2,3"_s, notANumber, keineZahl);
    row(Decimal, 2, u"12 apples"_s, notANumber, keineZahl);
    row(Decimal, 2, u" "_s, u"null"_s, u"null"_s);
    row(Integer, -1, u"9223372036854775807"_s, u"qlonglong 9223372036854775807"_s,
        u"qlonglong 9223372036854775807"_s);
    row(Integer, -1, u"9223372036854775808"_s, u"error: Total is too large a number."_s,
        u"error: Total is too large a number."_s);
    row(Integer, -1, u"1.5"_s, u"error: Total must be a whole number."_s,
        u"error: Total must be a whole number."_s);
    row(Real, -1, u"0.1"_s, u"double 0.1"_s, u"double 0.1"_s);
    row(Real, -1, u"1e5"_s, u"double 1e+05"_s, u"double 1e+05"_s);
    row(Real, -1, u"12345678901234567.89"_s, u"error: Total cannot hold that many digits."_s,
        u"error: Total cannot hold that many digits."_s);
    row(Boolean, -1, u"yes"_s, u"bool true"_s, u"bool true"_s);
    row(Boolean, -1, u"0"_s, u"bool false"_s, u"bool false"_s);
    row(Boolean, -1, u"maybe"_s, u"error: Total must be Yes or No."_s, u"error: Total must be Yes or No."_s);
    row(Date, -1, u"t"_s, u"QString 2026-11-22"_s, u"QString 2026-11-22"_s);
    row(Date, -1, u"today"_s, u"QString 2026-11-22"_s, u"QString 2026-11-22"_s);
    row(Date, -1, u"+10"_s, u"QString 2026-12-02"_s, u"QString 2026-12-02"_s);
    row(Date, -1, u"-3"_s, u"QString 2026-11-19"_s, u"QString 2026-11-19"_s);
    row(Date, -1, u"5.3"_s, u"QString 2026-05-03"_s, u"QString 2026-03-05"_s);
    row(Date, -1, u"5/3"_s, u"QString 2026-05-03"_s, u"QString 2026-03-05"_s);
    row(Date, -1, u"5.3."_s, u"QString 2026-05-03"_s, u"QString 2026-03-05"_s);
    row(Date, -1, u"5.3.27"_s, u"QString 2027-05-03"_s, u"QString 2027-03-05"_s);
    row(Date, -1, u"1.2.99"_s, u"QString 1999-01-02"_s, u"QString 1999-02-01"_s);
    row(Date, -1, u"2026-05-12"_s, u"QString 2026-05-12"_s, u"QString 2026-05-12"_s);
    row(Date, -1, u"31.2.2026"_s,
        u"error: Total must be a date such as 11/22/2026, t for today or +7 for in a week."_s,
        u"error: Total must be a date such as 22.11.2026, t for today or +7 for in a week."_s);
    row(Time, -1, u"1430"_s, u"QString 14:30:00"_s, u"QString 14:30:00"_s);
    row(Time, -1, u"2:30 pm"_s, u"QString 14:30:00"_s, u"QString 14:30:00"_s);
    row(Time, -1, u"12 am"_s, u"QString 00:00:00"_s, u"QString 00:00:00"_s);
    row(Time, -1, u"25:00"_s, u"error: Total must be a time such as 2:30 PM."_s,
        u"error: Total must be a time such as 14:30."_s);
    row(DateTime, -1, u"2026-05-12T14:30:05.25Z"_s, u"QString 2026-05-12 14:30:05.25Z"_s,
        u"QString 2026-05-12 14:30:05.25Z"_s);
    row(DateTime, -1, u"t 9:00"_s, u"QString 2026-11-22 09:00:00"_s, u"QString 2026-11-22 09:00:00"_s);
    row(DateTime, -1, u"5.3."_s, u"QString 2026-05-03 00:00:00"_s, u"QString 2026-03-05 00:00:00"_s);
    row(Json, -1, u"{\"a\": 1}"_s, u"QString {\"a\": 1}"_s, u"QString {\"a\": 1}"_s);
    row(Text, -1, u" Ada "_s, u"QString  Ada "_s, u"QString  Ada "_s);
    row(Text, -1, QString(QChar::Null), u"error: Total must not hold a NUL character."_s,
        u"error: Total must not hold a NUL character."_s);
}

void ValueFormatTest::reads()
{
    QFETCH(ValueKind, kind);
    QFETCH(int, scale);
    QFETCH(QString, text);
    const Column column = columnOf(kind, scale < 0 ? std::nullopt : std::optional(scale));
    QTEST(described(parseText(column, text, English, Today)), "english");
    QTEST(described(parseText(column, text, German, Today)), "german");
}

void ValueFormatTest::whatAnEditorBeginsWithIsReadBackAsTheSameValue_data()
{
    QTest::addColumn<QString>("locale");
    for (const char *name : {"C", "en_US", "en_GB", "de_DE", "de_CH", "fr_FR", "sv_SE", "hu_HU", "ko_KR",
                             "ja_JP", "ar_EG", "fa_IR", "hi_IN", "cs_CZ", "bg_BG"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void ValueFormatTest::whatAnEditorBeginsWithIsReadBackAsTheSameValue()
{
    QFETCH(QString, locale);
    const QList<std::pair<ValueKind, Value>> values{
        {ValueKind::Integer, -1234567LL},
        {ValueKind::Decimal, u"-1234567.89"_s},
        {ValueKind::Real, 1234.5},
        {ValueKind::Boolean, true},
        {ValueKind::Date, u"2026-03-05"_s},
        {ValueKind::Time, u"21:05:09"_s},
        {ValueKind::DateTime, u"2026-03-05 21:05:00"_s},
        {ValueKind::DateTime, u"2026-03-05 09:05:07.250"_s},
        {ValueKind::Text, u"two\nlines \u05D0\u05D1 \U0001F600"_s},
    };
    for (const auto &[kind, value] : values) {
        const Column column = columnOf(kind, kind == ValueKind::Decimal ? std::optional(2) : std::nullopt);
        const QString text = editText(column, value, QLocale(locale));
        QCOMPARE(described(parseText(column, text, QLocale(locale), Today)),
                 described(std::expected<Value, QString>(value)));
    }
}

void ValueFormatTest::longTextsAreCutBetweenCharacters()
{
    const QString emoji = u"\U0001F600"_s.repeated(5'000);
    const QString shown = displayText(columnOf(ValueKind::Text), u'x' + emoji, English);
    QVERIFY(shown.size() <= MaxDisplayLength + 1);
    QVERIFY(shown.endsWith(u'\u2026'));
    QVERIFY(shown.at(shown.size() - 2).isLowSurrogate());
}

void ValueFormatTest::numbersStandOnTheRight()
{
    QVERIFY(alignmentOf(columnOf(ValueKind::Decimal)) & Qt::AlignRight);
    QVERIFY(alignmentOf(columnOf(ValueKind::Text)) & Qt::AlignLeft);
}

RELATA_TEST(ValueFormatTest, "value_format");
#include "test_value_format.moc"
