#pragma once

#include <QtCore/QString>

namespace relata::bench {

class Comparison;

/// What the numbers have to be like, each with its own number and "pass" or "FAIL"; those that nothing was
/// measured for are left out.
QString judgement(const Comparison &comparison);

} // namespace relata::bench
