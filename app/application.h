#pragma once

#include "models/database/store_file.h"
#include "ui/main_window.h"

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

    SampleFolder m_samples; ///< outlives the window
    std::unique_ptr<MainWindow> m_window;
};

} // namespace relata
