#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>

namespace relata {

class FormHost;
class MessageBar;
class RecordDraft;
struct DatabaseError;

/// Says in a pane what the database has refused where whoever typed it is elsewhere by now, as after a cell:
/// the draft is kept, and the message offers to open it, or to try again where that can help. It goes when
/// the draft does. On the GUI thread.
class RefusedDrafts : public QObject
{
    Q_OBJECT

public:
    RefusedDrafts(FormHost *forms, MessageBar *messages, QObject *parent = nullptr);

private:
    void show(const RecordDraft *draft, const QList<DatabaseError> &errors);

    FormHost *m_forms;
    MessageBar *m_messages;
};

} // namespace relata
