#include "ui/settings.h"

#include <QtCore/QFile>
#include <QtCore/QMap>
#include <QtCore/QStandardPaths>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Recent = u"database/recent"_s;
constexpr int MostRecent = 10;
const QString Appearance = u"window/appearance"_s;
const QString Stacked = u"window/stacked"_s;
const QString Sidebar = u"window/sidebar"_s;
const QString SidebarWidth = u"window/sidebarWidth"_s;

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

std::optional<DatabaseLocation> Settings::lastDatabase() const
{
    const QList<RecentDatabase> recent = recentDatabases();
    if (recent.isEmpty())
        return std::nullopt;
    const DatabaseLocation last = recent.constFirst().location;
    return last.path.isEmpty() || QFile::exists(last.path) ? std::optional(last) : std::nullopt;
}

QList<RecentDatabase> Settings::recentDatabases() const
{
    QList<RecentDatabase> recent;
    for (const QString &line : m_settings.value(Recent).toStringList()) {
        const QString argument = line.section(u' ', 2);
        auto location = DatabaseLocation::fromArgument(argument);
        if (argument.isEmpty() || !location)
            continue;
        location->readOnly = line.section(u' ', 1, 1).contains(u'r');
        location->ownStore = line.section(u' ', 1, 1).contains(u's');
        recent.append({*location, QDateTime::fromString(line.section(u' ', 0, 0), Qt::ISODate)});
    }
    return recent;
}

void Settings::remember(const DatabaseLocation &location)
{
    if (location.sample)
        return;
    forget(location);
    QList<RecentDatabase> recent = recentDatabases();
    recent.prepend({location, QDateTime::currentDateTime()});
    write(recent.first(std::min<qsizetype>(recent.size(), MostRecent)));
}

void Settings::forget(const DatabaseLocation &location)
{
    QList<RecentDatabase> recent = recentDatabases();
    recent.removeIf([argument = location.toArgument()](const RecentDatabase &other) {
        return other.location.toArgument() == argument;
    });
    write(recent);
}

void Settings::forgetAll()
{
    m_settings.remove(Recent);
}

/// A line for each: when, how ("r": read only, "s": a store that Relata made, "-"), and what.
void Settings::write(const QList<RecentDatabase> &recent)
{
    QStringList lines;
    for (const auto &[location, opened] : recent) {
        const QString how =
            u"-"_s + (location.readOnly ? u"r"_s : QString()) + (location.ownStore ? u"s"_s : QString());
        lines << opened.toString(Qt::ISODate) + u' ' + how + u' ' + location.toArgument();
    }
    m_settings.setValue(Recent, lines);
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

std::optional<bool> Settings::hasSidebar() const
{
    return m_settings.contains(Sidebar) ? std::optional(m_settings.value(Sidebar).toBool()) : std::nullopt;
}

void Settings::setSidebar(bool shown)
{
    m_settings.setValue(Sidebar, shown);
}

int Settings::sidebarWidth() const
{
    return std::max(0, m_settings.value(SidebarWidth).toInt());
}

void Settings::setSidebarWidth(int width)
{
    m_settings.setValue(SidebarWidth, width);
}

} // namespace relata
