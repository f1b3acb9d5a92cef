#include "models/database/child_copy.h"

#include "models/database/connection.h"
#include "models/database/dependents.h"
#include "models/database/label.h"
#include "models/database/next_number.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace relata {

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(ChildCopy)
};

} // namespace

ChildCopy::ChildCopy(Connection &connection, const Schema &schema, Relationship relationship,
                     ColumnValues parent)
    : m_connection(connection)
    , m_relationship(std::move(relationship))
    , m_parent(std::move(parent))
    , m_child(*schema.table(m_relationship.childTable))
{
}

Result<QList<ColumnValues>> ChildCopy::children(qsizetype limit) const
{
    const QList<QVariantList> references = referenceValues(m_relationship, {m_parent});
    if (references.isEmpty())
        return QList<ColumnValues>();
    const TableRows rows(m_connection, m_child);
    const Statement condition = ChangeStatement::isOneOf(m_relationship.childColumns, references);
    const auto count = rows.count(condition, limit + 1);
    if (!count)
        return std::unexpected(count.error());
    if (*count > limit)
        return std::unexpected(
            DatabaseError{DatabaseError::Kind::Constraint,
                          Messages::tr("There are more than %1 of them.").arg(QLocale().toString(limit)),
                          {},
                          {}});
    auto children = rows.readAll(condition);
    if (children) // as they were made, where keys count up: numbers are given in the same order
        std::ranges::stable_sort(*children, [&](const ColumnValues &a, const ColumnValues &b) {
            const Value first = rows.keyOf(a).values().constFirst();
            const Value second = rows.keyOf(b).values().constFirst();
            return QVariant::compare(first, second) == QPartialOrdering::Less;
        });
    return children;
}

RecordKey ChildCopy::keyOf(const ColumnValues &child) const
{
    return TableRows(m_connection, m_child).keyOf(child);
}

Result<Change> ChildCopy::copy(const ColumnValues &child, const ColumnValues &newParent) const
{
    ColumnValues values = references(child, newParent);
    for (const Column &column : m_child.columns) {
        if (values.contains(column.name) || isLeftOut(column))
            continue;
        const auto value = renewed(column, child.value(column.name));
        if (!value)
            return std::unexpected(value.error());
        values.insert(column.name, *value);
    }
    return Change::insertion(m_child.name, values);
}

/// To the new parent goes whatever led to the old one: of a delivery, sender and receiver may be the same.
ColumnValues ChildCopy::references(const ColumnValues &child, const ColumnValues &newParent) const
{
    ColumnValues values;
    for (const ForeignKey &key : m_child.foreignKeys) {
        if (key.parentTable != m_relationship.parentTable ||
            !sameValues(TableRows::valuesOf(child, key.columns),
                        TableRows::valuesOf(m_parent, key.parentColumns)))
            continue;
        for (qsizetype i = 0; i < key.columns.size(); ++i)
            values.insert(key.columns.at(i), newParent.value(key.parentColumns.at(i)));
    }
    return values;
}

bool ChildCopy::isUnique(const Column &column) const
{
    const QStringList alone{column.name};
    return m_child.primaryKey == alone || m_child.uniqueKeys.contains(alone);
}

/// What the database gives by itself: numbers, what it computes, and unique defaults such as a new UUID.
bool ChildCopy::isLeftOut(const Column &column) const
{
    return column.identity || column.generated || (isUnique(column) && !column.defaultExpression.isEmpty());
}

Result<Value> ChildCopy::renewed(const Column &column, const Value &value) const
{
    if (!isUnique(column) || value.isNull())
        return value;
    auto next = NextNumber(m_connection, m_child, column).find();
    if (next && next->isNull())
        return std::unexpected(DatabaseError{
            DatabaseError::Kind::Constraint,
            Messages::tr("Each needs a %1 of its own.").arg(readableName(column.name).toLower()),
            {},
            {}});
    return next;
}

DatabaseError ChildCopy::explain(const DatabaseError &error) const
{
    return {error.kind,
            Messages::tr("The %1 cannot be copied along. %2")
                .arg(readableName(m_relationship.childTable.name).toLower(), error.message),
            {},
            error.details};
}

} // namespace relata
