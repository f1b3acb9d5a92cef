#pragma once

#include <deque>
#include <memory>

class QKeyEvent;

namespace relata {

/// Keys that were pressed while nobody could take them, in their order. On the GUI thread alone.
class TypedAhead
{
public:
    TypedAhead();
    ~TypedAhead();
    TypedAhead(TypedAhead &&) noexcept;
    TypedAhead &operator=(TypedAhead &&) noexcept;

    void add(const QKeyEvent &key);
    /// Gives each key to whatever has the focus when its turn comes, as if it were pressed now.
    void replay();

private:
    std::deque<std::unique_ptr<QKeyEvent>> m_keys;
};

} // namespace relata
