#include "models/filter_text.h"
#include "support/test_registry.h"

#include <QtCore/QMetaEnum>
#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;
using Operator = ColumnFilter::Operator;

namespace {

const QLocale English(QLocale::English, QLocale::UnitedStates);
const QLocale German(QLocale::German, QLocale::Germany);
const QDate Today(2026, 11, 22);

FilterSubject subjectOf(ValueKind kind)
{
    Column column{.name = u"total"_s, .kind = kind};
    if (kind == ValueKind::Decimal) {
        column.scale = 2;
        column.precision = 10;
    }
    return {column, false};
}

QString word(Operator op)
{
    switch (op) {
    case Operator::Contains:
        return u"contains"_s;
    case Operator::Equal:
        return u"="_s;
    case Operator::NotEqual:
        return u"<>"_s;
    case Operator::Less:
        return u"<"_s;
    case Operator::LessOrEqual:
        return u"<="_s;
    case Operator::Greater:
        return u">"_s;
    case Operator::GreaterOrEqual:
        return u">="_s;
    case Operator::Between:
        return u"between"_s;
    case Operator::Empty:
        return u"empty"_s;
    case Operator::NotEmpty:
        return u"not empty"_s;
    case Operator::OneOf:
        return u"one of"_s;
    }
    return {};
}

/// The conditions as somebody would say them: ">= 10 and < 20".
QString described(const std::expected<QList<ColumnFilter>, QString> &parsed)
{
    if (!parsed)
        return u"error: "_s + parsed.error();
    QStringList conditions;
    for (const ColumnFilter &filter : *parsed) {
        QStringList words{word(filter.op)};
        for (const Value &value : filter.values)
            words << (value.isNull() ? u"null"_s : value.toString());
        conditions << words.join(u' ');
    }
    return conditions.join(u" and "_s);
}

} // namespace

