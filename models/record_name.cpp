#include "models/record_name.h"

#include "models/value_format.h"

namespace relata {

QString recordName(const Table &table, const Record &record, const QLocale &locale)
{
    const QStringList &columns = table.labelColumns.isEmpty() ? table.primaryKey : table.labelColumns;
    QStringList words;
    for (const QString &column : columns) {
        const qsizetype index = table.indexOf(column);
        if (index >= 0)
            words += displayText(table.columns.at(index), record.values.value(index), locale);
    }
    words.removeAll(QString());
    return words.join(u' ');
}

} // namespace relata
