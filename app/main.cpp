#include "app/application.h"

#include <QtWidgets/QApplication>

#include <memory>

namespace {

/// Qt ends a program that asks for windows where there is no display; we have a sentence to say first.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    if (hasDisplay())
        return std::make_unique<QApplication>(argc, argv);
    return std::make_unique<QCoreApplication>(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("relata"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RELATA_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Relata"));
    const auto application = makeApplication(argc, argv);
    return relata::Application().run(QCoreApplication::arguments());
}
