#include "models/database/check_values.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

namespace {

QString text(const CheckedValues &check)
{
    return check.column + u": "_s + check.values.join(u'|');
}

} // namespace

/// Which CHECKs give a list to choose from. A list that is wrong is worse than none: every other form is left
/// out, and no text, however broken, may do harm.
class CheckValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void createTable_data()
    {
        QTest::addColumn<QString>("definition");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &definition, const QString &expected = {}) {
            QTest::newRow(name) << definition << expected;
        };
        row("on the column", u"status TEXT CHECK (status IN ('open', 'paid'))"_s, u"status: open|paid"_s);
        row("on the table", u"status TEXT, CONSTRAINT c CHECK (status IN ('open'))"_s, u"status: open"_s);
        row("any case", u"status TEXT check(STATUS in('a'))"_s, u"STATUS: a"_s);
        row("brackets around", u"s TEXT CHECK (((s IN ('a','b'))))"_s, u"s: a|b"_s);
        row("quoted names", u"a, CHECK (\"my col\" IN ('x')), CHECK ([b] IN ('y')), CHECK (`c` IN ('z'))"_s,
            u"my col: x; b: y; c: z"_s);
        row("doubled quotes", u"a CHECK (a IN ('it''s', '\"', '''', ''))"_s, u"a: it's|\"|'|"_s);
        row("numbers", u"a INT CHECK (a IN (1, -2, 3.5))"_s, u"a: 1|-2|3.5"_s);
        row("comments", u"a TEXT /* CHECK (a IN ('no')) */ CHECK -- here\n (a IN ('b' /*,'c'*/))"_s,
            u"a: b"_s);
        row("emoji", u"größe TEXT CHECK (größe IN ('😀', 'ß'))"_s, u"größe: 😀|ß"_s);
        row("behind a default", u"a TEXT DEFAULT (')') CHECK (a IN ('x'))"_s, u"a: x"_s);
        row("two columns", u"a CHECK (a IN ('1')), b CHECK (b IN ('2'))"_s, u"a: 1; b: 2"_s);

        row("a NULL lets all in", u"a TEXT CHECK (a IN ('x', NULL))"_s);
        row("negated", u"a TEXT CHECK (a NOT IN ('x'))"_s);
        row("negated outside", u"a TEXT CHECK (NOT (a IN ('x')))"_s);
        row("or something", u"a TEXT CHECK (a IN ('x') OR b = 1)"_s);
        row("or something in brackets", u"a TEXT CHECK ((a IN ('x')) OR (b IN ('y')))"_s);
        row("and something", u"a TEXT CHECK (a IN ('x') AND b)"_s);
        row("collated", u"a TEXT CHECK (a COLLATE NOCASE IN ('x'))"_s);
        row("a function", u"a TEXT CHECK (lower(a) IN ('x'))"_s);
        row("expressions", u"a TEXT CHECK (a IN ('x' || 'y'))"_s);
        row("a double-quoted text", u"a TEXT CHECK (a IN (\"x\"))"_s);
        row("a blob", u"a BLOB CHECK (a IN (x'41'))"_s);
        row("other spellings of numbers", u"a CHECK (a IN (0x1F)), b CHECK (b IN (1e3))"_s);
        row("a subquery", u"a TEXT CHECK (a IN (SELECT 'x'))"_s);
        row("nothing", u"a TEXT CHECK (a IN ())"_s);
        row("a text on the left", u"a TEXT CHECK ('a' IN ('x'))"_s);
        row("within a default", u"a TEXT DEFAULT 'CHECK (a IN (''x''))'"_s);
        row("a name that is quoted", u"a TEXT, \"CHECK\" (a IN ('x'))"_s);
        row("a trailing comma", u"a TEXT CHECK (a IN ('x',))"_s);
    }

    void createTable()
    {
        QFETCH(QString, definition);
        QStringList found;
        for (const CheckedValues &check :
             checkedValuesInCreateTable(u"CREATE TABLE t (%1)"_s.arg(definition)))
            found << text(check);
        QTEST(found.join(u"; "_s), "expected");
    }

    void whatPostgresqlWrites_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &expression, const QString &expected = {}) {
            QTest::newRow(name) << expression << expected;
        };
        row("text", u"(status = ANY (ARRAY['open'::text, 'it''s'::text]))"_s, u"status: open|it's"_s);
        row("varchar",
            u"((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))"_s,
            u"s: a|b"_s);
        row("one", u"(status = 'open'::text)"_s, u"status: open"_s);
        row("one varchar", u"((status)::text = 'open'::text)"_s, u"status: open"_s);
        row("domain", u"((VALUE)::text = ANY ((ARRAY['S'::character varying(5)])::text[]))"_s, u"VALUE: S"_s);
        row("numbers", u"(n = ANY (ARRAY[1, '-2'::integer]))"_s, u"n: 1|-2"_s);
        row("numeric", u"(n = ANY (ARRAY[(1)::numeric, 2.5, (- (3)::numeric)]))"_s);
        row("plain numeric", u"(n = ANY (ARRAY[(1)::numeric, 2.5]))"_s, u"n: 1|2.5"_s);
        row("quoted", u"(\"My col\" = ANY (ARRAY['a'::public.\"My type\"]))"_s, u"My col: a"_s);

        row("a NULL lets all in", u"(a = ANY (ARRAY['x'::text, NULL::text]))"_s);
        row("all", u"(a <> ALL (ARRAY['x'::text]))"_s);
        row("range", u"(a > 0)"_s);
        row("two", u"((a = 'x'::text) OR (a = 'y'::text))"_s);
        row("compared as another type", u"((a)::integer = ANY (ARRAY[1, 2]))"_s);
        row("function", u"(lower(a) = ANY (ARRAY['x'::text]))"_s);
        row("two columns", u"(a = b)"_s);
        row("an escape string", u"(a = E'x'::text)"_s);
    }

    void whatPostgresqlWrites()
    {
        QFETCH(QString, expression);
        const auto check = checkedValuesInExpression(expression);
        QTEST(check ? text(*check) : QString(), "expected");
    }

    /// Every beginning of a valid text, and every text with a character too many, ends without a list of
    /// something that is not there.
    void brokenTextsDoNoHarm()
    {
        const QString whole =
            u"CREATE TABLE [t] (a TEXT /* x */ CHECK (((\"a\" IN ('x''', -1)))), -- y\nb)"_s;
        QCOMPARE(checkedValuesInCreateTable(whole).size(), 1);
        for (qsizetype i = 0; i < whole.size(); ++i) {
            for (const CheckedValues &check : checkedValuesInCreateTable(whole.first(i)))
                QCOMPARE(text(check), u"a: x'|-1"_s);
            for (const QChar c : u"'\"`[](),/*-\0"_s)
                checkedValuesInCreateTable(QString(whole).insert(i, c));
        }
    }

    void hundredsOfThousandsOfBracketsTakeNoTime()
    {
        const QString open(200'000, u'(');
        const QString closed(200'000, u')');
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(checkedValuesInCreateTable(u"CREATE TABLE t (a CHECK "_s + open + closed).size(), 0);
        QCOMPARE(checkedValuesInCreateTable(u"CREATE TABLE t (a CHECK "_s + open).size(), 0);
        QVERIFY(
            checkedValuesInCreateTable(u"CREATE TABLE t (a CHECK "_s + open + u"a IN (1)"_s + closed + u')')
                .size() == 1);
        QVERIFY(!checkedValuesInExpression(open + closed));
        QVERIFY(!checkedValuesInExpression(u"(a = "_s + open));
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    }
};

RELATA_TEST(CheckValuesTest, "check_values");
#include "test_check_values.moc"
