#pragma once

#include <QtCore/QStringList>

namespace relata::test {

/// What a screen reader would have been told, in the order of telling: "Focus Ada Lovelace".
///
/// A bridge of its own is plugged into Qt, because offscreen there is no other. It listens from the
/// first event on; each object is one listening.
class SpokenEvents
{
public:
    SpokenEvents();
    ~SpokenEvents();
    Q_DISABLE_COPY_MOVE(SpokenEvents)

    QStringList take() { return std::exchange(m_heard, {}); }

    void add(const QString &event) { m_heard.append(event); }

private:
    QStringList m_heard;
};

} // namespace relata::test
