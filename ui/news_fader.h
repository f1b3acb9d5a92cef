#pragma once

#include <QtCore/QDeadlineTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace relata {

class RecordTableModel;
class RecordTableView;

/// Paints a table again while the marks of what somebody else has changed fade, and not a moment longer. On
/// the GUI thread.
class NewsFader : public QObject
{
    Q_OBJECT

public:
    NewsFader(RecordTableView *table, RecordTableModel *model, QObject *parent);

private:
    void begin();
    void paint();

    RecordTableView *m_table;
    QTimer m_timer;
    QDeadlineTimer m_until;
};

} // namespace relata
