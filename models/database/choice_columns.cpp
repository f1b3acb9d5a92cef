#include "models/database/choice_columns.h"

#include "models/database/record_condition.h"
#include "models/database/text_fold.h"

#include <algorithm>
#include <vector>

namespace relata {

namespace {

/// Every further one makes looking through a table slower.
constexpr qsizetype MostColumns = 6;

bool isReference(const Table &table, const QString &column)
{
    return std::ranges::any_of(table.foreignKeys,
                               [&](const ForeignKey &key) { return key.columns.contains(column); });
}

bool isKey(const Record &record, const QString &word)
{
    return record.key.values().size() == 1 && record.key.values().constFirst().toString() == word;
}

} // namespace

QStringList choiceColumns(const Table &table)
{
    QStringList names = table.labelColumns + table.key;
    for (const QStringList &unique : table.uniqueKeys)
        names += unique;
    const qsizetype most = std::max(MostColumns, names.size());
    for (const Column &column : table.columns)
        names << column.name;
    names.removeDuplicates();
    names.removeIf([&](const QString &name) {
        const Column *column = table.column(name);
        const bool isName = table.labelColumns.contains(name);
        return !column || !isSearched(*column) || (!isName && isReference(table, name));
    });
    return names.first(std::min(names.size(), most));
}

bool isChoice(const Table &table, const Record &record, const QStringList &words)
{
    std::vector<std::u16string> texts;
    for (const QString &column : choiceColumns(table))
        texts.push_back(folded(record.values.value(table.indexOf(column)).toString()).toStdU16String());
    return std::ranges::all_of(words, [&](const QString &word) {
        const std::u16string wanted = folded(word).toStdU16String();
        const auto begins = [&](const std::u16string &text) { return hasWordBeginning(text, wanted); };
        return std::ranges::any_of(texts, begins) || isKey(record, word);
    });
}

} // namespace relata
