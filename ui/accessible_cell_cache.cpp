#include "ui/accessible_cell_cache.h"

namespace relata {

AccessibleCellCache::AccessibleCellCache(qsizetype capacity)
    : m_capacity(capacity)
{
}

AccessibleCellCache::~AccessibleCellCache()
{
    clear();
}

QAccessibleInterface *AccessibleCellCache::find(Key key)
{
    const auto found = m_cells.constFind(key);
    if (found == m_cells.constEnd())
        return nullptr;
    m_recent.splice(m_recent.begin(), m_recent, found->place);
    return QAccessible::accessibleInterface(found->id);
}

void AccessibleCellCache::insert(Key key, QAccessibleInterface *cell)
{
    m_recent.push_front(key);
    m_cells.insert(key, {QAccessible::registerAccessibleInterface(cell), m_recent.begin()});
    if (m_cells.size() > m_capacity) {
        QAccessible::deleteAccessibleInterface(m_cells.take(m_recent.back()).id);
        m_recent.pop_back();
    }
}

void AccessibleCellCache::clear()
{
    for (const Cell &cell : std::as_const(m_cells))
        QAccessible::deleteAccessibleInterface(cell.id);
    m_cells.clear();
    m_recent.clear();
}

} // namespace relata
