#include "ui/theme.h"

#include "ui/program_style.h"

#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusVariant>
#include <QtWidgets/QApplication>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
const QString Service = u"org.freedesktop.portal.Desktop"_s;
const QString Path = u"/org/freedesktop/portal/desktop"_s;
const QString Interface = u"org.freedesktop.portal.Settings"_s;
const QString Group = u"org.freedesktop.appearance"_s;
const QString Key = u"color-scheme"_s;
constexpr uint PrefersDark = 1;

struct Colors
{
    QRgb window, base, alternate, text, placeholder, button, mid, highlight, highlightedText, link;
};

// Text on its background, placeholders included, has a contrast of 4.5:1 or more.
constexpr Colors Light{0xfff4f5f7, 0xffffffff, 0xfff8f9fb, 0xff1b222c, 0xff667080,
                       0xffffffff, 0xffd3d8df, 0xff2563c9, 0xffffffff, 0xff1f5bbf};
constexpr Colors Dark{0xff20242a, 0xff181b20, 0xff1d2127, 0xffe7eaef, 0xff98a2b1,
                      0xff2b3038, 0xff3d444e, 0xff2f6bd0, 0xffffffff, 0xff7fb0ff};

void setDisabled(QPalette &palette, QPalette::ColorRole role)
{
    QColor faded = palette.color(QPalette::Active, role);
    faded.setAlphaF(0.45F);
    palette.setColor(QPalette::Disabled, role, faded);
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
{
    QApplication::setStyle(new ProgramStyle);
    apply();
    askDesktop();
}

void Theme::choose(Choice choice)
{
    m_choice = choice;
    apply();
}

QPalette Theme::palette(bool dark)
{
    const Colors &colors = dark ? Dark : Light;
    QPalette palette(QColor::fromRgb(colors.button), QColor::fromRgb(colors.window));
    palette.setColor(QPalette::Base, colors.base);
    palette.setColor(QPalette::AlternateBase, colors.alternate);
    palette.setColor(QPalette::Mid, colors.mid);
    palette.setColor(QPalette::Highlight, colors.highlight);
    palette.setColor(QPalette::HighlightedText, colors.highlightedText);
    palette.setColor(QPalette::Link, colors.link);
    palette.setColor(QPalette::PlaceholderText, colors.placeholder);
    palette.setColor(QPalette::ToolTipBase, colors.base);
    palette.setColor(QPalette::ToolTipText, colors.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(role, colors.text);
        setDisabled(palette, role);
    }
    return palette;
}

void Theme::askDesktop()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(Service, Path, Interface, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(Service, Path, Interface, u"Read"_s);
    read << Group << Key;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *call) {
        const QDBusPendingReply<QDBusVariant> reply = *call;
        call->deleteLater();
        if (reply.isValid()) // a variant within the variant
            settingChanged(Group, Key, reply.value().variant().value<QDBusVariant>());
    });
}

void Theme::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group != Group || key != Key)
        return;
    m_systemIsDark = value.variant().toUInt() == PrefersDark;
    apply();
}

void Theme::apply()
{
    QApplication::setPalette(palette(isDark()));
}

} // namespace relata
