#pragma once

#include "models/database/database_location.h"

#include <mutex>
#include <optional>
#include <utility>

namespace relata {

/// The file that the connections of a session have open, told from any other at its path. SQLite goes on
/// reading and writing a file that was deleted, moved or replaced, and nobody would find again what was saved
/// into it. Only asked for by name: opening and closing it would take away the connections' locks.
/// Thread-safe.
class FilePlace
{
public:
    explicit FilePlace(const DatabaseLocation &location);

    /// The first call remembers the file; later ones say, in a sentence, when it is another one or gone.
    Result<void> check();
    /// The next check() takes whatever file is there.
    void forget();

private:
    using Identity = std::pair<quint64, quint64>; ///< device and inode

    static std::optional<Identity> identityOf(const QString &path);

    const QString m_path; ///< empty for a server, which has nothing to look at
    std::mutex m_mutex;
    std::optional<Identity> m_identity;
};

/// What to say of a file that is no longer the one that was opened at its path.
DatabaseError fileMoved(const QString &path);

} // namespace relata
