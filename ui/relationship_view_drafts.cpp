// What is not saved yet, wherever it was typed, also in an earlier run of the program: a part of
// RelationshipView.
#include "models/database/database_session.h"
#include "models/draft_recorder.h"
#include "ui/child_tabs.h"
#include "ui/form_host.h"
#include "ui/record_details.h"
#include "ui/record_pane.h"
#include "ui/relationship_view.h"

#include <algorithm>

namespace relata {

qsizetype RelationshipView::unsavedCount() const
{
    return m_master->unsavedCount() + m_detail->unsavedCount() + m_details->forms()->unsavedCount();
}

qsizetype RelationshipView::unkeptCount() const
{
    return m_master->unkeptCount() + m_detail->unkeptCount();
}

/// On from where the focus is, through the other places, and back to the first one.
bool RelationshipView::openNextDraft()
{
    QList<Spot> spots{Spot::Master, Spot::Detail, Spot::Details};
    const Spot here = m_inDetails ? Spot::Details : m_focused == m_detail ? Spot::Detail : Spot::Master;
    std::rotate(spots.begin(), std::ranges::find(spots, here), spots.end());
    spots << here;
    bool goOn = true;
    for (const Spot spot : std::as_const(spots)) {
        if (openDraftIn(spot, std::exchange(goOn, false)))
            return true;
    }
    return false;
}

bool RelationshipView::openDraftIn(Spot spot, bool goOn)
{
    if (spot == Spot::Master)
        return m_master->openNextDraft(goOn);
    const bool inDetails = spot == Spot::Details;
    if ((inDetails ? m_details->forms()->unsavedCount() : m_detail->unsavedCount()) == 0)
        return false;
    if (const auto latest = m_tabs->latestRelationship(); latest && !inDetails)
        m_tabs->choose(*latest);
    m_detail->show(); // it may have nothing else to show
    return inDetails ? m_details->forms()->openNextDraft(goOn) : m_detail->openNextDraft(goOn);
}

void RelationshipView::setRecorder(DraftRecorder *recorder)
{
    for (FormHost *forms : {m_master->forms(), m_detail->forms(), m_details->forms()})
        forms->setRecorder(recorder);
}

bool RelationshipView::resumeDraft(const StoredDraft &stored, const std::optional<Record> &now, bool show)
{
    const DraftSnapshot &snapshot = stored.snapshot;
    const auto parent = snapshot.parentIn(*m_session->schema());
    FormHost *forms = parent ? m_detail->forms() : m_master->forms();
    if (!show)
        return forms->resume(stored, now, false);
    if (parent)
        showTable(parent->relationship.parentTable, parent->key, parent->relationship);
    else if (m_session->schema()->table(snapshot.table))
        showTable(snapshot.table, snapshot.key);
    m_detail->show(); // it may have nothing else to show
    return forms->resume(stored, now, true);
}

} // namespace relata
