// The part of RecordReader that asks the indexes of PostgreSQL's pg_trgm.

#include "models/database/connection.h"
#include "models/database/record_reader.h"
#include "models/database/row_range.h"
#include "models/database/text_fold.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype ShortestWord = 3; ///< letters: of less no trigram can be made

QString patternOf(QString word)
{
    for (const QChar special : {u'\\', u'%', u'_'})
        word.replace(special, u'\\' + QString(special));
    return u'%' + word + u'%';
}

/// That the column holds the word as one of its indexes can tell: the word as it was typed, or folded, where
/// the index holds the column without accents.
QList<Statement> conditionsOn(const Column &column, const QString &word)
{
    QStringList spellings{word, folded(word)};
    spellings.removeDuplicates();
    QList<Statement> conditions;
    for (const QString &expression : column.trigramIndexes) {
        for (const QString &spelling : spellings)
            conditions << Statement{u"(%1) ILIKE ?"_s.arg(expression), {patternOf(spelling)}};
    }
    return conditions;
}

} // namespace

/// What such an index holds is hardly ever folded as we do it, so that it finds some of the records at once
/// and not all of them: whoever wants all reads on.
Result<QList<Record>> RecordReader::byTrigrams(const Table &table, const QStringList &columns,
                                               const QString &words, const Statement &condition,
                                               int limit) const
{
    const QStringList each = wordsOf(words);
    const QString longest = each.isEmpty() ? QString() : *std::ranges::max_element(each, {}, &QString::size);
    QList<Statement> few;
    for (const QString &column : longest.size() < ShortestWord ? QStringList() : columns)
        few << conditionsOn(*table.column(column), longest);
    if (few.isEmpty())
        return QList<Record>();
    const auto list = this->list(table);
    if (!list)
        return std::unexpected(list.error());
    const RowRange range(m_connection.dialect(), table, {.table = table.name});
    const Statement all = joined({joined(few, u" OR "_s, {}), condition}, u" AND "_s, {});
    return fetch(table, range.selected(*list, all + Statement{u" LIMIT ?"_s, {limit}}));
}

} // namespace relata
