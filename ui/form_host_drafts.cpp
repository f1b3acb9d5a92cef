#include "models/database/cut_value.h"
#include "models/database/database_session.h"
#include "models/draft_recorder.h"
#include "models/undo_history.h"
#include "ui/cell_editor.h"
#include "ui/draft_strip.h"
#include "ui/form_host.h"
#include "ui/parent_source.h"
#include "ui/record_form.h"

#include <algorithm>

// What FormHost does with drafts that have no form just now: kept, discarded, typed in cells.

namespace relata {

CellEditor *FormHost::editCell(const TableName &table, const Record &record, const QString &column,
                               QWidget *parent)
{
    forgetUntouched(find(table, record.key, std::nullopt));
    // What is being saved was typed in another cell just now; it is another column's.
    if (const Entry *kept = find(table, record.key, std::nullopt); kept && !kept->saving) {
        openExisting(table, record, column);
        return nullptr;
    }
    if (isCut(record)) { // a cell waits for nothing, and large values are no cell's
        openExisting(table, record, column);
        return nullptr;
    }
    auto draft = RecordDraft::editing(m_session->schema(), table, record);
    m_typedInCells.append(draft.get());
    if (m_recorder)
        m_recorder->watch(draft.get());
    auto *editor = new CellEditor(std::move(draft), column, parentSource(), parent);
    connect(editor, &CellEditor::newParentRequested, this,
            [this, editor, column](const QString &words) { makeParentInCell(editor, column, words); });
    return editor;
}

void FormHost::keep(std::unique_ptr<RecordDraft> draft, bool save)
{
    const TableName table = draft->table().name;
    const RecordKey key = draft->key();
    Entry *entry = add({table, std::nullopt, {}, key, std::move(draft), {}, true});
    if (save)
        write(entry, false);
    else
        Q_EMIT draftsChanged();
}

void FormHost::discard()
{
    Entry *entry = m_open;
    if (!entry || entry->saving)
        return;
    if (!entry->isDirty()) {
        close();
        return;
    }
    const auto kept = std::ranges::find(m_entries, entry, &std::shared_ptr<Entry>::get);
    // A copy, which keeps it: takeAway() takes it from the list.
    const std::shared_ptr<Entry> discarded = *kept; // NOLINT(performance-unnecessary-copy-initialization)
    takeAway(entry);
    m_history->push(
        tr("discard %1").arg(discarded->draft->title()), this, [this, discarded] { restore(discarded); },
        [this, discarded] { takeAway(discarded.get()); });
}

void FormHost::takeAway(Entry *entry)
{
    if (entry->saving)
        return;
    if (m_recorder)
        m_recorder->forget(entry->draft.get());
    if (m_open == entry)
        close();
    remove(entry);
    Q_EMIT draftsChanged();
}

bool FormHost::resume(const StoredDraft &stored, const std::optional<Record> &now, bool show)
{
    const DraftSnapshot &snapshot = stored.snapshot;
    auto draft = snapshot.resumed(m_session->schema(), now);
    if (!draft)
        return false;
    const auto parent = draft->parent();
    if (m_session->location().readOnly)
        draft->setReadOnly(tr("This database is open for reading only."));
    forgetUntouched(find(snapshot.table, snapshot.key, parent));
    Entry *entry =
        add({snapshot.table, parent, snapshot.parentLabel, snapshot.key, std::move(draft), snapshot.source},
            stored.id);
    if (snapshot.isNew) {
        fill(entry);
        resumeLines(entry, snapshot);
    }
    if (!snapshot.source.isEmpty())
        findChildren(entry);
    if (show)
        open(entry);
    else
        Q_EMIT draftsChanged();
    return true;
}

void FormHost::restore(const std::shared_ptr<Entry> &entry)
{
    forgetUntouched(find(entry->table, entry->key, entry->parent));
    m_entries.push_back(entry);
    if (m_recorder)
        m_recorder->watch(entry->draft.get(), entry->source);
    if (m_recorder && entry->lines)
        m_recorder->watchLines(entry->draft.get(), entry->lines.get());
    showKept(entry.get());
    Q_EMIT draftsChanged();
}

void FormHost::showKept(Entry *entry)
{
    if (m_follows)
        Q_EMIT recordRequested(entry->table, entry->key);
    else
        open(entry);
}

void FormHost::setBefore(QWidget *before)
{
    m_form->setBefore(before);
}

QWidget *FormHost::strip() const
{
    return m_strip;
}

bool FormHost::isNewRecord() const
{
    return m_open && m_open->draft->isNew();
}

bool FormHost::canSave() const
{
    return m_open && m_form->canSave();
}

void FormHost::updateStrip()
{
    QList<const RecordDraft *> kept;
    for (const auto &entry : m_entries) {
        if (entry.get() != m_open && entry->isDirty())
            kept.append(entry->draft.get());
    }
    m_strip->setDrafts(kept);
}

FormHost::Entry *FormHost::entryOf(const RecordDraft *draft) const
{
    const auto found =
        std::ranges::find_if(m_entries, [draft](const auto &entry) { return entry->draft.get() == draft; });
    return draft && found != m_entries.end() ? found->get() : nullptr;
}

void FormHost::openDraft(const RecordDraft *draft)
{
    if (Entry *entry = entryOf(draft))
        showKept(entry);
}

void FormHost::saveKept(const RecordDraft *draft)
{
    Entry *entry = entryOf(draft);
    if (!entry || entry->saving || !entry->draft->validate() || (entry->lines && !entry->lines->validate()))
        return;
    entry->inCell = m_open != entry;
    if (m_open == entry)
        m_form->setBusy(true);
    write(entry, false);
}

bool FormHost::openNextDraft(bool goOn)
{
    auto first = m_entries.begin();
    if (goOn && m_open)
        first = std::next(std::ranges::find(m_entries, m_open, &std::shared_ptr<Entry>::get));
    const auto isDirty = [](const auto &entry) { return entry->isDirty(); };
    const auto next = std::find_if(first, m_entries.end(), isDirty);
    if (next != m_entries.end())
        showKept(next->get());
    return next != m_entries.end();
}

void FormHost::remove(Entry *entry)
{
    std::erase_if(m_entries, [entry](const auto &kept) { return kept.get() == entry; });
}

qsizetype FormHost::unsavedCount() const
{
    return std::ranges::count_if(m_entries, [](const auto &entry) { return entry->isDirty(); });
}

} // namespace relata
