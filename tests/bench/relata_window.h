#pragma once

#include "models/database/database_location.h"
#include "models/database/record.h"
#include "ui/main_window.h"

#include <functional>

namespace relata {
class RecordPane;
}

namespace relata::bench {

/// Relata's window as a person uses it: keys and clicks go in, painted rows come out. Times are milliseconds.
class RelataWindow
{
public:
    /// Opens at the first record of a table; returns when its rows are painted.
    RelataWindow(const DatabaseLocation &location, const QString &table);

    double openingTime() const { return m_openingTime; }

    RecordPane *master() const;
    RecordPane *detail() const;
    int masterRow() const;

    /// A key in the master's table.
    void press(RecordPane *pane, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;

    /// Until the rows in sight of a pane are painted, while something else is true as well.
    double timeToRows(RecordPane *pane, const std::function<void()> &act,
                      const std::function<bool()> &also) const;
    /// Makes a row of the master current; until it is painted.
    double goToRow(int row);
    /// Waits until the children of the master's record are painted as well.
    void settle() const;
    /// Presses Down in the master; until the children are painted.
    double selectNext();
    /// Until the number of rows is known.
    static double timeToExactCount(const RecordPane *pane, const std::function<void()> &act);

    static bool showsRows(const RecordPane *pane);

private:
    bool followsMaster() const;

    MainWindow m_window;
    double m_openingTime = 0;
};

} // namespace relata::bench
