#pragma once

#include "models/database/value.h"

#include <map>

namespace relata {

/// Adds numbers up to their last digit, however long they are: as the digits that are shown, never as a
/// double. A plain value.
class DecimalSum
{
public:
    /// False where the value is no number; null is none either, and neither is counted.
    bool add(const Value &value);

    qint64 count() const { return m_count; } ///< of the numbers added

    /// "-1234.50": as many digits behind the point as the most exact of the numbers has.
    QString digits() const;

private:
    using Groups = std::map<qsizetype, qint64>; ///< nine digits each; 0: those before the point

    void addDigits(const QString &digits);
    static Groups carried(Groups groups);

    Groups m_groups; ///< may be of any size and sign until carried()
    qint64 m_count = 0;
    qsizetype m_scale = 0;
};

} // namespace relata
