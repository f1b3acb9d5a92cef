// Drafts beyond one run of the program: the part of RelationshipView that brings them back.
#include "models/database/database_session.h"
#include "models/draft_recorder.h"
#include "ui/child_tabs.h"
#include "ui/form_host.h"
#include "ui/record_details.h"
#include "ui/record_pane.h"
#include "ui/relationship_view.h"

namespace relata {

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
