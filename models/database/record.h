#pragma once

#include "models/database/value.h"

#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QStringList>

namespace relata {

/// The values of a row's key columns (Table::key), in their order. What selections, editors and drafts hold
/// on to: a row number means another row as soon as somebody inserts one.
class RecordKey
{
public:
    RecordKey() = default;

    explicit RecordKey(QVariantList values)
        : m_values(std::move(values))
    {
    }

    const QVariantList &values() const { return m_values; }

    bool isEmpty() const { return m_values.isEmpty(); }

    bool operator==(const RecordKey &other) const { return sameValues(m_values, other.m_values); }

private:
    QVariantList m_values;
};

size_t qHash(const RecordKey &key, size_t seed = 0) noexcept;

/// One row as a page shows it.
struct Record
{
    RecordKey key;            ///< empty for a view's row
    QVariantList values;      ///< one for each of Table::columns
    QStringList parentLabels; ///< one for each of Schema::parentsOf(table); null where the foreign key is
    QList<qint64>
        childCounts; ///< one for each of Schema::childrenOf(table), at most MaxChildCount; or NotCounted

    /// Counting stops here, so that a parent of millions costs no more than one of thousands.
    static constexpr qint64 MaxChildCount = 10'000;
    /// Children whose foreign key has no index: counting them would read their whole table for every parent.
    static constexpr qint64 NotCounted = -1;

    bool operator==(const Record &other) const;
};

/// Some columns' values by column name.
using ColumnValues = QMap<QString, Value>;

bool sameColumnValues(const ColumnValues &a, const ColumnValues &b);

} // namespace relata
