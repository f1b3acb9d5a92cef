#pragma once

#include "models/database/database_error.h"
#include "models/database/schema.h"
#include "models/database/value.h"

#include <optional>

namespace relata {

class Connection;

/// A number as people count with it: what stands before, and a run of digits that keeps its width.
struct NumberShape
{
    QString prefix;
    qulonglong number = 0;
    int width = 0;

    /// None where the text does not end in digits.
    static std::optional<NumberShape> of(const QString &text);

    QString with(qulonglong other) const;
};

/// The next free value of a unique text or integer column. Never a scan: it looks at the record that came
/// last, at the highest value with the same prefix (the end of the unique index), and from there steps and
/// halves along the index until a value is free. Where numbers have gaps above the highest one in text order
/// ("999" stands behind "1000") it finds one that is free, if not always the very highest plus one.
class NextNumber
{
public:
    NextNumber(Connection &connection, const Table &table, const Column &column);

    Result<Value> find() const;

private:
    Result<Value> nextInteger() const;
    Result<Value> nextText() const;
    Result<std::optional<NumberShape>> shape() const;
    Result<qulonglong> highest(const NumberShape &shape) const;
    Result<Value> lastValue() const;
    Result<Value> maximum() const;
    Result<qulonglong> firstFree(const NumberShape &shape, qulonglong highest) const;
    Result<bool> isTaken(const Value &value) const;
    bool isUnique() const;

    Connection &m_connection;
    const Table &m_table;
    const Column &m_column;
    QString m_quotedTable;
    QString m_quotedColumn;
};

} // namespace relata
