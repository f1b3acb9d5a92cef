#include "models/undo_history.h"

#include "models/database/database_session.h"
#include "models/key_moves.h"

#include <QtCore/QDateTime>
#include <QtCore/QUuid>

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

/// In the order of time, from one run to the next.
UndoHistory::Entry UndoHistory::numbered(const QString &text, const QList<Change> &changes)
{
    m_number = std::max(m_number + 1, QDateTime::currentMSecsSinceEpoch());
    return {.text = text, .changes = changes, .id = QUuid::createUuid().toRfc4122(), .number = m_number};
}

QList<UndoHistory::Saved> UndoHistory::saved() const
{
    QList<Saved> result;
    for (const auto &[direction, entries] :
         {std::pair(Direction::Undo, &m_undo), std::pair(Direction::Redo, &m_redo)}) {
        for (const Entry &entry : *entries) {
            if (!entry.changes.isEmpty())
                result.append({entry.id, direction, entry.number, entry.text, entry.changes});
        }
    }
    return result;
}

void UndoHistory::resume(QList<Saved> earlier)
{
    std::ranges::sort(earlier, std::ranges::greater(), &Saved::number);
    for (const Saved &saved : std::as_const(earlier)) {
        // What was saved since has ended what could be put back then.
        if (saved.direction == Direction::Undo || m_undo.isEmpty() ||
            m_undo.constLast().number < saved.number)
            entries(saved.direction)
                .prepend(
                    {.text = saved.text, .changes = saved.changes, .id = saved.id, .number = saved.number});
        m_number = std::max(m_number, saved.number);
    }
    Q_EMIT changed();
}

void UndoHistory::push(const QString &text, const QList<Change> &done)
{
    m_undo.append(numbered(text, done));
    m_redo.clear();
    Q_EMIT changed();
}

void UndoHistory::push(const QString &text, QObject *owner, const Step &takeBack, const Step &putBack)
{
    m_undo.append({.text = text, .owner = owner, .step = takeBack, .inverse = putBack});
    m_redo.clear();
    Q_EMIT changed();
}

/// Does a step; what comes back takes it back.
UndoHistory::Entry UndoHistory::performed(const Entry &entry)
{
    if (entry.owner)
        entry.step();
    return {.text = entry.text, .owner = entry.owner, .step = entry.inverse, .inverse = entry.step};
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

/// What else is kept about the same rows finds them again. It is another entry then, to be kept anew.
void UndoHistory::followKeys(const QList<Change> &changes, const QList<Change> &done)
{
    const QList<KeyMove> moves = keyMoves(*m_session->schema(), changes, done);
    if (moves.isEmpty())
        return;
    for (QList<Entry> *entries : {&m_undo, &m_redo}) {
        for (Entry &entry : *entries) {
            if (follow(moves, entry.changes))
                entry.id = QUuid::createUuid().toRfc4122();
        }
    }
}

void UndoHistory::finish(Direction direction, qsizetype index, const Entry &entry,
                         const Result<ChangeOutcome> &outcome)
{
    m_busy = false;
    if (outcome && outcome->succeeded()) {
        followKeys(entry.changes, outcome->done);
        entries(opposite(direction)).append(numbered(entry.text, outcome->done));
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
