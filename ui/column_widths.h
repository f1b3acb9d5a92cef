#pragma once

#include <QtCore/QList>

namespace relata {

/// Shares the width of a table among its columns.
///
/// Every column gets what its contents need, but no more than a cap. What is left over goes to the
/// columns that the cap cut short, the most modest ones first, so that one long text takes no
/// room from the others.
QList<int> fittedColumnWidths(const QList<int> &needed, int minimum, int cap, int available);

} // namespace relata
