#pragma once

#include <QtCore/QTimer>

namespace relata {

/// Has the fonts of the world's scripts looked for, one at a time, while the window waits for other things:
/// the first text in a script else costs several milliseconds, and a page of names in many scripts is painted
/// in one go. Once in a process; on the GUI thread.
class FontWarmup : public QObject
{
    Q_OBJECT

public:
    explicit FontWarmup(QObject *parent = nullptr);

    static bool isDone();

    bool isBusy() const { return m_timer.isActive(); }

private:
    void warmNext();

    QTimer m_timer;
};

} // namespace relata
