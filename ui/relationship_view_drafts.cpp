// What is not saved yet, wherever it was typed: a part of RelationshipView.
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

/// On from where the focus is, through the other places, and back to the first one.
void RelationshipView::openNextDraft()
{
    QList<Spot> spots{Spot::Master, Spot::Detail, Spot::Details};
    const Spot here = m_inDetails ? Spot::Details : m_focused == m_detail ? Spot::Detail : Spot::Master;
    std::rotate(spots.begin(), std::ranges::find(spots, here), spots.end());
    spots << here;
    bool goOn = true;
    for (const Spot spot : std::as_const(spots)) {
        if (openDraftIn(spot, std::exchange(goOn, false)))
            return;
    }
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

} // namespace relata
