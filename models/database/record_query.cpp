#include "models/database/record_query.h"

namespace relata {

ParentRecord parentRecord(const Table &table, const Record &record, const Relationship &relationship)
{
    QVariantList values;
    for (const QString &column : relationship.parentColumns)
        values.append(record.values.value(table.indexOf(column)));
    return {relationship, record.key, values};
}

} // namespace relata
