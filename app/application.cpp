#include "app/application.h"

#include "app/command_line.h"
#include "app/ending_signals.h"
#include "models/database/database_session.h"
#include "ui/settings.h"
#include "ui/theme.h"

#include <QtCore/QTextStream>
#include <QtWidgets/QApplication>

namespace relata {

namespace {

constexpr int Failure = 1;

void complain(const QString &sentence)
{
    QTextStream(stderr) << sentence << Qt::endl;
}

Result<DatabaseLocation> lastOrOwn()
{
    const auto last = Settings().lastDatabase();
    return last ? *last : ownStore();
}

} // namespace

int Application::run(const QStringList &arguments)
{
    const auto commandLine = CommandLine::parse(arguments);
    if (!commandLine) {
        complain(commandLine.error());
        return Failure;
    }
    const auto location = locationFor(*commandLine);
    if (!location) {
        complain(location.error().message);
        return Failure;
    }
    return hasDisplay() ? showWindow(*location, {commandLine->table, commandLine->key}) : explain(*location);
}

bool Application::hasDisplay()
{
    return qobject_cast<QApplication *>(QCoreApplication::instance()) != nullptr;
}

int Application::showWindow(const DatabaseLocation &location, const StartPlace &start)
{
    Theme theme;
    theme.choose(Settings().appearance());
    m_window = std::make_unique<MainWindow>(&theme);
    QObject::connect(m_window.get(), &MainWindow::openFailed, m_window.get(),
                     [](const DatabaseError &error) { complain(error.message); });
    // What is typed is on the disk before the session ends, or the system ends us.
    QObject::connect(qApp, &QGuiApplication::commitDataRequest, m_window.get(),
                     [this] { m_window->keepDrafts(); });
    const EndingSignals signals;
    QObject::connect(&signals, &EndingSignals::endRequested, m_window.get(),
                     [] { QCoreApplication::exit(); });
    m_window->open(location, start);
    m_window->show();
    const int status = QApplication::exec();
    m_window.reset();
    return status;
}

/// Says what would have stood in the window.
int Application::explain(const DatabaseLocation &location)
{
    DatabaseSession session(location);
    QObject::connect(&session, &DatabaseSession::opened, &session, [] {
        complain(QCoreApplication::translate("Application", "There is no display to show a window on."));
        QCoreApplication::exit(Failure);
    });
    QObject::connect(&session, &DatabaseSession::openFailed, &session, [](const DatabaseError &error) {
        complain(error.message);
        QCoreApplication::exit(Failure);
    });
    session.open();
    return QCoreApplication::exec();
}

Result<DatabaseLocation> Application::locationFor(const CommandLine &commandLine)
{
    auto location = commandLine.sample                ? m_samples.newStore()
                    : !commandLine.database.isEmpty() ? DatabaseLocation::fromArgument(commandLine.database)
                                                      : lastOrOwn();
    if (location && commandLine.readOnly)
        location->readOnly = true;
    return location;
}

} // namespace relata
