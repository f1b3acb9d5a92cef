#include "app/ending_signals.h"

#include <array>
#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace relata {

namespace {

constexpr std::array Signals{SIGTERM, SIGHUP, SIGINT};

std::atomic_int writingEnd{-1};

void tell(int)
{
    const char one = 1;
    const auto written = ::write(writingEnd.load(), &one, sizeof one);
    static_cast<void>(written); // a full pipe has told already
}

} // namespace

EndingSignals::EndingSignals(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(m_ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return; // the signals then end the program at once, as they would have
    writingEnd = m_ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_ends[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT endRequested();
    });
    for (const int signal : Signals)
        std::signal(signal, tell);
}

EndingSignals::~EndingSignals()
{
    for (const int signal : Signals)
        std::signal(signal, SIG_DFL);
    m_notifier.reset();
    for (const int end : m_ends) {
        if (end >= 0)
            ::close(end);
    }
}

} // namespace relata
