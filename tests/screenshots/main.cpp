#include "screenshots/screenshots.h"
#include "screenshots/tour.h"
#include "ui/theme.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryFile>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>

namespace {

using namespace Qt::Literals::StringLiterals;

/// The offscreen platform with a screen that large windows and their menus fit on.
void useLargeScreen(QTemporaryFile *screens)
{
    if (!screens->open())
        qFatal("There is no room for temporary files.");
    screens->write(R"({"screens": [{"name": "large", "x": 0, "y": 0, "width": 4000, "height": 2400,
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})");
    screens->close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens->fileName().toLocal8Bit());
}

} // namespace

/// relata_screenshots [--tour] [--dark] FOLDER: makes the pictures of the manual there, or one of every state
/// of the window, to be looked at; QT_SCALE_FACTOR says how large.
int main(int argc, char **argv)
{
    QTemporaryFile screens;
    useLargeScreen(&screens);
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"relata-screenshots"_s);
    QApplication::setApplicationVersion(QStringLiteral(RELATA_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Relata"_s);
    QApplication::setFont(QFont(u"Noto Sans"_s, 10));
    QApplication::setCursorFlashTime(0);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));

    QCommandLineParser parser;
    const QCommandLineOption tour(u"tour"_s, u"Every state of the window."_s);
    const QCommandLineOption dark(u"dark"_s, u"In the dark appearance."_s);
    parser.addOptions({tour, dark});
    parser.addPositionalArgument(u"folder"_s, u"Where the pictures go."_s);
    parser.addPositionalArgument(u"state"_s, u"Only these."_s, u"[state...]"_s);
    parser.process(application);
    QStringList states = parser.positionalArguments();
    if (states.isEmpty())
        parser.showHelp(2);
    const QString folder = states.takeFirst();

    relata::Theme theme;
    theme.choose(parser.isSet(dark) ? relata::Theme::Choice::Dark : relata::Theme::Choice::Light);
    std::unique_ptr<QObject> pictures;
    if (parser.isSet(tour))
        pictures = std::make_unique<relata::test::Tour>(folder, &theme);
    else
        pictures = std::make_unique<relata::test::Screenshots>(folder);
    return QTest::qExec(pictures.get(), QStringList(QApplication::arguments().constFirst()) + states);
}
