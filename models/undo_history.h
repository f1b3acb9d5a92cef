#pragma once

#include "models/database/change.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <functional>

namespace relata {

class DatabaseSession;

/// What was saved and can be taken back, and put back again. Not a QUndoStack: undoing is asynchronous and
/// may fail, since somebody may have changed the rows since; then the entry stays where it is and failed()
/// says why. What was done to a draft alone, as discarding it, has its place in the same order. On the GUI
/// thread.
class UndoHistory : public QObject
{
    Q_OBJECT

public:
    using Step = std::function<void()>;

    enum class Direction
    {
        Undo,
        Redo
    };

    /// An entry that changed the database, as it can be kept and put back.
    struct Saved
    {
        QByteArray id;
        Direction direction = Direction::Undo;
        qint64 number = 0; ///< the later, the larger
        QString text;
        QList<Change> changes;
    };

    explicit UndoHistory(DatabaseSession *session, QObject *parent = nullptr);

    /// Remembers changes as they came out of the database; `text` names them: "delete order 12345 of Ada
    /// Lovelace".
    void push(const QString &text, const QList<Change> &done);

    /// Remembers something done in the window alone, by `owner`; when that is gone, nothing happens any more.
    void push(const QString &text, QObject *owner, const Step &takeBack, const Step &putBack);

    bool canUndo() const { return !m_busy && !m_undo.isEmpty(); }

    bool canRedo() const { return !m_busy && !m_redo.isEmpty(); }

    QString undoText() const { return m_undo.isEmpty() ? QString() : m_undo.constLast().text; }

    QString redoText() const { return m_redo.isEmpty() ? QString() : m_redo.constLast().text; }

    bool isBusy() const { return m_busy; }

    /// What can be kept beyond this run, both ways.
    QList<Saved> saved() const;
    /// Puts what an earlier run has kept below what there is.
    void resume(QList<Saved> earlier);

    void undo() { go(Direction::Undo); }

    void redo() { go(Direction::Redo); }

    void go(Direction direction); ///< undo() or redo()

Q_SIGNALS:
    void changed();
    /// Undoing or redoing is done; where to look.
    void applied(relata::UndoHistory::Direction direction, const QString &text,
                 const QList<relata::Change> &done);
    void failed(relata::UndoHistory::Direction direction, const QString &text,
                const relata::DatabaseError &error);

private:
    struct Entry
    {
        QString text;
        QList<Change> changes;
        QByteArray id;
        qint64 number = 0;
        QPointer<QObject> owner; ///< of the steps
        Step step;               ///< instead of changes
        Step inverse;            ///< takes the step back
    };

    Entry numbered(const QString &text, const QList<Change> &changes);
    static Entry performed(const Entry &entry);
    void followKeys(const QList<Change> &changes, const QList<Change> &done);
    void finish(Direction direction, qsizetype index, const Entry &entry,
                const Result<ChangeOutcome> &outcome);

    QList<Entry> &entries(Direction direction) { return direction == Direction::Undo ? m_undo : m_redo; }

    DatabaseSession *m_session;
    QList<Entry> m_undo;
    QList<Entry> m_redo;
    qint64 m_number = 0; ///< of the last entry
    bool m_busy = false; ///< one at a time: the next entry's old values are what this one leaves
};

} // namespace relata
