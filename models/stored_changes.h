#pragma once

#include "models/undo_history.h"

namespace relata {

/// An entry of the history as bytes, which later versions can read too; null where the bytes are none.
QByteArray savedToBytes(const UndoHistory::Saved &saved);
std::optional<UndoHistory::Saved> savedFromBytes(const QByteArray &id, const QByteArray &bytes);

} // namespace relata
