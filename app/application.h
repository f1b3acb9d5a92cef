#pragma once

#include "models/database/database_location.h"
#include "ui/main_window.h"

#include <QtCore/QTemporaryDir>

#include <memory>

namespace relata {

struct CommandLine;

/// Joins the parts: reads the command line, decides which database is opened, and shows the window. On the
/// GUI thread, after QApplication.
class Application
{
public:
    /// Returns the program's exit status: at once where the command line or, without a display to show a
    /// window on, the database is no good.
    int run(const QStringList &arguments);

private:
    static bool hasDisplay();
    int showWindow(const DatabaseLocation &location, const StartPlace &start);
    static int explain(const DatabaseLocation &location);
    Result<DatabaseLocation> locationFor(const CommandLine &commandLine);
    Result<DatabaseLocation> sampleStore();

    std::unique_ptr<QTemporaryDir> m_sampleFolder; ///< outlives the window
    std::unique_ptr<MainWindow> m_window;
};

} // namespace relata
