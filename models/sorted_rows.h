#pragma once

#include "models/database/seek_index.h"

#include <QtCore/QPointer>

#include <stop_token>

namespace relata {

class DatabaseSession;

/// A hold on an order that is sorted into a temporary table of the session's Sorting lane: the table goes
/// when the last who reads it lets go. Shared by the filters that are tried one after the other on the same
/// order. On the GUI thread.
class SortedRows
{
public:
    explicit SortedRows(DatabaseSession *session);
    ~SortedRows();
    Q_DISABLE_COPY_MOVE(SortedRows)

    int number() const { return m_number; } ///< no other order of this program has it

    /// All of the order's chunks, unfiltered; empty until it is sorted.
    QList<Chunk> chunks;

private:
    QPointer<DatabaseSession> m_session;
    int m_number;
};

} // namespace relata
