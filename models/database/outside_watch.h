#pragma once

#include "models/database/database_error.h"
#include "models/database/outside_mark.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <optional>

namespace relata {

class DatabaseSession;
class Schema;

/// Notices that somebody else has written to the database that a session has open, by looking a few times a
/// second on the writer's thread; never twice at once, so that a lock that somebody holds is not waited for
/// by a queue. On the GUI thread. What it cannot find out just now it finds out later; it reports no errors.
class OutsideWatch : public QObject
{
    Q_OBJECT

public:
    explicit OutsideWatch(DatabaseSession *session);

    /// Begins to look, at the latest when the tables are known.
    void start();

Q_SIGNALS:
    void changed();       ///< values; on a server perhaps also our own, or of other tables
    void tablesChanged(); ///< they are other ones than the session's

private:
    void look();
    void compare(const OutsideMark &now);
    void readTables();

    DatabaseSession *m_session;
    QTimer m_timer;
    std::optional<OutsideMark> m_mark;
    bool m_looking = false;
};

} // namespace relata
