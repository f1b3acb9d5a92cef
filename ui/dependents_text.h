#pragma once

#include "models/database/record_writer.h"

namespace relata {

/// "12 orders and 2 addresses", numbers by the user's locale; "10,000 or more" where counting stopped at
/// Record::MaxChildCount.
QString dependentsText(const QList<Dependents> &dependents);

} // namespace relata
