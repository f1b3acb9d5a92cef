#pragma once

#include "models/undo_history.h"

namespace relata {

class RecordPane;
class RelationshipView;
struct Record;

/// Shows what undoing and redoing did: makes the record that came back or was changed the current one,
/// wherever it is, and says so in its pane. A form that is open, and the focus, stay where they are. On the
/// GUI thread; it belongs to the view.
class UndoGuide : public QObject
{
    Q_OBJECT

public:
    UndoGuide(DatabaseSession *session, UndoHistory *history, RelationshipView *view);

private:
    using Direction = UndoHistory::Direction;

    void follow(Direction direction, const QString &text, const QList<Change> &done);
    RecordPane *show(const TableName &table, const Record &record, bool exists);
    RecordPane *paneOf(const Table &table, const Record &record, bool exists) const;
    static bool isAmong(const RecordPane &pane, const Table &table, const Record &record);
    static bool shows(const RecordPane &pane, const Record &record, bool exists);

    DatabaseSession *m_session;
    RelationshipView *m_view;
    int m_changes = 0; ///< of the history
};

} // namespace relata
