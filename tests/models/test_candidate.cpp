#include "models/candidate.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A line for each: what its list shows, and what a field shows that refers to it.
QString text(const QList<Candidate> &candidates)
{
    QStringList lines;
    for (const Candidate &candidate : candidates)
        lines << u"%1|%2|%3|%4"_s.arg(candidate.value.toString(), candidate.name, candidate.detail,
                                      candidate.shownName());
    return lines.join(u'\n');
}

Table people()
{
    const auto column = [](const QString &name, ValueKind kind) {
        Column made;
        made.name = name;
        made.kind = kind;
        return made;
    };
    Table table;
    table.name = {{}, u"people"_s};
    table.columns = {column(u"id"_s, ValueKind::Integer), column(u"name"_s, ValueKind::Text),
                     column(u"phone"_s, ValueKind::Text), column(u"city"_s, ValueKind::Text)};
    table.primaryKey = {u"id"_s};
    table.key = table.primaryKey;
    table.labelColumns = {u"name"_s};
    return table;
}

Record person(int id, const QString &name, const QString &phone, const QString &city)
{
    Record record;
    record.key = RecordKey(QVariantList{id});
    record.values = {id, name, phone, city};
    return record;
}

QList<Candidate> among(const QList<Record> &records)
{
    Relationship relationship;
    relationship.parentTable = people().name;
    relationship.parentColumns = {u"id"_s};
    return candidatesOf(people(), relationship, records);
}

} // namespace

/// What a reference can be made to refer to, told apart.
class CandidateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aNameOfItsOwnIsShownAlone()
    {
        QCOMPARE(text(among({person(1, u"Ada"_s, {}, u"London"_s), person(2, u"Grace"_s, {}, {})})),
                 u"1|Ada|London|Ada\n2|Grace||Grace"_s);
    }

    void namesakesAreToldApartByWhatDiffers()
    {
        QCOMPARE(text(among({person(1, u"Ada"_s, u"123"_s, u"London"_s),
                             person(2, u"Ada"_s, u"123"_s, u"Paris"_s)})),
                 u"1|Ada|123 · London|Ada · London\n2|Ada|123 · Paris|Ada · Paris"_s);
    }

    void namesakesInNothingDifferentByTheirKeys()
    {
        QCOMPARE(text(among({person(1, u"Ada"_s, {}, u"London"_s), person(2, u"Ada"_s, {}, u"London"_s)})),
                 u"1|Ada|London · 1|Ada · 1\n2|Ada|London · 2|Ada · 2"_s);
    }
};

RELATA_TEST(CandidateTest, "candidate");
#include "test_candidate.moc"
