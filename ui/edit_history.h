#pragma once

#include <QtCore/QVariantList>

#include <utility>

namespace relata {

/// What an editor without typing, as a check box, has been through: the states that can be taken back and put
/// back again.
class EditHistory
{
public:
    /// Forgets what was, and begins with a state.
    void begin(const QVariant &state)
    {
        m_past.clear();
        m_future.clear();
        m_now = state;
    }

    void add(const QVariant &state)
    {
        m_past.append(std::exchange(m_now, state));
        m_future.clear();
    }

    bool canUndo() const { return !m_past.isEmpty(); }

    bool canRedo() const { return !m_future.isEmpty(); }

    QVariant undo() { return move(m_past, m_future); }

    QVariant redo() { return move(m_future, m_past); }

private:
    QVariant move(QVariantList &from, QVariantList &to)
    {
        to.append(std::exchange(m_now, from.takeLast()));
        return m_now;
    }

    QVariantList m_past;
    QVariant m_now;
    QVariantList m_future;
};

} // namespace relata
