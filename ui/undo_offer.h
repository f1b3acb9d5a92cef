#pragma once

#include "models/undo_history.h"

namespace relata {

class MessageBar;

/// A sentence about what was just done, with a button that takes it back. It goes away as soon as something
/// else is the last thing that was done: the button would take that back. On the GUI thread.
class UndoOffer : public QObject
{
    Q_OBJECT

public:
    UndoOffer(UndoHistory *history, MessageBar *messages, QObject *parent = nullptr);

    /// To be called when what is to be taken back is the last entry of the history.
    void show(UndoHistory::Direction way, const QString &sentence);

private:
    void withdraw();

    UndoHistory *m_history;
    MessageBar *m_messages;
    int m_message = 0; ///< the offer that stands; 0: none
};

} // namespace relata
