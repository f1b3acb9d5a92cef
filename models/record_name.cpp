#include "models/record_name.h"

#include "models/database/label.h"
#include "models/database/record_reader.h"
#include "models/search_hit.h"
#include "models/value_format.h"

#include <QtCore/QCoreApplication>

namespace relata {

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(RecordName)
};

} // namespace

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

QString recordInSentence(const Table &table, const Record &record, const QString &parentLabel)
{
    const QString name =
        readableSingular(table.name.name).toLower() + u' ' + RecordReader::label(table, record);
    return parentLabel.isEmpty()
               ? name
               : Messages::tr("%1 of %2", "order 12345 of Ada Lovelace").arg(name, parentLabel);
}

QString recordInSentence(const Schema &schema, const Table &table, const Record &record)
{
    const auto above = parentAbove(schema, table, record);
    const qsizetype parent = above ? schema.parentsOf(table.name).indexOf(*above) : -1;
    return recordInSentence(table, record, record.parentLabels.value(parent));
}

} // namespace relata
