#include "models/undo_history.h"

#include "models/database/database_session.h"

#include <algorithm>

namespace relata {

namespace {

QList<Change> inverses(const QList<Change> &changes)
{
    QList<Change> result;
    std::ranges::transform(changes, std::back_inserter(result), &Change::inverse);
    std::ranges::reverse(result);
    return result;
}

UndoHistory::Direction opposite(UndoHistory::Direction direction)
{
    using Direction = UndoHistory::Direction;
    return direction == Direction::Undo ? Direction::Redo : Direction::Undo;
}

} // namespace

UndoHistory::UndoHistory(DatabaseSession *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void UndoHistory::push(const QString &text, const QList<Change> &done)
{
    m_undo.append({text, done, {}, {}, {}});
    m_redo.clear();
    Q_EMIT changed();
}

void UndoHistory::push(const QString &text, QObject *owner, const Step &takeBack, const Step &putBack)
{
    m_undo.append({text, {}, owner, takeBack, putBack});
    m_redo.clear();
    Q_EMIT changed();
}

/// Does a step; what comes back takes it back.
UndoHistory::Entry UndoHistory::performed(const Entry &entry)
{
    if (entry.owner)
        entry.step();
    return {entry.text, {}, entry.owner, entry.inverse, entry.step};
}

void UndoHistory::go(Direction direction)
{
    QList<Entry> &from = entries(direction);
    if (m_busy || from.isEmpty())
        return;
    if (from.constLast().step) {
        entries(opposite(direction)).append(performed(from.takeLast()));
        Q_EMIT changed();
        return;
    }
    m_busy = true;
    const qsizetype index = from.size() - 1;
    const Entry entry = from.takeAt(index);
    Q_EMIT changed();
    // Turned round there: there may be hundreds of thousands.
    const auto job = [changes = entry.changes](Repository &repository) {
        return repository.writer().apply(inverses(changes));
    };
    m_session->write(job, this, [this, direction, index, entry](const Result<ChangeOutcome> &outcome) {
        finish(direction, index, entry, outcome);
    });
}

void UndoHistory::finish(Direction direction, qsizetype index, const Entry &entry,
                         const Result<ChangeOutcome> &outcome)
{
    m_busy = false;
    if (outcome && outcome->succeeded()) {
        entries(opposite(direction)).append({entry.text, outcome->done, {}, {}, {}});
        Q_EMIT changed();
        Q_EMIT applied(direction, entry.text, outcome->done);
    } else {
        QList<Entry> &from = entries(direction);
        from.insert(std::min(index, from.size()), entry); // below what was saved meanwhile
        Q_EMIT changed();
        Q_EMIT failed(direction, entry.text, outcome ? outcome->errors.constFirst().error : outcome.error());
    }
}

} // namespace relata
