#include "ui/draft_guide.h"

#include "models/database/database_session.h"
#include "models/undo_history.h"
#include "ui/draft_offer.h"
#include "ui/message_bar.h"
#include "ui/relationship_view.h"

#include <algorithm>

namespace relata {

DraftGuide::DraftGuide(const Parts &parts)
    : QObject(parts.view)
    , m_parts(parts)
{
    const DraftOffer *offer = parts.offer;
    connect(parts.recorder, &DraftRecorder::found, this, [this](const QList<StoredDraft> &drafts) {
        read(drafts, [this, drafts](const Records &records) { this->offer(drafts, records); });
    });
    connect(parts.recorder, &DraftRecorder::failed, this, &DraftGuide::sayUnsafe);
    connect(parts.recorder, &DraftRecorder::recovered, this,
            [this] { m_parts.messages->withdraw(m_message); });
    connect(offer, &DraftOffer::restoreRequested, this,
            [this](const StoredDraft &draft) { restore({draft}); });
    connect(offer, &DraftOffer::restoreAllRequested, this, [this] { restore(m_parts.offer->drafts()); });
    connect(offer, &DraftOffer::compareRequested, this, &DraftGuide::compare);
    connect(offer, &DraftOffer::discardRequested, this, &DraftGuide::discard);
    parts.view->setRecorder(parts.recorder);
    parts.recorder->open();
}

/// The records as they are now; none for new ones, and where it cannot be found out.
void DraftGuide::read(const QList<StoredDraft> &drafts, const RecordsRead &then)
{
    const auto job = [drafts, schema = m_parts.session->schema()](Repository &repository) -> Result<Records> {
        Records records;
        for (const StoredDraft &draft : drafts) {
            const DraftSnapshot &snapshot = draft.snapshot;
            const bool known = !snapshot.isNew && schema->table(snapshot.table);
            const auto record = known ? repository.reader().record(snapshot.table, snapshot.key)
                                      : Result<std::optional<Record>>(std::nullopt);
            records.append(record ? *record : std::nullopt);
        }
        return records;
    };
    m_parts.session->request(Lane::Pages, {}, job, this,
                             [then, count = drafts.size()](const Result<Records> &records) {
                                 then(records ? *records : Records(count));
                             });
}

/// What is in the database by now had been saved: the program ended before it could forget it.
void DraftGuide::offer(const QList<StoredDraft> &drafts, const Records &records)
{
    const SchemaPtr schema = m_parts.session->schema();
    for (qsizetype i = 0; i < drafts.size(); ++i) {
        const std::optional<Record> &record = records.at(i);
        const Table *table = schema->table(drafts.at(i).snapshot.table);
        if (record && table && drafts.at(i).snapshot.isIn(*table, *record))
            m_parts.recorder->discard(drafts.at(i));
        else
            m_parts.offer->add(drafts.at(i), schema);
    }
}

void DraftGuide::restore(const QList<StoredDraft> &drafts)
{
    read(drafts, [this, drafts](const Records &records) {
        bool shown = false;
        for (qsizetype i = 0; i < drafts.size(); ++i) {
            if (!m_parts.offer->contains(drafts.at(i).id)) // it has been answered meanwhile
                continue;
            if (m_parts.view->resumeDraft(drafts.at(i), records.at(i), !shown)) {
                m_parts.offer->remove(drafts.at(i).id);
                shown = true;
            }
        }
    });
}

void DraftGuide::compare(const StoredDraft &draft)
{
    read({draft},
         [this, draft](const Records &records) { m_parts.offer->compare(draft.id, records.constFirst()); });
}

void DraftGuide::discard(const StoredDraft &draft)
{
    takeAway(draft);
    m_parts.history->push(
        tr("discard %1").arg(draft.snapshot.title), this, [this, draft] { offerAgain(draft); },
        [this, draft] { takeAway(draft); });
}

void DraftGuide::takeAway(const StoredDraft &draft)
{
    m_parts.offer->remove(draft.id);
    m_parts.recorder->discard(draft);
}

void DraftGuide::offerAgain(const StoredDraft &draft)
{
    m_parts.recorder->bringBack(draft);
    m_parts.offer->add(draft, m_parts.session->schema());
}

void DraftGuide::sayUnsafe(const DatabaseError &error)
{
    m_message = m_parts.messages->show(
        MessageBar::Tone::Error,
        tr("What you type is not kept safe at the moment: save it before Relata ends. %1").arg(error.message),
        {}, error.details);
}

} // namespace relata
