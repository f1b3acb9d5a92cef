#include "models/search_hit.h"

#include "models/database/label.h"
#include "models/database/record_condition.h"
#include "models/database/text_fold.h"
#include "models/record_name.h"
#include "models/value_format.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostParts = 3;           ///< of a detail
constexpr int PartsToTellApart = 2;    ///< that it has even where nothing matches in them
constexpr qsizetype LongestValue = 60; ///< of a part that does not match
constexpr qsizetype SeenBefore = 16;   ///< characters before a match in a long text
const QString Between = u"  ·  "_s;

/// The values that name a record alone: its name, and what is unique in it.
QStringList namesOf(const Table &table, const Record &record, const QString &name)
{
    QStringList names{name};
    for (const QStringList &key : table.uniqueKeys) {
        if (key.size() == 1)
            names << record.values.value(table.indexOf(key.constFirst())).toString();
    }
    return names;
}

bool isKey(const Record &record, const QString &text)
{
    const QVariantList &values = record.key.values();
    return values.size() == 1 && folded(values.constFirst().toString()) == text;
}

SearchHit::Rank rankOf(const Table &table, const Record &record, const QString &name, const QString &text)
{
    const QString wanted = folded(text.simplified());
    auto rank = isKey(record, wanted) ? SearchHit::Rank::Key : SearchHit::Rank::Inside;
    for (const QString &candidate : namesOf(table, record, name)) {
        if (folded(candidate) == wanted)
            return SearchHit::Rank::Exact;
        if (folded(candidate).startsWith(wanted))
            rank = std::min(rank, SearchHit::Rank::Beginning);
    }
    return rank;
}

bool isReference(const Table &table, const QString &column)
{
    return std::ranges::any_of(table.foreignKeys,
                               [&](const ForeignKey &key) { return key.columns.contains(column); });
}

QStringList parentNames(const Record &record)
{
    QStringList names = record.parentLabels;
    names.removeAll(QString());
    names.removeDuplicates();
    return names.first(std::min<qsizetype>(names.size(), PartsToTellApart));
}

/// Of a long text the part in which the match is, so that it can be seen.
QString excerpt(const QString &text, qsizetype match)
{
    if (match <= SeenBefore)
        return text;
    const qsizetype space = text.indexOf(u' ', match - SeenBefore);
    const qsizetype start = space >= 0 && space < match ? space + 1 : match;
    return u'…' + text.mid(start);
}

/// What stands behind the name: parents, then the values that match, then others as far as they help.
QStringList detailParts(const Table &table, const Record &record, const QStringList &words)
{
    QStringList parts = parentNames(record);
    QStringList others;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        const Column &column = table.columns.at(i);
        if (!isSearched(column) || table.labelColumns.contains(column.name) ||
            isReference(table, column.name))
            continue;
        const QString text = displayText(column, record.values.value(i), QLocale());
        const MatchRanges matches = matchRanges(text, words);
        if (!matches.isEmpty())
            parts << u"%1: %2"_s.arg(readableName(column.name), excerpt(text, matches.constFirst().start));
        else if (!text.isEmpty() && text.size() <= LongestValue)
            others << text;
    }
    while (parts.size() < PartsToTellApart && !others.isEmpty())
        parts << others.takeFirst();
    return parts.first(std::min<qsizetype>(parts.size(), MostParts));
}

} // namespace

SearchHit searchHit(const Table &table, const Record &record, const QString &text)
{
    const QStringList words = wordsOf(text);
    SearchHit hit{.record = record, .name = recordName(table, record, QLocale())};
    if (hit.name.isEmpty())
        hit.name = readableSingular(table.name.name);
    hit.detail = detailParts(table, record, words).join(Between);
    hit.nameMatches = matchRanges(hit.name, words);
    hit.detailMatches = matchRanges(hit.detail, words);
    hit.rank = rankOf(table, record, hit.name, text);
    return hit;
}

QStringList tellingParts(const Table &table, const Record &record)
{
    return detailParts(table, record, {});
}

std::optional<Relationship> parentAbove(const Schema &schema, const Table &table, const Record &record)
{
    QList<Relationship> parents = schema.parentsOf(table.name);
    const auto column = [&](const Relationship &relationship) {
        return table.indexOf(relationship.childColumns.value(0));
    };
    std::ranges::stable_sort(parents, {}, column);
    const bool hasChildren = !schema.childrenOf(table.name).isEmpty();
    for (const Relationship &relationship : parents) {
        const Column &reference = table.columns.at(column(relationship));
        if (hasChildren && reference.nullable)
            return std::nullopt;
        if (!record.values.value(column(relationship)).isNull())
            return relationship;
    }
    return std::nullopt;
}

} // namespace relata
