#include "models/database/database_session.h"
#include "models/record_draft.h"
#include "models/undo_history.h"
#include "ui/cell_editor.h"
#include "ui/draft_strip.h"
#include "ui/form_host.h"

#include <algorithm>

// What FormHost does with drafts that have no form just now: kept, discarded, typed in cells.

namespace relata {

CellEditor *FormHost::editCell(const TableName &table, const Record &record, const QString &column,
                               QWidget *parent)
{
    // What is being saved was typed in another cell just now; it is another column's.
    if (const Entry *kept = find(table, record.key, std::nullopt); kept && !kept->saving) {
        openExisting(table, record, column);
        return nullptr;
    }
    const auto source = [this](const Relationship &relationship, const QString &words, const auto &found) {
        findCandidates(relationship, words, found);
    };
    auto draft = RecordDraft::editing(m_session->schema(), table, record);
    m_typedInCells.append(draft.get());
    return new CellEditor(std::move(draft), column, source, parent);
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
    if (!entry->draft->isDirty()) {
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
    if (m_open == entry)
        close();
    remove(entry);
    Q_EMIT draftsChanged();
}

void FormHost::restore(const std::shared_ptr<Entry> &entry)
{
    forgetUntouched(find(entry->table, entry->key, entry->parent));
    m_entries.push_back(entry);
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

QWidget *FormHost::strip() const
{
    return m_strip;
}

bool FormHost::isNewRecord() const
{
    return m_open && m_open->draft->isNew();
}

void FormHost::updateStrip()
{
    QList<const RecordDraft *> kept;
    for (const auto &entry : m_entries) {
        if (entry.get() != m_open && entry->draft->isDirty())
            kept.append(entry->draft.get());
    }
    m_strip->setDrafts(kept);
}

void FormHost::openDraft(const RecordDraft *draft)
{
    const auto found =
        std::ranges::find_if(m_entries, [draft](const auto &entry) { return entry->draft.get() == draft; });
    if (found != m_entries.end())
        showKept(found->get());
}

bool FormHost::openNextDraft()
{
    auto open = std::ranges::find(m_entries, m_open, &std::shared_ptr<Entry>::get);
    std::vector<std::shared_ptr<Entry>> order(open == m_entries.end() ? open : open + 1, m_entries.end());
    order.insert(order.end(), m_entries.begin(), open == m_entries.end() ? open : open + 1);
    const auto next = std::ranges::find_if(order, [](const auto &entry) { return entry->draft->isDirty(); });
    if (next != order.end())
        showKept(next->get());
    return next != order.end();
}

void FormHost::remove(Entry *entry)
{
    std::erase_if(m_entries, [entry](const auto &kept) { return kept.get() == entry; });
}

qsizetype FormHost::unsavedCount() const
{
    return std::ranges::count_if(m_entries, [](const auto &entry) { return entry->draft->isDirty(); });
}

} // namespace relata
