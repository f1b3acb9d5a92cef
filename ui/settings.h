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

    /// As DatabaseLocation::fromArgument() takes it; empty where none has been opened, or the last one's file
    /// is gone.
    QString lastDatabase() const;
    void setLastDatabase(const DatabaseLocation &location);

    Theme::Choice appearance() const;
    void setAppearance(Theme::Choice choice);

private:
    QSettings m_settings;
};

} // namespace relata
