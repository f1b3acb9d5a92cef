#pragma once

#include "support/test_store.h"

namespace relata::test {

/// Adds orders N1, N2, … of one customer with totals 1, 2, …, by one statement; indexes know of them at once.
void addOrders(TestStore &store, int count, int customer = 1);

} // namespace relata::test
