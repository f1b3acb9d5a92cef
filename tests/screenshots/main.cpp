#include "screenshots/screenshots.h"
#include "ui/theme.h"

#include <QtCore/QStandardPaths>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>

/// relata_screenshots FOLDER: makes the pictures of the manual there.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", "1");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("relata-screenshots"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Relata"));
    QApplication::setFont(QFont(QStringLiteral("Noto Sans"), 10));
    QApplication::setCursorFlashTime(0);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    if (argc != 2) {
        qCritical("Usage: relata_screenshots FOLDER");
        return 2;
    }
    relata::Theme theme;
    theme.choose(relata::Theme::Choice::Light);
    relata::test::Screenshots screenshots(QString::fromLocal8Bit(argv[1]));
    return QTest::qExec(&screenshots, {QString::fromLocal8Bit(argv[0])});
}
