#pragma once

#include "ui/theme.h"

#include <QtCore/QSettings>
#include <QtCore/QString>

namespace relata {

struct DatabaseLocation;

/// What Relata remembers from one run to the next, typed. On the GUI thread. A password is never written.
class Settings
{
public:
    Settings();

    static QString file(); ///< where it is written

    /// As DatabaseLocation::fromArgument() takes it; empty where none has been opened, or the last one's file
    /// is gone.
    QString lastDatabase() const;
    void setLastDatabase(const DatabaseLocation &location);

    Theme::Choice appearance() const;
    void setAppearance(Theme::Choice choice);

    /// Whether the detail is below the master instead of beside it.
    bool isStacked() const;
    void setStacked(bool stacked);

private:
    QSettings m_settings;
};

} // namespace relata