/// What a person types at a column is the condition that is meant, or refused in a sentence.
class FilterTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void means_data()
    {
        QTest::addColumn<ValueKind>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        const auto in = [](ValueKind kind, const QString &text, const QString &english,
                           const QString &german) {
            QTest::addRow("%d %s", int(kind), qPrintable(text)) << kind << text << english << german;
        };
        const auto row = [&in](ValueKind kind, const QString &text, const QString &both) {
            in(kind, text, both, both);
        };
        using enum ValueKind;
        row(Text, u""_s, u""_s);
        row(Text, u"  "_s, u""_s);
        row(Text, u" ada "_s, u"contains ada"_s);
        row(Text, u"~empty"_s, u"contains empty"_s);
        row(Text, u"=Ada Lovelace"_s, u"= Ada Lovelace"_s);
        row(Text, u"!new"_s, u"<> new"_s);
        row(Text, u"\u2260 new"_s, u"<> new"_s);
        row(Text, u"new|paid| |shipped"_s, u"one of new paid shipped"_s);
        row(Text, u"=new|\u2205"_s, u"one of new null"_s);
        row(Text, u"!new|paid"_s, u"<> new and <> paid"_s);
        row(Text, u"a..m"_s, u"between a m"_s);
        row(Text, u"wait..."_s, u"contains wait..."_s);
        row(Text, u">m"_s, u"> m"_s);
        row(Text, u"\u2205"_s, u"empty"_s);
        row(Text, u"Empty"_s, u"empty"_s);
        row(Text, u"=empty"_s, u"empty"_s);
        row(Text, u"!\u2205"_s, u"not empty"_s);
        row(Text, u"\u2260empty"_s, u"not empty"_s);
        row(Text, u"not empty"_s, u"not empty"_s);
        row(Text, u"!="_s, u"error: Type what Total is compared with."_s);
        row(Integer, u"12"_s, u"= 12"_s);
        row(Integer, u">=5"_s, u">= 5"_s);
        row(Integer, u"\u2265 5"_s, u">= 5"_s);
        row(Integer, u"<= 5"_s, u"<= 5"_s);
        row(Integer, u"\u22645"_s, u"<= 5"_s);
        row(Integer, u"<>5"_s, u"<> 5"_s);
        row(Integer, u"10..20"_s, u"between 10 20"_s);
        row(Integer, u"10 \u2026 20"_s, u"between 10 20"_s);
        row(Integer, u"-20..-10"_s, u"between -20 -10"_s);
        row(Integer, u"10.."_s, u">= 10"_s);
        row(Integer, u"..20"_s, u"<= 20"_s);
        row(Integer, u"1|2|3"_s, u"one of 1 2 3"_s);
        row(Integer, u">"_s, u"error: Type what Total is compared with."_s);
        row(Integer, u"~12"_s, u"contains 12"_s);
        row(Integer, u">1.5x"_s, u"error: Total must be a number such as 12."_s);
        in(Decimal, u">100.50"_s, u"> 100.50"_s, u"> 100.50"_s);
        in(Decimal, u">100,50"_s, u"> 100.50"_s, u"> 100.50"_s);
        in(Decimal, u"1,234.50..2,000"_s, u"between 1234.50 2000"_s, u"between 1234.50 2.000"_s);
        in(Decimal, u"1.000..2.000,5"_s, u"between 1.000 2000.5"_s, u"between 1000 2000.5"_s);
        row(Decimal, u"1|"_s, u"one of 1"_s);
        row(Decimal, u"!|"_s, u"error: Type what Total is compared with."_s);
        row(Decimal, u"|"_s, u"error: Type what Total is compared with."_s);
        in(Decimal, u"many"_s, u"error: Total must be a number such as 12.50."_s,
           u"error: Total must be a number such as 12,50."_s);
        row(Boolean, u"yes"_s, u"= true"_s);
        row(Boolean, u"!yes"_s, u"<> true"_s);
        row(Date, u"t"_s, u"= 2026-11-22"_s);
        row(Date, u">-7"_s, u"> 2026-11-15"_s);
        in(Date, u"5.3"_s, u"= 2026-05-03"_s, u"= 2026-03-05"_s);
        in(Date, u"5.3...10.3."_s, u"between 2026-05-03 2026-10-03"_s, u"between 2026-03-05 2026-03-10"_s);
        in(Date, u"5/3..t"_s, u"between 2026-05-03 2026-11-22"_s, u"between 2026-03-05 2026-11-22"_s);
        row(Date, u"2026"_s, u"between 2026-01-01 2026-12-31"_s);
        row(Date, u"2026-02"_s, u"between 2026-02-01 2026-02-28"_s);
        row(Date, u"<2026"_s, u"< 2026-01-01"_s);
        row(Date, u">2026"_s, u"> 2026-12-31"_s);
        row(Date, u"2025..2026"_s, u"between 2025-01-01 2026-12-31"_s);
        row(Date, u"t|+1"_s, u"one of 2026-11-22 2026-11-23"_s);
        row(Date, u"!t"_s, u"<> 2026-11-22"_s);
        row(Date, u"!2026"_s, u"error: Total can be other than a single day or time only."_s);
        row(Date, u"2025|2026"_s, u"error: Total can be one of several only where each is a single one."_s);
        row(Date, u"2026-13"_s,
            u"error: Total must be a date such as %1, t for today or +7 for in a week."_s);
        row(DateTime, u"2026-03-05"_s, u">= 2026-03-05 and < 2026-03-06"_s);
        row(DateTime, u">2026-03-05"_s, u">= 2026-03-06"_s);
        row(DateTime, u"<=2026-03-05"_s, u"< 2026-03-06"_s);
        row(DateTime, u"2026-03-05..2026-03-07"_s, u">= 2026-03-05 and < 2026-03-08"_s);
        row(DateTime, u">2026-03-05 14:30"_s, u"> 2026-03-05 14:30:00"_s);
        row(DateTime, u"!2026-03-05"_s, u"error: Total can be other than a single day or time only."_s);
        row(Blob, u"\u2205"_s, u"empty"_s);
        row(Blob, u"ff"_s, u"error: Total holds binary data: type \u2205 for none, or !\u2205 for some."_s);
    }

    void means()
    {
        QFETCH(ValueKind, kind);
        QFETCH(QString, text);
        QFETCH(QString, english);
        QFETCH(QString, german);
        const FilterSubject subject = subjectOf(kind);
        const auto expected = [](const QString &words, const QString &date) {
            return words.contains(u"%1"_s) ? words.arg(date) : words;
        };
        QCOMPARE(described(parseFilter(subject, text, English, Today)), expected(english, u"11/22/2026"_s));
        QCOMPARE(described(parseFilter(subject, text, German, Today)), expected(german, u"22.11.2026"_s));
    }

    void aReferenceIsAskedForByTheNameThatItShows()
    {
        const FilterSubject customer{{.name = u"customer_id"_s, .kind = ValueKind::Integer}, true};
        const auto parsed = parseFilter(customer, u"ada"_s, English, Today);
        QCOMPARE(described(parsed), u"contains ada"_s);
        QVERIFY(parsed.has_value() && parsed->constFirst().byName);
        QCOMPARE(described(parseFilter(customer, u"=Ada Lovelace|7"_s, English, Today)),
                 u"one of Ada Lovelace 7"_s);
        const auto none = parseFilter(customer, u"\u2205"_s, English, Today);
        QCOMPARE(described(none), u"empty"_s);
        QVERIFY(none.has_value() &&
                !none->constFirst().byName); // no reference, rather than one without a name
        QCOMPARE(described(parseFilter(customer, u"="_s, English, Today)),
                 u"error: Type what Customer is compared with."_s);
    }

    void onlyAllowedValuesAreAskedFor()
    {
        FilterSubject status = subjectOf(ValueKind::Text);
        status.column.allowedValues = {u"new"_s, u"paid"_s};
        QCOMPARE(described(parseFilter(status, u"=NEW"_s, English, Today)), u"= new"_s);
        QCOMPARE(described(parseFilter(status, u"ne"_s, English, Today)), u"contains ne"_s);
        QCOMPARE(described(parseFilter(status, u"=lost"_s, English, Today)),
                 u"error: Total must be one of: new, paid."_s);
    }

    void aValueIsWrittenSoThatItIsFoundAgain_data()
    {
        QTest::addColumn<ValueKind>("kind");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("number") << ValueKind::Decimal << QVariant(u"-1234.5"_s) << u"=-1234,50"_s;
        QTest::newRow("date") << ValueKind::Date << QVariant(u"2026-03-05"_s) << u"=05.03.2026"_s;
        QTest::newRow("text") << ValueKind::Text << QVariant(u"ada"_s) << u"=ada"_s;
        QTest::newRow("yes") << ValueKind::Boolean << QVariant(true) << u"=Yes"_s;
        QTest::newRow("none") << ValueKind::Integer << QVariant() << u"\u2205"_s;
    }

    void aValueIsWrittenSoThatItIsFoundAgain()
    {
        QFETCH(ValueKind, kind);
        QFETCH(QVariant, value);
        QFETCH(QString, text);
        const FilterSubject subject = subjectOf(kind);
        QCOMPARE(filterText(subject.column, value, German), text);
        const auto parsed = parseFilter(subject, text, German, Today);
        QVERIFY(parsed.has_value());
        const ColumnFilter &filter = parsed->constFirst();
        QCOMPARE(filter.op, value.isNull() ? Operator::Empty : Operator::Equal);
    }

    void anotherWayToCompareKeepsTheValue()
    {
        QCOMPARE(withOperator(u">5"_s, Operator::LessOrEqual), u"<=5"_s);
        QCOMPARE(withOperator(u"ada"_s, Operator::Equal), u"=ada"_s);
        QCOMPARE(withOperator(u"5"_s, Operator::Between), u"5.."_s);
        QCOMPARE(withOperator(u"5..7"_s, Operator::Greater), u">5"_s);
        QCOMPARE(withOperator(u"=new"_s, Operator::OneOf), u"new|"_s);
        QCOMPARE(withOperator(u"new"_s, Operator::Empty), u"\u2205"_s);
        QCOMPARE(withOperator(u"\u2205"_s, Operator::NotEqual), u"\u2260"_s);
        QCOMPARE(withOperator({}, Operator::Contains), u"~"_s);
    }

    void eachKindOffersWhatMakesSense()
    {
        QVERIFY(!filterOperators(subjectOf(ValueKind::Decimal)).contains(Operator::Contains));
        QVERIFY(filterOperators(subjectOf(ValueKind::Decimal)).contains(Operator::Between));
        QCOMPARE(filterOperators(subjectOf(ValueKind::Blob)), (QList{Operator::Empty, Operator::NotEmpty}));
        const FilterSubject named{{.name = u"customer_id"_s, .kind = ValueKind::Integer}, true};
        QCOMPARE(filterOperators(named).constFirst(), Operator::Contains);
        // What the menu writes is understood once a value is there.
        for (const ValueKind kind : {ValueKind::Text, ValueKind::Integer, ValueKind::Date}) {
            const QString value = kind == ValueKind::Date ? u"t"_s : u"5"_s;
            for (const Operator op : filterOperators(subjectOf(kind)))
                QVERIFY2(parseFilter(subjectOf(kind),
                                     withOperator(value, op) + (op == Operator::Between ? value : QString()),
                                     English, Today)
                             .has_value(),
                         qPrintable(operatorName(op)));
        }
    }
};

RELATA_TEST(FilterTextTest, "filter_text");
#include "test_filter_text.moc"
