// The part of RecordReader that finds a parent to choose among very many.

#include "models/database/choice_columns.h"
#include "models/database/connection.h"
#include "models/database/record_reader.h"
#include "models/database/row_range.h"
#include "models/database/sql_dialect.h"
#include "models/database/text_fold.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Rows that are looked through at a time: a few milliseconds.
constexpr int StretchRows = 65'536;
/// How many times the wanted number are read behind a first word, for the other words to be among them.
constexpr int FirstWordFactor = 4;

/// A word as it may have been written, for orders that tell capitals from small letters.
QStringList spellings(const QString &text)
{
    const QString small = text.toLower();
    QString capitalized = small;
    for (qsizetype i = 0; i < capitalized.size(); ++i) {
        if (i == 0 || !capitalized.at(i - 1).isLetterOrNumber())
            capitalized[i] = capitalized.at(i).toUpper();
    }
    QString sentence = small;
    sentence[0] = sentence.at(0).toUpper();
    QStringList all{text, capitalized, sentence, text.toUpper(), small};
    all.removeDuplicates();
    return all;
}

void appendNew(QList<Record> &records, const QList<Record> &found, int limit)
{
    for (const Record &record : found) {
        const bool known = std::ranges::find(records, record.key, &Record::key) != records.end();
        if (!known && records.size() < limit)
            records << record;
    }
}

} // namespace

Result<QList<Record>> RecordReader::nearCandidates(const TableName &name, const QString &words,
                                                   int limit) const
{
    const auto table = this->table(name);
    if (!table)
        return std::unexpected(table.error());
    if (words.trimmed().isEmpty())
        return byName(**table, limit);
    auto records = withKeyFirst(**table, words, {}, limit);
    for (const QString &each : records ? choiceColumns(**table) : QStringList()) {
        if (records->size() >= limit)
            break;
        const Column &column = *(*table)->column(each);
        const auto ordered = column.kind == ValueKind::Text ? isOrdered(**table, each) : Result<bool>(false);
        if (!ordered)
            return std::unexpected(ordered.error());
        const auto found =
            *ordered ? nearest(**table, column, words.simplified(), limit) : Result<QList<Record>>();
        if (!found)
            return found;
        appendNew(*records, *found, limit);
    }
    if (!records || records->size() >= limit)
        return records;
    const RowRange range(m_connection.dialect(), **table, {.table = name});
    const QStringList columns = choiceColumns(**table);
    const auto found =
        byTrigrams(**table, columns, words, range.condition().beginsWords(words, columns), limit);
    if (!found)
        return found;
    appendNew(*records, *found, limit);
    return records;
}

/// Where nothing is asked for yet: in the order in which a person would look a name up, where there is an
/// index for it.
Result<QList<Record>> RecordReader::byName(const Table &table, int limit) const
{
    RecordQuery query{.table = table.name};
    const QString name = table.labelColumns.value(0);
    const auto ordered = name.isEmpty() ? Result<bool>(false) : isOrdered(table, name);
    if (!ordered)
        return std::unexpected(ordered.error());
    if (*ordered)
        query.sort = {{name}};
    return firstPage(query, limit);
}

/// First what begins with all that was typed, then what begins with its first word and has the others.
Result<QList<Record>> RecordReader::nearest(const Table &table, const Column &column, const QString &words,
                                            int limit) const
{
    QList<Record> records;
    for (const QString &beginning : spellings(words)) {
        const auto found = beginningWith(table, column, beginning, limit);
        if (!found)
            return found;
        appendNew(records, *found, limit);
    }
    const QStringList each = wordsOf(words);
    for (const QString &beginning : each.size() > 1 ? spellings(each.constFirst()) : QStringList()) {
        auto found = rowsFrom(table, column, beginning, FirstWordFactor * limit);
        if (!found)
            return found;
        found->removeIf([&](const Record &record) { return !isChoice(table, record, each); });
        appendNew(records, *found, limit);
    }
    return records;
}

/// Whether an index leads into the column. What has none may get one, or enough rows for a planner to use it.
Result<bool> RecordReader::isOrdered(const Table &table, const QString &column) const
{
    const std::pair place(table.name, column);
    if (m_ordered->contains(place))
        return true;
    const RowRange range(m_connection.dialect(), table, {.table = table.name});
    const QString expression = SqlDialect::quoted(RowRange::Alias, column);
    const Statement behind{expression + u" >= ? ORDER BY "_s + expression + u" LIMIT 50"_s, {u"m"_s}};
    auto ordered =
        m_connection.dialect().isOrderIndexed(m_connection, range.selected({u"1"_s, {}}, behind), {});
    if (ordered && *ordered)
        m_ordered->insert(place);
    return ordered;
}

Result<CandidateStep> RecordReader::furtherCandidates(const TableName &name, const QString &words,
                                                      const QVariantList &start, int limit) const
{
    const auto table = this->table(name);
    if (!table)
        return std::unexpected(table.error());
    const auto list = this->list(**table);
    if (!list)
        return std::unexpected(list.error());
    const RowRange range(m_connection.dialect(), **table, {.table = name});
    const Statement hit = range.condition().beginsWords(words, choiceColumns(**table));
    const auto records = fetch(**table, range.page(*list, start, StretchRows, hit, limit, 0));
    if (!records)
        return std::unexpected(records.error());
    if ((*table)->tieBreak.isEmpty()) { // a view, whose rows are counted
        const auto rows = count(range.count(start, StretchRows));
        if (!rows)
            return std::unexpected(rows.error());
        return CandidateStep{*records, {start.value(0).toLongLong() + *rows}, *rows < StretchRows};
    }
    const auto next = m_connection.fetchRow(range.anchor(start, StretchRows));
    if (!next)
        return std::unexpected(next.error());
    return CandidateStep{*records, *next, next->isEmpty()};
}

Result<QList<Record>> RecordReader::withValues(const TableName &name, const QString &column,
                                               const QVariantList &values) const
{
    const auto table = this->table(name);
    if (!table)
        return std::unexpected(table.error());
    const auto list = this->list(**table);
    if (!list)
        return std::unexpected(list.error());
    const RowRange range(m_connection.dialect(), **table, {.table = name});
    QList<Statement> same;
    for (const Value &value : values)
        same << range.condition().hasValues({column}, {value});
    return fetch(**table, range.selected(*list, joined(same, u" OR "_s, u"(1 = 0)"_s)));
}

} // namespace relata
