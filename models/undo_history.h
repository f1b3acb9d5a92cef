#pragma once

#include "models/database/change.h"

#include <QtCore/QObject>

namespace relata {

class DatabaseSession;

/// What was saved and can be taken back, and put back again. Not a QUndoStack: undoing is asynchronous and
/// may fail, since somebody may have changed the rows since; then the entry stays where it is and failed()
/// says why. On the GUI thread.
class UndoHistory : public QObject
{
    Q_OBJECT

public:
    explicit UndoHistory(DatabaseSession *session, QObject *parent = nullptr);

    /// Remembers changes as they came out of the database; `text` names them: "delete order 12345 of Ada
    /// Lovelace".
    void push(const QString &text, const QList<Change> &done);

    bool canUndo() const { return !m_busy && !m_undo.isEmpty(); }

    bool canRedo() const { return !m_busy && !m_redo.isEmpty(); }

    QString undoText() const { return m_undo.isEmpty() ? QString() : m_undo.constLast().text; }

    QString redoText() const { return m_redo.isEmpty() ? QString() : m_redo.constLast().text; }

    void undo() { takeBack(m_undo, m_redo); }

    void redo() { takeBack(m_redo, m_undo); }

Q_SIGNALS:
    void changed();
    /// Undoing or redoing is done; where to look.
    void applied(const QString &text, const QList<relata::Change> &done);
    void failed(const QString &text, const relata::DatabaseError &error);

private:
    struct Entry
    {
        QString text;
        QList<Change> changes;
    };

    void takeBack(QList<Entry> &from, QList<Entry> &to);

    DatabaseSession *m_session;
    QList<Entry> m_undo;
    QList<Entry> m_redo;
    bool m_busy = false; ///< one at a time: the next entry's old values are what this one leaves
};

} // namespace relata
