#pragma once

#include "models/database/database_location.h"

#include <chrono>
#include <stop_token>

namespace relata {

/// Connects to a server and hangs up again: whether it lets one in, and if not why, in a sentence. On a
/// worker's thread; returns soon after the token is stopped, as Cancelled, and when the server has not
/// answered in connectTimeout(). Looking up the host's name alone cannot be stopped.
Result<void> knock(const DatabaseLocation &location, const std::stop_token &stop);

/// How long a server may take to answer: what the address, a service file or the environment says, else ten
/// seconds.
std::chrono::seconds connectTimeout(const DatabaseLocation &location);

} // namespace relata
