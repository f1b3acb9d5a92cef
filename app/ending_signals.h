#pragma once

#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>

#include <memory>

namespace relata {

/// Tells the event loop that the system wants the program to end (SIGTERM, SIGHUP, SIGINT), so that it ends
/// in its own way. One object a program, on the GUI thread.
class EndingSignals : public QObject
{
    Q_OBJECT

public:
    explicit EndingSignals(QObject *parent = nullptr);
    ~EndingSignals() override;

Q_SIGNALS:
    void endRequested();

private:
    int m_ends[2] = {-1, -1}; ///< of a pipe: a signal handler may do little more than write
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace relata
