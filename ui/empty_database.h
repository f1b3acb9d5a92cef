#pragma once

#include <functional>

namespace relata {

class DatabaseSession;
class MessageBar;

/// Where a server's database holds no tables and may be changed: offers to make those of Relata's own store
/// in it, the SQL behind "Details", and calls `made` when they are there. Nothing is made unasked.
void offerTables(DatabaseSession *session, MessageBar *messages, const std::function<void()> &made);

} // namespace relata
