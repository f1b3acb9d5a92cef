#include "bench/paint_clock.h"

#include <QtCore/QEvent>
#include <QtWidgets/QWidget>

#include <optional>

namespace relata::bench {

namespace {

constexpr qint64 LongestWaitMs = 120'000;

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

NotShown::NotShown()
    : std::runtime_error("what was waited for was not shown")
{
}

double PaintClock::timeUntilPainted(const std::function<QWidget *()> &widget,
                                    const std::function<void()> &act, const std::function<bool()> &shown)
{
    std::optional<double> painted;
    m_painted = [&](const QObject *receiver) {
        if (!painted && receiver == widget() && shown())
            painted = milliseconds(m_timer);
    };
    m_timer.start();
    act();
    wait([&] { return painted.has_value(); });
    m_painted = {};
    return *painted;
}

double PaintClock::timeUntil(const std::function<void()> &act, const std::function<bool()> &isTrue)
{
    m_timer.start();
    act();
    wait(isTrue);
    return milliseconds(m_timer);
}

/// The heartbeat wakes the loop, so that a wait for nothing comes to its end as well.
void PaintClock::wait(const std::function<bool()> &isOver)
{
    while (!isOver()) {
        if (m_timer.hasExpired(LongestWaitMs)) {
            m_painted = {};
            throw NotShown();
        }
        processEvents(QEventLoop::WaitForMoreEvents);
    }
}

bool PaintClock::notify(QObject *receiver, QEvent *event)
{
    const bool isPaint = m_painted && event->type() == QEvent::Paint;
    const bool handled = QApplication::notify(receiver, event);
    if (isPaint && m_painted)
        m_painted(receiver);
    return handled;
}

} // namespace relata::bench
