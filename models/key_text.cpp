#include "models/key_text.h"

namespace relata {

namespace {

std::optional<Value> valueFromText(const Column *column, const QString &text)
{
    // The hidden row id of a table without a primary key is no column, and a number.
    if (column && column->kind != ValueKind::Integer)
        return text;
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    return isNumber ? std::optional<Value>(number) : std::nullopt;
}

} // namespace

std::optional<RecordKey> keyFromText(const Table &table, const QString &text)
{
    const QStringList parts = table.key.size() == 1 ? QStringList(text) : text.split(u',');
    if (parts.size() != table.key.size())
        return std::nullopt;
    QVariantList values;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto value = valueFromText(table.column(table.key.at(i)), parts.at(i).trimmed());
        if (!value)
            return std::nullopt;
        values.append(*value);
    }
    return RecordKey(values);
}

} // namespace relata
