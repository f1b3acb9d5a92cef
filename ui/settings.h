#pragma once

#include "models/database/database_location.h"
#include "ui/theme.h"

#include <QtCore/QDateTime>
#include <QtCore/QSettings>

#include <optional>

namespace relata {

/// A database that was opened, and when.
struct RecentDatabase
{
    DatabaseLocation location; ///< without its password
    QDateTime opened;
};

/// What Relata remembers from one run to the next, typed. On the GUI thread. A password is never written.
class Settings
{
public:
    Settings();

    static QString file(); ///< where it is written

    /// Null where none has been opened, or the last one's file is gone.
    std::optional<DatabaseLocation> lastDatabase() const;
    /// At most ten, the last opened first.
    QList<RecentDatabase> recentDatabases() const;
    /// Puts a database at the head of the list. A sample is gone with the program, and left out.
    void remember(const DatabaseLocation &location);
    void forget(const DatabaseLocation &location);
    void forgetAll();

    Theme::Choice appearance() const;
    void setAppearance(Theme::Choice choice);

    /// Whether the detail is below the master instead of beside it.
    bool isStacked() const;
    void setStacked(bool stacked);

    /// Whether the list of tables is shown; nothing where nobody has chosen.
    std::optional<bool> hasSidebar() const;
    void setSidebar(bool shown);
    int sidebarWidth() const; ///< in pixels; 0 where nobody has chosen
    void setSidebarWidth(int width);

private:
    void write(const QList<RecentDatabase> &recent);

    QSettings m_settings;
};

} // namespace relata
