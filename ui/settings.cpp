#include "ui/settings.h"

#include "models/database/database_location.h"

#include <QtCore/QFile>
#include <QtCore/QMap>
#include <QtCore/QStandardPaths>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString LastDatabase = u"database/last"_s;
const QString Appearance = u"window/appearance"_s;
const QString Stacked = u"window/stacked"_s;

/// As they are written; in words, for whoever reads the file.
const QMap<Theme::Choice, QString> AppearanceNames{{Theme::Choice::System, u"system"_s},
                                                   {Theme::Choice::Light, u"light"_s},
                                                   {Theme::Choice::Dark, u"dark"_s}};

} // namespace

/// In a folder named after the program: Qt's own choice has one of the organization's above it, and there is
/// none.
Settings::Settings()
    : m_settings(file(), QSettings::IniFormat)
{
}

QString Settings::file()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u"/settings.ini"_s;
}

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

Theme::Choice Settings::appearance() const
{
    return AppearanceNames.key(m_settings.value(Appearance).toString(), Theme::Choice::System);
}

void Settings::setAppearance(Theme::Choice choice)
{
    m_settings.setValue(Appearance, AppearanceNames.value(choice));
}

bool Settings::isStacked() const
{
    return m_settings.value(Stacked).toBool();
}

void Settings::setStacked(bool stacked)
{
    m_settings.setValue(Stacked, stacked);
}

} // namespace relata
