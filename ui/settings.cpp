#include "ui/settings.h"

#include "models/database/database_location.h"

#include <QtCore/QFile>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString LastDatabase = u"database/last"_s;

} // namespace

QString Settings::lastDatabase() const
{
    const QString last = m_settings.value(LastDatabase).toString();
    const bool isGone = !last.startsWith(u"postgresql:") && !QFile::exists(last);
    return isGone ? QString() : last;
}

void Settings::setLastDatabase(const DatabaseLocation &location)
{
    if (location.sample)
        return; // it is gone with the program
    if (location.ownStore)
        m_settings.remove(LastDatabase);
    else
        m_settings.setValue(LastDatabase, location.toArgument());
}

} // namespace relata
