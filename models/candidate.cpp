#include "models/candidate.h"

#include "models/database/record_reader.h"
#include "models/search_hit.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Between = u" · "_s;

/// A record among those that are shown with it.
struct Described
{
    QString name;
    QStringList parts; ///< the more telling ones first, the key last
};

QString keyText(const Record &record)
{
    QStringList values;
    for (const QVariant &value : record.key.values())
        values << value.toString();
    return values.join(u' ');
}

Described described(const Table &table, const Record &record)
{
    return {RecordReader::label(table, record), tellingParts(table, record) << keyText(record)};
}

/// The first part that none of the others of its name has.
QString difference(const Described &record, const QList<Described> &all)
{
    const auto tells = [&](const QString &part) {
        return std::ranges::count_if(all, [&](const Described &other) {
                   return other.name == record.name && other.parts.contains(part);
               }) == 1;
    };
    const auto part = std::ranges::find_if(record.parts, tells);
    return part == record.parts.end() ? record.parts.constLast() : *part;
}

} // namespace

QList<Candidate> candidatesOf(const Table &table, const Relationship &relationship,
                              const QList<Record> &records)
{
    const qsizetype column = table.indexOf(relationship.parentColumns.constFirst());
    QList<Described> all;
    for (const Record &record : records)
        all << described(table, record);
    QList<Candidate> result;
    for (qsizetype i = 0; i < records.size(); ++i) {
        const Described &own = all.at(i);
        QStringList parts = own.parts.first(own.parts.size() - 1);
        QString distinct;
        if (std::ranges::count(all, own.name, &Described::name) > 1) {
            const QString telling = difference(own, all);
            distinct = own.name + Between + telling;
            if (!parts.contains(telling))
                parts << telling;
        }
        result.append({records.at(i).values.value(column), own.name, parts.join(Between), distinct});
    }
    return result;
}

} // namespace relata
