#pragma once

#include <QtCore/QModelIndex>

namespace relata {

class RecordTableView;

/// Tells screen readers what happens in a RecordTableView; made where it is needed, holds no state.
/// Nothing told costs more than the cells that someone has asked for.
class RecordTableAnnouncer
{
public:
    explicit RecordTableAnnouncer(RecordTableView *view)
        : m_view(view)
    {
    }

    void currentChanged() const;
    void selectionChanged() const;
    void busyChanged() const;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight) const;

private:
    RecordTableView *m_view;
};

} // namespace relata
