#pragma once

#include "models/database/record_writer.h"

namespace relata {

/// "12 orders and 2 addresses", numbers by the user's locale; "10,000 or more" where counting stopped at
/// Record::MaxChildCount.
QString dependentsText(const QList<Dependents> &dependents);

/// What becomes of them when what they refer to is deleted, a sentence for each relationship, as its foreign
/// key is declared: "Orders: the database deletes them with their customer."
QString consequencesText(const QList<Dependents> &dependents);

} // namespace relata
