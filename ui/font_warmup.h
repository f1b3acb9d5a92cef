#pragma once

#include <QtCore/QStringList>
#include <QtCore/QTimer>

#include <set>

namespace relata {

/// Has the fonts of the world's scripts looked for, one an event: the first text in a script costs several
/// milliseconds, and the first rows may hold names in many of them. First what somebody waits to show, the
/// rest while the program waits for other things. One for the process, whose fonts they are; on the GUI
/// thread.
class FontWarmup : public QObject
{
    Q_OBJECT

public:
    static FontWarmup *instance();

    /// Goes on until all are found.
    void start();

    bool isDone() const;

    bool isBusy() const { return m_timer.isActive(); }

    /// Whether texts can be measured and painted at once. Else what they need is looked for next, and ready()
    /// says when it is there.
    bool isReadyFor(const QStringList &texts);

Q_SIGNALS:
    void ready();

private:
    explicit FontWarmup(QObject *parent);
    bool learn(const QString &text);
    void findNext();

    QTimer m_timer;
    std::set<int> m_known;   ///< scripts
    QStringList m_wanted;    ///< a text in each script that somebody waits for
    size_t m_nextSample = 0; ///< of those that nobody has asked for
};

} // namespace relata
