// Records that somebody else changes while they are typed here: the part of FormHost behind the conflict
// panel.
#include "models/database/database_session.h"
#include "models/draft_recorder.h"
#include "models/record_conflict.h"
#include "models/record_draft.h"
#include "ui/conflict_panel.h"
#include "ui/form_host.h"
#include "ui/record_form.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Somebody who saves again and again is not run after for ever.
constexpr int MostAttempts = 5;

} // namespace

void FormHost::makeConflict()
{
    connect(m_conflict, &ConflictPanel::saveRequested, this, &FormHost::saveChosen);
    connect(m_conflict, &ConflictPanel::backRequested, this, &FormHost::leaveConflict);
    connect(m_conflict, &ConflictPanel::discardRequested, this, &FormHost::discard);
    connect(m_session, &DatabaseSession::changedElsewhere, this, qOverload<>(&FormHost::lookElsewhere));
}

bool FormHost::isConflict(const Entry &entry, const Result<ChangeOutcome> &outcome) const
{
    const auto conflicts = [](const ChangeError &error) {
        return error.error.kind == DatabaseError::Kind::Conflict;
    };
    return outcome && !entry.draft->isNew() && entry.attempts < MostAttempts &&
           std::ranges::any_of(outcome->errors, conflicts);
}

/// What the other one has made of the record decides: where the two changed different things, they are saved
/// together; else somebody has to choose. What is typed meanwhile waits, as while saving.
void FormHost::resolve(Entry *entry, bool andNew)
{
    ++entry->attempts;
    const auto job = [table = entry->table, key = entry->key](Repository &repository) {
        return repository.reader().record(table, key);
    };
    m_session->request(Lane::Writer, {}, job, entry->draft.get(),
                       [this, entry, andNew](const Result<std::optional<Record>> &theirs) {
                           if (!theirs) {
                               finishSave(entry, entry->draft->change(), andNew,
                                          std::unexpected(theirs.error()));
                               return;
                           }
                           const RecordConflict conflict(*entry->draft, *theirs);
                           if (conflict.isContested()) {
                               refuseConflict(entry, conflict);
                               return;
                           }
                           entry->merged += conflict.merged();
                           entry->draft->rebase(**theirs);
                           write(entry, andNew);
                       });
}

/// Whoever typed in a cell, or has closed the form, is elsewhere by now, as with other refusals.
void FormHost::refuseConflict(Entry *entry, const RecordConflict &conflict)
{
    entry->saving = entry->inCell = entry->revives = false;
    entry->merged.clear();
    entry->conflict = conflict;
    if (m_recorder)
        m_recorder->setSaving(entry->draft.get(), false);
    if (m_open == entry) {
        const bool awaited = m_form->holdsKeyboard() || m_conflict->holdsFocus();
        m_form->takeTypedAhead(); // it was meant for what comes after saving
        m_form->setBusy(false);
        showConflict(entry);
        if (awaited)
            m_conflict->focusFirst();
    } else {
        Q_EMIT refused(entry->draft.get(),
                       {{DatabaseError::Kind::Conflict, ConflictPanel::whatHappened(conflict), {}, {}}});
    }
    Q_EMIT draftsChanged();
}

void FormHost::showConflict(Entry *entry)
{
    if (!entry->conflict)
        return;
    m_conflict->open(entry->draft->title(), *entry->conflict);
    m_form->hide();
}

/// Saves with what is chosen; where everything is theirs there is nothing to save.
void FormHost::saveChosen()
{
    Entry *entry = m_open;
    if (!entry || entry->saving || !m_conflict->isOpen())
        return;
    entry->attempts = 0;
    entry->revives = m_conflict->conflict()->isGone();
    if (const auto &theirs = m_conflict->conflict()->theirs())
        entry->draft->rebase(*theirs, m_conflict->takingTheirs());
    if (!entry->revives && !entry->draft->isDirty()) {
        close();
        Q_EMIT noted(tr("The record stays as somebody else has saved it."));
        return;
    }
    m_conflict->setBusy(true);
    entry->conflict.reset();
    write(entry, false);
}

/// Back to the form, on top of nothing: what is wrong is still said there, and saving comes back here.
void FormHost::leaveConflict()
{
    hideConflict();
    if (!m_open)
        return;
    m_open->attempts = 0;
    m_open->conflict.reset();
    lookElsewhere(m_open->draft.get());
    m_form->focusFirstField();
}

void FormHost::hideConflict()
{
    if (!m_conflict->isOpen())
        return;
    m_conflict->close();
    m_form->show();
}

/// Whatever is typed, or shown in a form, is looked at again in the database: what both have changed is said
/// at once, and what nobody has typed in follows.
void FormHost::lookElsewhere()
{
    m_typedInCells.removeIf([](const QPointer<RecordDraft> &draft) { return draft.isNull(); });
    for (const auto &entry : m_entries) {
        if (!entry->key.isEmpty() && !entry->saving)
            lookElsewhere(entry->draft.get());
    }
    for (const QPointer<RecordDraft> &draft : std::as_const(m_typedInCells))
        lookElsewhere(draft.data());
}

void FormHost::lookElsewhere(RecordDraft *draft)
{
    if (draft->key().isEmpty())
        return;
    const auto job = [table = draft->table().name, key = draft->key()](Repository &repository) {
        return repository.reader().record(table, key);
    };
    // The draft is the receiver: it may be saved before the answer comes.
    m_session->request(Lane::Pages, {}, job, draft, [this, draft](const Result<std::optional<Record>> &now) {
        const auto entry = std::ranges::find_if(
            m_entries, [draft](const auto &other) { return other->draft.get() == draft; });
        const bool saving = entry != m_entries.end() && (*entry)->saving;
        if (now && !saving)
            draft->seeElsewhere(*now);
    });
}

} // namespace relata
