#pragma once

#include <QtCore/QHash>
#include <QtGui/QAccessible>

#include <list>

namespace relata {

/// The accessible cells that a screen reader has asked for, the least recently used ones dropped.
///
/// A table has more cells than memory, and Qt keeps an accessible object until it is told not to:
/// this cache owns the registered ones and deletes what it drops. A header cell has the row -1.
class AccessibleCellCache
{
public:
    struct Key
    {
        int row;
        int column;
        bool operator==(const Key &) const = default;

        friend size_t qHash(const Key &key, size_t seed) { return qHashMulti(seed, key.row, key.column); }
    };

    explicit AccessibleCellCache(qsizetype capacity);
    ~AccessibleCellCache();
    Q_DISABLE_COPY_MOVE(AccessibleCellCache)

    /// The cell, now the most recently used one, or null.
    QAccessibleInterface *find(Key key);
    void insert(Key key, QAccessibleInterface *cell);
    void clear();

    qsizetype size() const { return m_cells.size(); }

    const std::list<Key> &keys() const { return m_recent; }

private:
    struct Cell
    {
        QAccessible::Id id;
        std::list<Key>::iterator place;
    };

    qsizetype m_capacity;
    QHash<Key, Cell> m_cells;
    std::list<Key> m_recent; ///< the most recently used first
};

} // namespace relata
