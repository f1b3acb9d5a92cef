#pragma once

namespace relata::bench {

// Of this process, in MB.
double residentMemory();
double peakMemory(); ///< the most it has ever been

} // namespace relata::bench
