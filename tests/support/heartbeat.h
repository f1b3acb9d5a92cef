#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

namespace relata::test {

/// Beats once a millisecond as long as the event loop turns, and remembers the longest it could not, by what
/// this thread computed meanwhile. On the GUI thread.
class Heartbeat
{
public:
    struct Stall
    {
        double cpu = 0;  ///< milliseconds of this thread
        double wall = 0; ///< milliseconds by the clock
    };

    Heartbeat();

    void restart();
    /// The longest since the last restart().
    Stall longestStall();

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_wall;
    double m_cpu = 0;
    Stall m_longest;
};

} // namespace relata::test
