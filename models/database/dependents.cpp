#include "models/database/dependents.h"

#include "models/database/table_rows.h"

namespace relata {

namespace {

Result<QList<ColumnValues>> readAll(Connection &connection, const Table &table, const QList<RecordKey> &keys)
{
    const TableRows rows(connection, table);
    QList<ColumnValues> all;
    for (qsizetype at = 0; at < keys.size(); at += TuplesPerStatement) {
        const auto some = rows.readAll(rows.isOneOf(keys.mid(at, TuplesPerStatement)));
        if (!some)
            return some;
        all += *some;
    }
    return all;
}

} // namespace

QList<QVariantList> referenceValues(const Relationship &relationship, const QList<ColumnValues> &parents)
{
    QList<QVariantList> references;
    for (const ColumnValues &parent : parents) {
        const QVariantList values = TableRows::valuesOf(parent, relationship.parentColumns);
        if (std::ranges::none_of(values, [](const Value &value) { return value.isNull(); }))
            references << values;
    }
    return references;
}

Result<qint64> countChildren(Connection &connection, const Table &child, const Relationship &relationship,
                             const QList<QVariantList> &references, qint64 limit)
{
    const TableRows rows(connection, child);
    qint64 total = 0;
    for (qsizetype at = 0; at < references.size() && total < limit; at += TuplesPerStatement) {
        const auto chunk = references.mid(at, TuplesPerStatement);
        const auto counted =
            rows.count(ChangeStatement::isOneOf(relationship.childColumns, chunk), limit - total);
        if (!counted)
            return counted;
        total += *counted;
    }
    return total;
}

Result<QList<Dependents>> countDependents(Connection &connection, const Schema &schema, const TableName &name,
                                          const QList<RecordKey> &keys, qint64 limit)
{
    QList<Dependents> dependents;
    const Table *table = schema.table(name);
    if (!table || !table->isWritable())
        return dependents;
    const auto parents = readAll(connection, *table, keys);
    if (!parents)
        return std::unexpected(parents.error());
    for (const Relationship &relationship : schema.childrenOf(name)) {
        const Table *child = schema.table(relationship.childTable);
        const auto count = child ? countChildren(connection, *child, relationship,
                                                 referenceValues(relationship, *parents), limit)
                                 : 0;
        if (!count)
            return std::unexpected(count.error());
        if (*count > 0)
            dependents << Dependents{relationship, *count};
    }
    return dependents;
}

} // namespace relata
