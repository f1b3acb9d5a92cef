#include "models/row_steps.h"
#include "support/test_registry.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

#include <algorithm>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<RecordKey> keys(const QString &letters)
{
    QList<RecordKey> result;
    for (const QChar letter : letters)
        result << RecordKey({QString(letter)});
    return result;
}

QString letters(const QList<RecordKey> &keys)
{
    QString result;
    for (const RecordKey &key : keys)
        result += key.values().constFirst().toString();
    return result;
}

/// "remove 2, move 0 to 3, insert 1"
QString text(const QList<RowStep> &steps)
{
    QStringList sentences;
    for (const RowStep &step : steps) {
        if (step.kind == RowStep::Kind::Remove)
            sentences << u"remove %1"_s.arg(step.from);
        else if (step.kind == RowStep::Kind::Move)
            sentences << u"move %1 to %2"_s.arg(step.from).arg(step.to);
        else
            sentences << u"insert %1"_s.arg(step.to);
    }
    return sentences.join(u", "_s);
}

QString taken(const QString &before, const QString &after)
{
    QList<RecordKey> now = keys(before);
    for (const RowStep &step : rowSteps(now, keys(after))) {
        if (step.kind == RowStep::Kind::Remove)
            now.removeAt(step.from);
        else if (step.kind == RowStep::Kind::Move)
            now.move(step.from, step.to);
        else
            now.insert(step.to, keys(after).at(step.to));
    }
    return letters(now);
}

QString randomLetters(QRandomGenerator &random)
{
    QString all = u"abcdefghijklmnopqrstuvwxyz"_s;
    std::shuffle(all.begin(), all.end(), random);
    return all.first(random.bounded(int(all.size()) + 1));
}

} // namespace

/// From one list of rows to another, step by step.
class RowStepsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void asFewStepsAsAPersonWouldTake_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("steps");
        QTest::newRow("nothing") << u"abc"_s << u"abc"_s << QString();
        QTest::newRow("one goes") << u"abc"_s << u"ac"_s << u"remove 1"_s;
        QTest::newRow("one comes") << u"ac"_s << u"abc"_s << u"insert 1"_s;
        QTest::newRow("the first goes to the end") << u"abcd"_s << u"bcda"_s << u"move 0 to 3"_s;
        QTest::newRow("the last comes first") << u"abcd"_s << u"dabc"_s << u"move 3 to 0"_s;
        QTest::newRow("one is known twice") << u"abac"_s << u"abc"_s << u"remove 2"_s;
        QTest::newRow("all at once") << u"abcd"_s << u"xdac"_s << u"remove 1, move 2 to 0, insert 0"_s;
    }

    void asFewStepsAsAPersonWouldTake()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QTEST(text(rowSteps(keys(before), keys(after))), "steps");
    }

    void theStepsAlwaysLeadThere()
    {
        QRandomGenerator random(4);
        for (int i = 0; i < 2'000; ++i) {
            const QString before = randomLetters(random);
            const QString after = randomLetters(random);
            QCOMPARE(taken(before, after), after);
        }
    }
};

RELATA_TEST(RowStepsTest, "row_steps");
#include "test_row_steps.moc"
