#pragma once

#include <QtCore/QSettings>
#include <QtCore/QString>

namespace relata {

struct DatabaseLocation;

/// What Relata remembers from one run to the next, typed. On the GUI thread. A password is never written.
class Settings
{
public:
    /// As DatabaseLocation::fromArgument() takes it; empty where none has been opened, or the last one's file
    /// is gone.
    QString lastDatabase() const;
    void setLastDatabase(const DatabaseLocation &location);

private:
    QSettings m_settings;
};

} // namespace relata
