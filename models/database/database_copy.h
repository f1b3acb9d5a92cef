#pragma once

#include "models/database/database_error.h"
#include "models/database/database_location.h"

#include <functional>
#include <stop_token>

namespace relata {

/// Copies a SQLite database while it is in use, by SQLite's online backup. The copy is made under another
/// name beside the target, brought to the disk, checked, and only then takes the target's name; whatever goes
/// wrong, nothing of it is left and the target is as it was.
///
/// Synchronous, for a thread of its own; it opens connections of its own. Errors are sentences: the target is
/// the database itself, in use, in a folder that cannot be written, the disk is full, the copy is damaged.
class DatabaseCopy
{
public:
    /// Called now and then, on this thread, with the pages that are copied and all; then, with `all` 0, while
    /// the copy is checked.
    using Progress = std::function<void(qint64 done, qint64 all)>;

    DatabaseCopy(DatabaseLocation source, QString target);

    /// Cancelled where the token is stopped.
    Result<void> make(const std::stop_token &stop, const Progress &progress) const;

    /// Whether a database can be copied so; else why not, in a sentence.
    static Result<void> canCopy(const DatabaseLocation &source);

private:
    Result<void> checkTarget() const;
    Result<void> fill(const QString &path, const std::stop_token &stop, const Progress &progress) const;

    const DatabaseLocation m_source;
    const QString m_target;
};

} // namespace relata
