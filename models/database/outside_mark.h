#pragma once

#include "models/database/value.h"

namespace relata {

/// What tells, compared with an earlier one of the same connection, whether somebody else has written since.
struct OutsideMark
{
    Value data;   ///< another one after every change; perhaps also after one that was our own
    Value schema; ///< another one after a change of tables; null where only reading them again would tell

    bool operator==(const OutsideMark &) const = default;
};

} // namespace relata
